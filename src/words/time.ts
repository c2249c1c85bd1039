import { words } from "./words.ts";

const clock = new Intl.DateTimeFormat(words.locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** A time of day, such as 17:05. */
export function timeOfDay(instant: number): string {
  return clock.format(instant);
}
