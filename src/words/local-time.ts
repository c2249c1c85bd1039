import { dialingWords as texts } from "./dialing-words.ts";

/**
 * What time it is in a country, such as "17:04 there". A country of several zones gives the whole range: nobody can tell
 * from a number in which of them a person lives. Null for a country whose zones this browser does not know.
 * Zones: Unicode CLDR, by Intl.Locale (https://tc39.es/proposal-intl-locale-info).
 */
export function localTimeText(
  country: string | null,
  now: number,
  zonesOf: (country: string) => readonly string[] = zonesOfCountry,
): string | null {
  if (country === null) return null;
  const times = zonesOf(country).map((zone) => wallClock(zone, now));
  const [first, last] = [times.toSorted()[0], times.toSorted().at(-1)];
  if (first === undefined || last === undefined) return null;
  return first === last ? texts.there(first.slice(-5)) : texts.thereBetween(first.slice(-5), last.slice(-5));
}

/** "2026-11-20 17:04" in a zone: texts that sort as times do. */
function wallClock(timeZone: string, now: number): string {
  const parts = clockOf(timeZone).formatToParts(now);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")} ${part("hour")}:${part("minute")}`;
}

/** Made once: each takes a millisecond, and the time is told anew all the time. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const before = clocks.get(timeZone);
  if (before !== undefined) return before;
  const clock = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  clocks.set(timeZone, clock);
  return clock;
}

const known = new Map<string, readonly string[]>();

function zonesOfCountry(country: string): readonly string[] {
  const before = known.get(country);
  if (before !== undefined) return before;
  const zones = readZones(country);
  known.set(country, zones);
  return zones;
}

function readZones(country: string): readonly string[] {
  try {
    // Older browsers have the property, some neither.
    const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & {
      readonly timeZones?: readonly string[];
      readonly getTimeZones?: () => readonly string[] | undefined;
    };
    return locale.getTimeZones?.() ?? locale.timeZones ?? [];
  } catch {
    return [];
  }
}
