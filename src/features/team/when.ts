import { momentInList } from "../../words/time.ts";

/** A moment as the board shows it: "17:05" today, "12 Nov, 10:21" before. */
export function whenShort(instant: number): string {
  return momentInList(instant, Date.now());
}
