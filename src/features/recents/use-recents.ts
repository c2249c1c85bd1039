import { named } from "../../core/contacts/naming.ts";
import { isOpen, type HistoryEntry } from "../../core/history/entry.ts";
import { useContacts, useHistoryLog, useNumberRules, useWorkplace } from "../../stores/react.tsx";
import { useNow } from "../../ui/use-now.ts";
import { endingIn } from "../../words/endings.ts";
import { personOf, type Person } from "../../words/people.ts";
import { momentInList, talkTime } from "../../words/time.ts";

export type RecentRecord = {
  readonly id: string;
  readonly person: Person;
  readonly direction: "inbound" | "outbound";
  /** How it went: the length of a talk, or why there was none. */
  readonly outcome: string;
  /** Missed, and nobody has seen to it yet. */
  readonly isMissed: boolean;
  readonly time: string;
  readonly call: (() => void) | undefined;
};

/** More than an agent looks back on here; the whole log has a screen of its own. */
const mostShown = 30;

/** Days become other days at midnight. */
const minute = 60_000;

/** The last calls of the log, newest first. `callBack` is a way to call again, where there is one now. */
export function useRecents(
  callBack: (call: HistoryEntry) => (() => void) | undefined,
): readonly RecentRecord[] {
  const rules = useNumberRules();
  const { contacts } = useWorkplace();
  const { entries } = useHistoryLog();
  const now = useNow(minute);
  useContacts();
  return entries.slice(0, mostShown).map((entry) => ({
    id: entry.id,
    person: personOf(named(entry.party, contacts.nameOf), rules),
    direction: entry.direction,
    outcome: outcomeOf(entry),
    isMissed: isOpen(entry),
    time: momentInList(entry.begun, now),
    call: entry.kind === "customer" || entry.kind === "colleague" ? callBack(entry) : undefined,
  }));
}

function outcomeOf(entry: HistoryEntry): string {
  const { answered, ended } = entry;
  return answered === null ? endingIn(entry).title : talkTime(ended - answered);
}
