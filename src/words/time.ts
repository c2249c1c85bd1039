import { words } from "./words.ts";

const clock = new Intl.DateTimeFormat(words.locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** A time of day, such as 17:05. */
export function timeOfDay(instant: number): string {
  return clock.format(instant);
}

/** How long two people talked, such as "12 min 8 s". */
export function talkTime(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
  return words.talk(Math.floor(seconds / 60), seconds % 60);
}
