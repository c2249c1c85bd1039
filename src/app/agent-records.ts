import type { Clock } from "../core/ports/clock.ts";
import { openRecords, type Records, type RecordsPorts } from "../records/open-records.ts";
import { words } from "../words/words.ts";
import { chance } from "./phone-parts.ts";
import { whenIdle } from "./when-idle.ts";

/** Whose calls and contacts this browser keeps, and for how long. */
export type Keeps = Pick<RecordsPorts, "owner" | "retentionDays">;

/** What this browser keeps of an agent's calls and contacts. */
export function recordsOf(keeps: Keeps, clock: Clock): Records {
  const compareNames = new Intl.Collator(words.locale).compare;
  return openRecords({
    ...keeps,
    clock,
    notes: window.localStorage,
    page: chance.newId(),
    idle: whenIdle,
    compareNames,
  });
}
