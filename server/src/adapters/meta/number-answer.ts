import { z } from "zod";
import type { NumberAtMeta } from "../../core/numbers/call-settings.ts";
import type { ListedNumber } from "../../core/ports/meta.ts";
import { toE164, words } from "./values.ts";

/** Fields of a number. The limit is the portfolio's now; older versions have it with the number. */
export const numberFields = {
  always: "display_phone_number,verified_name,status,quality_rating,account_mode",
  limits: "messaging_limit_tier,whatsapp_business_manager_messaging_limit",
} as const;

const number = z.object({
  display_phone_number: words.optional(),
  verified_name: words.optional(),
  status: words.optional(),
  quality_rating: words.optional(),
  account_mode: words.optional(),
  messaging_limit_tier: words.optional(),
  whatsapp_business_manager_messaging_limit: words.optional(),
});

/** GET of a phone number in our words; null for what is not that. */
export function readNumber(value: unknown): (NumberAtMeta & { readonly number: string | null }) | null {
  const read = number.safeParse(value);
  if (!read.success) return null;
  const { display_phone_number: shown = null, ...fields } = read.data;
  return {
    number: shown === null ? null : toE164(shown),
    verifiedName: fields.verified_name ?? null,
    status: fields.status ?? null,
    quality: fields.quality_rating ?? null,
    messagingLimit: fields.whatsapp_business_manager_messaging_limit ?? fields.messaging_limit_tier ?? null,
    accountMode: fields.account_mode ?? null,
  };
}

const page = z.object({
  data: z.array(
    z.object({
      id: z
        .union([z.string(), z.int()])
        .transform(String)
        .pipe(z.string().regex(/^\d{5,32}$/)),
      display_phone_number: z.string(),
      verified_name: words.optional(),
    }),
  ),
  paging: z
    .object({ next: z.string().optional(), cursors: z.object({ after: z.string().max(500) }).optional() })
    .optional(),
});

export type NumberPage = {
  readonly numbers: readonly ListedNumber[];
  /** Null on the last page. */
  readonly after: string | null;
};

/** One page of an account's numbers; null for what is not that. Where Meta shows no telephone number, there is none to add. */
export function readPage(value: unknown): NumberPage | null {
  const read = page.safeParse(value);
  if (!read.success) return null;
  const { data, paging } = read.data;
  return {
    numbers: data.flatMap(({ id, display_phone_number: shown, verified_name: verifiedName = null }) => {
      const e164 = toE164(shown);
      return e164 === null ? [] : [{ phoneNumberId: id, number: e164, verifiedName }];
    }),
    // The address in `next` is not followed: it may be anywhere, and the token would go there.
    after: paging?.next === undefined ? null : (paging.cursors?.after ?? null),
  };
}
