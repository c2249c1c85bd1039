/** `call_hours` as the Graph API has them. */
export interface CallHours {
  readonly status: "ENABLED" | "DISABLED";
  readonly timezone_id: string;
  readonly weekly_operating_hours: readonly OpenHours[];
  readonly holiday_schedule?: readonly Holiday[] | undefined;
}

export interface OpenHours {
  readonly day_of_week: Weekday;
  /** "0900" */
  readonly open_time: string;
  readonly close_time: string;
}

/** Hours of one date that count instead of the weekly ones: in Meta's samples a holiday closes from start to end. */
export interface Holiday {
  /** "2026-12-25" */
  readonly date: string;
  readonly start_time: string;
  readonly end_time: string;
}

export const WEEKDAYS = [
  "MONDAY",
  "TUESDAY",
  "WEDNESDAY",
  "THURSDAY",
  "FRIDAY",
  "SATURDAY",
  "SUNDAY",
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const MOST_PER_DAY = 2;
const MOST_HOLIDAYS = 20;

/** What is wrong with these hours by Meta's rules, in a sentence. */
export function hoursFault(hours: CallHours): string | undefined {
  const { timezone_id, weekly_operating_hours, holiday_schedule = [] } = hours;
  if (!isTimeZone(timezone_id)) return `timezone_id ${timezone_id} is not a valid timezone.`;
  for (const day of WEEKDAYS) {
    const entries = weekly_operating_hours.filter(({ day_of_week }) => day_of_week === day);
    const fault = dayFault(day, entries);
    if (fault !== undefined) return fault;
  }
  if (holiday_schedule.length > MOST_HOLIDAYS)
    return `holiday_schedule has ${String(holiday_schedule.length)} entries; at most ${String(MOST_HOLIDAYS)} are allowed.`;
  const backwards = holiday_schedule.find(({ start_time, end_time }) => start_time >= end_time);
  return backwards && `holiday_schedule of ${backwards.date}: start_time must be before end_time.`;
}

function dayFault(day: Weekday, entries: readonly OpenHours[]): string | undefined {
  if (entries.length > MOST_PER_DAY)
    return `weekly_operating_hours has ${String(entries.length)} entries for ${day}; at most ${String(MOST_PER_DAY)} are allowed.`;
  if (entries.some(({ open_time, close_time }) => open_time >= close_time))
    return `weekly_operating_hours of ${day}: open_time must be before close_time.`;
  const [first, second] = entries.toSorted((a, b) => a.open_time.localeCompare(b.open_time));
  return first && second && second.open_time < first.close_time
    ? `weekly_operating_hours of ${day}: the entries overlap.`
    : undefined;
}

/** Whether customers may call at this moment (milliseconds since 1970). */
export function isOpen(hours: CallHours | undefined, at: number): boolean {
  if (hours?.status !== "ENABLED") return true;
  const { date, day, time } = localTime(hours.timezone_id, at);
  const holiday = hours.holiday_schedule?.find((each) => each.date === date);
  if (holiday && time >= holiday.start_time && time <= holiday.end_time) return false;
  return hours.weekly_operating_hours.some(
    ({ day_of_week, open_time, close_time }) => day_of_week === day && time >= open_time && time < close_time,
  );
}

function localTime(timeZone: string, at: number): { date: string; day: string; time: string } {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    weekday: "long",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((each) => each.type === type)?.value ?? "";
  return {
    date: `${part("year")}-${part("month")}-${part("day")}`,
    day: part("weekday").toUpperCase(),
    time: `${part("hour")}${part("minute")}`,
  };
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    // Intl takes offsets such as "+02:00", too.
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}
