import { z } from "zod";
import type { KeyedNews } from "../../core/meta/news.ts";
import type { Restriction } from "../../core/numbers/call-settings.ts";
import { DAY, type Instant } from "../../core/time.ts";
import { restrictionOf } from "./calling-object.ts";
import { notUnderstood, safeWord } from "./not-understood.ts";
import { secondsOrNull, toE164, words } from "./values.ts";

/** How long we show what has no end of its own and no reading repeats: as long as Meta's restrictions last. */
const SHOWN_FOR = 7 * DAY;

const value = z.object({
  event: z.string(),
  phone_number: z.string().optional().catch(undefined),
  violation_info: z.object({ violation_type: words, remediation: words.optional() }).optional(),
  restriction_info: z
    .array(
      z.object({
        restriction_type: z.string(),
        expiration: secondsOrNull.optional(),
        remediation: words.optional(),
      }),
    )
    .optional(),
});

type Value = z.output<typeof value>;

/** The field `account_update`: violations and restrictions, of a number or of all the account's. Without a key: told twice, it says the same. */
export function accountNews(body: unknown, at: Instant): KeyedNews {
  const read = value.safeParse(body);
  if (!read.success) return notUnderstood("account_update");
  const restrictions = restrictionsOf(read.data, at);
  if (restrictions.length === 0) return notUnderstood(`account_update_${safeWord(read.data.event)}`);
  const { phone_number: told } = read.data;
  const number = told === undefined ? null : toE164(told);
  // Of one number that cannot be read it must not become news of all.
  if (told !== undefined && number === null) return notUnderstood("account_update");
  return { key: null, news: { kind: "restricted", number, restrictions } };
}

function restrictionsOf(
  { event, violation_info, restriction_info }: Value,
  at: Instant,
): readonly Restriction[] {
  const until = at + SHOWN_FOR;
  if (event === "ACCOUNT_VIOLATION" && violation_info !== undefined) {
    const { violation_type: type, remediation = null } = violation_info;
    return [restrictionOf(type ?? "ACCOUNT_VIOLATION", remediation, until)];
  }
  if (event !== "ACCOUNT_RESTRICTION") return [];
  return (restriction_info ?? []).map(({ restriction_type, remediation, expiration }) =>
    restrictionOf(restriction_type, remediation ?? null, expiration ?? until),
  );
}
