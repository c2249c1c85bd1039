import type { CallHours } from "./call-settings.ts";

/** A wrong value: its JSON path, and what is wrong in a word that the app has a sentence for. */
export type FieldFault = { readonly path: string; readonly fault: string };

const MOST_A_DAY = 2;
const MOST_HOLIDAYS = 20;

/**
 * What Meta would refuse in call hours (call-settings page, call_hours). Faults: `unknown-time-zone`, `not-after-open`,
 * `too-many-a-day`, `overlap`, `too-many`, `repeated`, `form`. Paths begin at `/callHours`.
 */
export function callHoursFaults(
  hours: CallHours,
  isTimeZone: (name: string) => boolean = isKnownTimeZone,
): readonly FieldFault[] {
  return [
    ...(isTimeZone(hours.timeZone) ? [] : [fault("/timeZone", "unknown-time-zone")]),
    ...hours.weekly.flatMap((_, index) => weeklyFaults(hours.weekly, index)),
    ...hours.holidays.flatMap((_, index) => holidayFaults(hours.holidays, index)),
  ];
}

/** Whether this system knows the IANA name. Abbreviations and offsets that it also takes are none. */
export function isKnownTimeZone(name: string): boolean {
  if (!/^[A-Z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

const fault = (path: string, what: string): FieldFault => ({ path: `/callHours${path}`, fault: what });

/** Each fault is told at the later of two entries that do not go together. */
function weeklyFaults(weekly: CallHours["weekly"], index: number): readonly FieldFault[] {
  const entry = weekly[index];
  if (entry === undefined) return [];
  const earlier = weekly.slice(0, index).filter(({ day }) => day === entry.day);
  const at = `/weekly/${index}`;
  return [
    ...closingFaults(entry, at),
    ...(earlier.length >= MOST_A_DAY ? [fault(`${at}/day`, "too-many-a-day")] : []),
    ...(earlier.some((other) => entry.open < other.close && other.open < entry.close)
      ? [fault(`${at}/open`, "overlap")]
      : []),
  ];
}

function holidayFaults(holidays: CallHours["holidays"], index: number): readonly FieldFault[] {
  const entry = holidays[index];
  if (entry === undefined) return [];
  const at = `/holidays/${index}`;
  return [
    ...closingFaults(entry, at),
    ...(isDate(entry.date) ? [] : [fault(`${at}/date`, "form")]),
    ...(holidays.slice(0, index).some(({ date }) => date === entry.date)
      ? [fault(`${at}/date`, "repeated")]
      : []),
    ...(index === MOST_HOLIDAYS ? [fault("/holidays", "too-many")] : []),
  ];
}

/** "09:00" sorts as text as it does in time. */
const closingFaults = ({ open, close }: { readonly open: string; readonly close: string }, at: string) =>
  open < close ? [] : [fault(`${at}/close`, "not-after-open")];

function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
