import { named, type NameOf } from "../../core/contacts/naming.ts";
import type { Party } from "../../core/call/call.ts";
import { isOpen, type HistoryEntry } from "../../core/history/entry.ts";
import type { HistoryLog } from "../../core/ports/history-log.ts";
import type { NumberRules } from "../../core/ports/number-rules.ts";
import { historyWords } from "../../words/history-words.ts";
import { businessName, personOf, takerName, type Person } from "../../words/people.ts";
import { momentInList, talkTime } from "../../words/time.ts";

const texts = historyWords;

/** Whom to call again, through which of our numbers. */
export type Callable = Pick<HistoryEntry, "party" | "businessNumber" | "kind">;
export type CallBackOf = (entry: Callable) => (() => void) | undefined;

export type EntryRecord = {
  readonly id: string;
  readonly person: Person;
  /** To copy; empty where there is nobody's number: a conference, the echo, a parking place. */
  readonly number: string;
  readonly direction: HistoryEntry["direction"];
  readonly outcome: string;
  /** What the outcome looks like. */
  readonly tone: "plain" | "open" | "missed" | "failed";
  readonly business: string | null;
  readonly when: string;
  readonly begun: number;
  readonly length: string | null;
  readonly quality: { readonly level: QualityLevel; readonly text: string; readonly title: string } | null;
  readonly note: string;
  readonly tags: readonly string[];
  readonly call: (() => void) | undefined;
  /** Says that somebody has seen to it; only a missed call that waits can be. */
  readonly done: (() => void) | undefined;
  /** Leads to a new contact with this number; only a customer's that the contacts do not have. */
  readonly addContact: (() => void) | undefined;
  readonly write: (note: string, tags: readonly string[]) => void;
};

type QualityLevel = keyof typeof texts.quality;

type Around = {
  readonly history: Pick<HistoryLog, "change">;
  readonly nameOf: NameOf;
  readonly businessNumbers: Parameters<typeof businessName>[1];
  readonly rules: NumberRules;
  readonly now: number;
  readonly callBack: CallBackOf;
  readonly addContact: (party: Party) => void;
};

/** A call of the log as the screen shows it. */
export function entryRecord(entry: HistoryEntry, around: Around): EntryRecord {
  const { history, nameOf, businessNumbers, now, callBack } = around;
  const { id, direction, kind, begun, answered, ended, note, tags } = entry;
  const isSomebody = kind === "customer" || kind === "colleague";
  return {
    id,
    person: personIn(entry, around),
    number: isSomebody ? entry.party.number : "",
    direction,
    outcome: outcomeText(entry),
    tone: toneOf(entry),
    business: businessName(entry.businessNumber, businessNumbers),
    when: momentInList(begun, now),
    begun,
    length: answered === null ? null : talkTime(ended - answered),
    quality: qualityOf(entry),
    note,
    tags,
    call: isSomebody ? callBack(entry) : undefined,
    done: isOpen(entry) ? () => history.change(id, { handled: Date.now() }) : undefined,
    addContact: isUnknown(entry, nameOf) ? () => around.addContact(entry.party) : undefined,
    write: (newNote, newTags) => history.change(id, { note: newNote, tags: newTags }),
  };
}

function outcomeText({ outcome, takenBy }: HistoryEntry): string {
  const taker = takerName(takenBy);
  return taker === null ? texts.outcomes[outcome] : texts.answeredBy(taker);
}

function personIn({ kind, party }: HistoryEntry, { nameOf, rules }: Around): Person {
  if (kind === "conference") return personOf({ ...party, name: texts.kinds.conference }, rules);
  return personOf(named(party, nameOf), rules);
}

function isUnknown({ kind, party }: HistoryEntry, nameOf: NameOf): boolean {
  return kind === "customer" && party.number.startsWith("+") && nameOf(party.number) === null;
}

function toneOf(entry: HistoryEntry): EntryRecord["tone"] {
  if (isOpen(entry)) return "open";
  if (entry.outcome === "missed") return "missed";
  return entry.outcome === "failed" ? "failed" : "plain";
}

function qualityOf({ quality }: HistoryEntry): EntryRecord["quality"] {
  if (quality?.level == null) return null;
  const { level, mosMean } = quality;
  const text = texts.quality[level];
  return { level, text, title: mosMean === null ? text : `${text}, ${texts.score(mosMean.toFixed(1))}` };
}
