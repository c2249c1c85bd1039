import { words } from "./words.ts";

const { dates } = words;

const clock = new Intl.DateTimeFormat(words.locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const day = new Intl.DateTimeFormat(dates.locale, { day: "numeric", month: "short" });
const weekday = new Intl.DateTimeFormat(dates.locale, { weekday: "short" });
const wholeDay = new Intl.DateTimeFormat("en-CA", { year: "numeric", month: "2-digit", day: "2-digit" });

/** A time of day, such as 17:05. */
export function timeOfDay(instant: number): string {
  return clock.format(instant);
}

/** A moment of the coming or past days: "today 18:00", "Thu 26 Nov, 18:00"; with the year when it is another one. */
export function momentText(instant: number, now: number): string {
  const time = timeOfDay(instant);
  if (isSameDay(instant, now)) return dates.today(time);
  const year = yearOf(instant);
  if (year !== yearOf(now)) return dates.withYear(day.format(instant), year, time);
  return dates.dayAndTime(weekday.format(instant), day.format(instant), time);
}

const daysByWeekday = 6 * 24 * 3_600_000;

/** A moment that comes soon, where there is little room: "16:40" today, "Sun 16:40". */
export function momentSoon(instant: number, now: number): string {
  const time = timeOfDay(instant);
  if (isSameDay(instant, now)) return time;
  const isSoon = instant > now && instant - now < daysByWeekday;
  return isSoon ? `${weekday.format(instant)} ${time}` : momentText(instant, now);
}

/** The moment of an entry in a list: "17:05" today, "12 Nov, 10:21", "12 Nov 2025, 10:21". */
export function momentInList(instant: number, now: number): string {
  const time = timeOfDay(instant);
  if (isSameDay(instant, now)) return time;
  const year = yearOf(instant);
  return year === yearOf(now)
    ? dates.dayInList(day.format(instant), time)
    : dates.withYear(day.format(instant), year, time);
}

const isSameDay = (one: number, other: number) => wholeDay.format(one) === wholeDay.format(other);
const yearOf = (instant: number) => String(new Date(instant).getFullYear());

/** How long ago something was, such as "40 s ago". Clocks of two computers may differ: the future is "just now". */
export function agoText(instant: number, now: number): string {
  const seconds = Math.floor((now - instant) / 1_000);
  if (seconds < 5) return dates.justNow;
  if (seconds < 90) return dates.secondsAgo(seconds);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 90) return dates.minutesAgo(minutes);
  const hours = Math.floor(minutes / 60);
  return hours < 36 ? dates.hoursAgo(hours) : dates.daysAgo(Math.floor(hours / 24));
}

/** How long two people talked, such as "12 min 8 s". */
export function talkTime(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
  return words.talk(Math.floor(seconds / 60), seconds % 60);
}
