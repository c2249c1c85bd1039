import type { Clock } from "../core/ports/clock.ts";
import { openRecords, type Records, type RecordsPorts } from "../records/open-records.ts";
import { words } from "../words/words.ts";
import { chance } from "./phone-parts.ts";
import { whenIdle } from "./when-idle.ts";

/** Whose calls and contacts this browser keeps, and for how long. */
export type Keeps = Pick<RecordsPorts, "owner" | "retentionDays">;

/** What this browser keeps of an agent's calls and contacts. */
export function recordsOf(keeps: Keeps, clock: Clock): Records {
  // Made when names are compared first: it takes the browser tens of milliseconds.
  let collator: Intl.Collator | null = null;
  const compareNames = (one: string, other: string): number =>
    (collator ??= new Intl.Collator(words.locale)).compare(one, other);
  return openRecords({
    ...keeps,
    clock,
    notes: window.localStorage,
    page: chance.newId(),
    idle: whenIdle,
    compareNames,
  });
}
