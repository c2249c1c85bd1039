import type { SettingsAtMeta } from "../api/contract.ts";
import { panelWords } from "./panel-words.ts";

const { hours: texts } = panelWords;

type CallHours = NonNullable<SettingsAtMeta["callHours"]>;
type Day = CallHours["weekly"][number]["day"];
type Times = { readonly open: string; readonly close: string };

const week = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

export type HoursTelling = {
  /** "Mon–Fri 09:00–18:00", one a line. */
  readonly lines: readonly string[];
  /** "Lisbon time"; null where no hours are kept. */
  readonly zone: string | null;
  /** Whether customers can call now; null where that cannot be told. */
  readonly today: string | null;
};

/** A number's call hours in words. Without hours, or with hours that are switched off, customers can call at any time. */
export function tellHours(hours: CallHours | null, now: number): HoursTelling {
  if (hours === null || hours.status === "off") return { lines: [texts.always], zone: null, today: null };
  const lines = groupsOf(hours.weekly).map(({ days, times }) => `${daysText(days)} ${times}`);
  return {
    lines: lines.length === 0 ? [texts.none] : lines,
    zone: texts.zone(placeOf(hours.timeZone)),
    today: tellToday(hours, now),
  };
}

/** "Lisbon" for "Europe/Lisbon", "New York" for "America/New_York". */
function placeOf(timeZone: string): string {
  return (timeZone.split("/").at(-1) ?? timeZone).replaceAll("_", " ");
}

type Group = { readonly days: readonly Day[]; readonly times: string };

/** Days with the same times, in the order of their first. */
function groupsOf(weekly: CallHours["weekly"]): readonly Group[] {
  const groups = new Map<string, Day[]>();
  for (const day of week) {
    const times = timesText(timesOn(weekly, day));
    if (times !== "") groups.set(times, [...(groups.get(times) ?? []), day]);
  }
  return [...groups].map(([times, days]) => ({ days, times }));
}

function timesOn(weekly: CallHours["weekly"], day: Day): readonly Times[] {
  return weekly
    .filter((entry) => entry.day === day)
    .toSorted((one, other) => one.open.localeCompare(other.open));
}

function timesText(times: readonly Times[]): string {
  return times
    .map(({ open, close }) =>
      open === "00:00" && close === "23:59" ? texts.allDay : texts.range(open, close),
    )
    .join(", ");
}

/** "Every day", "Mon–Fri", "Mon, Wed–Fri": runs of three or more are joined. */
function daysText(days: readonly Day[]): string {
  if (days.length === week.length) return texts.everyDay;
  const runs: Day[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    const previous = run?.at(-1);
    if (run !== undefined && previous !== undefined && week.indexOf(day) === week.indexOf(previous) + 1)
      run.push(day);
    else runs.push([day]);
  }
  return runs.flatMap(runText).join(", ");
}

function runText(run: readonly Day[]): readonly string[] {
  const [first, last] = [run[0], run.at(-1)];
  if (run.length < 3 || first === undefined || last === undefined) return run.map((day) => texts.days[day]);
  return [texts.range(texts.days[first], texts.days[last])];
}

function tellToday({ weekly, holidays, timeZone }: CallHours, now: number): string | null {
  const there = dayAndTimeIn(timeZone, now);
  if (there === null) return null;
  const { date, day, time } = there;
  // Whether a holiday's times are those it is open or closed Meta's documentation leaves open.
  const holiday = holidays.filter((entry) => entry.date === date);
  if (holiday.length > 0) return texts.holiday(timesText(holiday));
  const open = timesOn(weekly, day).find((times) => times.open <= time && time < times.close);
  return open === undefined ? tellNextOpening(weekly, day, time) : texts.openUntil(open.close);
}

function tellNextOpening(weekly: CallHours["weekly"], day: Day, time: string): string {
  const later = timesOn(weekly, day).find(({ open }) => open > time);
  if (later !== undefined) return texts.opensToday(later.open);
  const today = week.indexOf(day);
  for (const next of [...week.slice(today + 1), ...week.slice(0, today + 1)]) {
    const [first] = timesOn(weekly, next);
    if (first !== undefined) return texts.opensOn(texts.days[next], first.open);
  }
  return texts.closed;
}

/** Date, day and time of a zone; null for one that this browser does not know. */
function dayAndTimeIn(
  timeZone: string,
  now: number,
): { readonly date: string; readonly day: Day; readonly time: string } | null {
  try {
    const date = new Intl.DateTimeFormat("en-CA", { timeZone }).format(now);
    const time = new Intl.DateTimeFormat("en-GB", {
      timeZone,
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    }).format(now);
    const name = new Intl.DateTimeFormat("en-GB", { timeZone, weekday: "long" }).format(now).toLowerCase();
    const day = week.find((one) => one === name);
    return day === undefined ? null : { date, day, time };
  } catch {
    return null;
  }
}
