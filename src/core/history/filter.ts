import type { Instant } from "../call/call.ts";
import { digitsOf, folded } from "./folded.ts";
import { isOpen, type HistoryEntry, type Outcome } from "./entry.ts";

/** What an agent looks for in the log; null: whatever it is. */
export type HistoryFilter = {
  /** In names, numbers, notes and tags. */
  readonly text: string;
  readonly direction: HistoryEntry["direction"] | null;
  readonly outcome: Outcome | null;
  /** One of our numbers. */
  readonly businessNumber: string | null;
  readonly note: "with" | null;
  readonly from: Instant | null;
  /** Up to this moment, not including it. */
  readonly until: Instant | null;
};

export const noFilter: HistoryFilter = {
  text: "",
  direction: null,
  outcome: null,
  businessNumber: null,
  note: null,
  from: null,
  until: null,
};

export function isFiltering(filter: HistoryFilter): boolean {
  return (Object.keys(noFilter) as (keyof HistoryFilter)[]).some((key) => filter[key] !== noFilter[key]);
}

/** The entries that fit, missed calls that nobody has seen to first, each newest first as they came. */
export function filtered(
  entries: readonly HistoryEntry[],
  filter: HistoryFilter,
  nameOf: (number: string) => string | null,
): readonly HistoryEntry[] {
  const fits = entries.filter((entry) => isWanted(entry, filter) && holdsText(entry, filter.text, nameOf));
  return [...fits.filter(isOpen), ...fits.filter((entry) => !isOpen(entry))];
}

function isWanted(entry: HistoryEntry, filter: HistoryFilter): boolean {
  const { note, from, until } = filter;
  const isSame = (["direction", "outcome", "businessNumber"] as const).every(
    (key) => filter[key] === null || filter[key] === entry[key],
  );
  const hasNote = note === null || entry.note !== "" || entry.tags.length > 0;
  return isSame && hasNote && entry.begun >= (from ?? -Infinity) && entry.begun < (until ?? Infinity);
}

function holdsText(
  { party, note, tags }: HistoryEntry,
  text: string,
  nameOf: (number: string) => string | null,
): boolean {
  const wanted = folded(text);
  if (wanted === "") return true;
  const digits = digitsOf(text);
  if (digits !== null && party.number.includes(digits)) return true;
  return [nameOf(party.number) ?? "", party.name ?? "", note, ...tags].some((one) =>
    folded(one).includes(wanted),
  );
}
