import { ratioOf, summarize } from "../statistics.ts";
import type { Summary } from "../statistics.ts";

/** A number's page for an administrator, and beside it the phone for an agent. */
export const screens = ["settings", "phone"] as const;
export type ScreenName = (typeof screens)[number];
/** With nothing of the app in the browser's cache, and with all of it. The session is there both times. */
export const caches = ["cold", "warm"] as const;
export type Cache = (typeof caches)[number];

/** One load of a page, in milliseconds from the navigation to the frame that shows what it is opened for. */
export interface Load {
  readonly screen: ScreenName;
  readonly cache: Cache;
  readonly ms: number;
}

type OfCache = Readonly<Record<`${ScreenName}_ms`, Summary>> & {
  /** Of the medians. */
  readonly settings_to_phone: number | null;
};
export type SettingsResult = Readonly<Record<Cache, OfCache>>;

export function settingsResultOf(loads: readonly Load[]): SettingsResult {
  const of = (cache: Cache): OfCache => {
    const times = (screen: ScreenName): Summary =>
      summarize(loads.filter((load) => load.cache === cache && load.screen === screen).map(({ ms }) => ms));
    const [settings, phone] = [times("settings"), times("phone")];
    return { settings_ms: settings, phone_ms: phone, settings_to_phone: ratioOf(settings.p50, phone.p50) };
  };
  return { cold: of("cold"), warm: of("warm") };
}
