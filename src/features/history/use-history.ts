import { useState } from "react";
import { isOpen, outcomes, type HistoryEntry, type Outcome } from "../../core/history/entry.ts";
import { filtered, isFiltering, noFilter, type HistoryFilter } from "../../core/history/filter.ts";
import type { Keeping } from "../../core/ports/history-log.ts";
import { useGo } from "../../stores/navigation.tsx";
import { useContacts, useHistoryLog, useNumberRules, useWorkplace } from "../../stores/react.tsx";
import { useNow } from "../../ui/use-now.ts";
import { historyWords } from "../../words/history-words.ts";
import { businessName, strangersText } from "../../words/people.ts";
import { entryRecord, type CallBackOf, type EntryRecord } from "./entry-record.ts";
import { periodOf, type Period } from "./periods.ts";

const texts = historyWords;

export type Choices = {
  readonly direction: HistoryEntry["direction"] | "any";
  readonly outcome: Outcome | "any";
  /** One of our numbers, or "any". */
  readonly number: string;
  readonly period: Period | "any";
  readonly note: "with" | "any";
};

const noChoice: Choices = { direction: "any", outcome: "any", number: "any", period: "any", note: "any" };

export type HistoryRecord = {
  readonly retentionDays: number;
  readonly keeping: Keeping;
  readonly text: string;
  readonly choices: Choices;
  /** Of our numbers, those to choose from. */
  readonly numbers: readonly { readonly value: string; readonly text: string }[];
  readonly outcomes: readonly Outcome[];
  readonly search: (text: string) => void;
  readonly choose: (choices: Partial<Choices>) => void;
  /** Undefined where no filter is set. */
  readonly clear: (() => void) | undefined;
  readonly count: string;
  readonly body:
    | { readonly kind: "reading" | "empty" | "nothing" }
    | {
        readonly kind: "calls";
        /** Missed calls that wait. */
        readonly open: readonly EntryRecord[];
        readonly rest: readonly EntryRecord[];
        /** How many more there are, and how to see them. */
        readonly more: { readonly left: number; readonly show: () => void } | undefined;
      };
};

/** Rows drawn at once; thousands more are a press away. */
const page = 100;

/** Days become other days at midnight. */
const minute = 60_000;

export function useHistory(callBack: CallBackOf): HistoryRecord {
  const { history, contacts, businessNumbers, newContact } = useWorkplace();
  const go = useGo();
  const { keeping, entries } = useHistoryLog();
  const rules = useNumberRules();
  const now = useNow(minute);
  useContacts();
  const [text, setText] = useState("");
  const [choices, setChoices] = useState(noChoice);
  const [shown, setShown] = useState(page);
  const filter = filterOf(text, choices, now);
  const fitting = filtered(entries, filter, contacts.nameOf);
  const drawn = fitting.slice(0, shown);

  const recordOf = (entry: HistoryEntry) =>
    entryRecord(entry, {
      history,
      nameOf: contacts.nameOf,
      businessNumbers,
      rules,
      now,
      callBack,
      addContact: ({ number, name }) => {
        newContact.hand({ number, name: strangersText(name ?? "") });
        go("/contacts");
      },
    });
  const open = drawn.filter(isOpen).map(recordOf);
  const rest = drawn.filter((entry) => !isOpen(entry)).map(recordOf);
  return {
    retentionDays: history.retentionDays,
    keeping,
    text,
    choices,
    numbers: businessNumbers.map(({ number }) => ({
      value: number,
      text: businessName(number, businessNumbers) ?? number,
    })),
    outcomes,
    search: (wanted) => {
      setText(wanted);
      setShown(page);
    },
    choose: (some) => {
      setChoices({ ...choices, ...some });
      setShown(page);
    },
    clear: isFiltering(filter)
      ? () => {
          setText("");
          setChoices(noChoice);
          setShown(page);
        }
      : undefined,
    count: isFiltering(filter) ? texts.countOf(fitting.length, entries.length) : texts.count(entries.length),
    body:
      fitting.length === 0
        ? { kind: entries.length > 0 ? "nothing" : emptiness(keeping) }
        : {
            kind: "calls",
            open,
            rest,
            more:
              fitting.length > shown
                ? { left: fitting.length - shown, show: () => setShown(shown + page) }
                : undefined,
          },
  };
}

function filterOf(text: string, choices: Choices, now: number): HistoryFilter {
  const { direction, outcome, number, period, note } = choices;
  return {
    ...noFilter,
    text: text.trim(),
    direction: direction === "any" ? null : direction,
    outcome: outcome === "any" ? null : outcome,
    businessNumber: number === "any" ? null : number,
    note: note === "any" ? null : note,
    ...(period !== "any" && periodOf(period, now)),
  };
}

const emptiness = (keeping: Keeping) => (keeping === "opening" ? "reading" : "empty");
