import { z } from "zod";
import type { ChangedSettings, KeyedNews } from "../../core/meta/news.ts";
import { callingObject, type CallingObject } from "./calling-object.ts";
import { notUnderstood } from "./not-understood.ts";

const value = z.object({
  // Meta's table has capitals, its sample has none.
  type: z
    .string()
    .transform((text) => text.toLowerCase())
    .pipe(z.literal("phone_number_settings")),
  phone_number_settings: z.object({
    phone_number_id: z.string().regex(/^\d{1,32}$/),
    calling: callingObject,
  }),
});

/** The field `account_settings_update`. Without a key: told twice, it says the same. */
export function settingsNews(told: unknown): KeyedNews {
  const read = value.safeParse(told);
  if (!read.success) return notUnderstood("account_settings_update");
  const { phone_number_id: phoneNumberId, calling } = read.data.phone_number_settings;
  return { key: null, news: { kind: "settings-changed", phoneNumberId, changed: changedIn(calling) } };
}

/** Servers are left out: what is told of them is not documented, and reading tells. */
function changedIn(calling: CallingObject): ChangedSettings {
  const changed = {
    calling: calling.status,
    sip: calling.sip?.status,
    keyExchange: calling.srtp_key_exchange_protocol ?? undefined,
    callHours: calling.call_hours,
    callbackPermission: calling.callback_permission_status,
    callIcon: calling.call_icon_visibility,
    additionalCodecs: calling.audio?.additional_codecs,
  };
  return Object.fromEntries(Object.entries(changed).filter(([, told]) => told !== undefined));
}
