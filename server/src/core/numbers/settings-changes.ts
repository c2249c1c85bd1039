import type { ChangedSettings } from "../meta/news.ts";
import type { SettingsAtMeta, WantedCallSettings } from "./call-settings.ts";

/** Meta's settings as something to write back: for a number on which nobody has decided anything. */
export function wantedAsAtMeta(meta: SettingsAtMeta): WantedCallSettings {
  const { calling, sip, keyExchange, callbackPermission, callIcon, additionalCodecs } = meta;
  return {
    ...{ calling, sip, keyExchange, callbackPermission, callIcon, additionalCodecs },
    callHours: null,
    permissionTemplate: null,
  };
}

/** What we last read, with what a webhook told since. `readAt` stays: nothing else was read. */
export const withChanges = (meta: SettingsAtMeta, changed: ChangedSettings): SettingsAtMeta => ({
  ...meta,
  ...changed,
});

/** As Meta has it once SIP was cleared. */
export const withoutSip = (meta: SettingsAtMeta): SettingsAtMeta => ({
  ...meta,
  calling: "off",
  sip: "off",
  servers: [],
});
