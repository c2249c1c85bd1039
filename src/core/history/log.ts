import type { Instant } from "../call/call.ts";
import { isOpen, seesToMissed, type HistoryEntry } from "./entry.ts";

/** The most calls a log keeps: beyond it the oldest go. */
export const mostEntries = 10_000;

export const newestFirst = (one: HistoryEntry, other: HistoryEntry) =>
  other.begun - one.begun || (one.id < other.id ? 1 : -1);

/** The missed calls that a call sees to, marked as handled when it ended. */
export function handledBy(entry: HistoryEntry, entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  if (!seesToMissed(entry)) return [];
  return entries
    .filter((other) => isOpen(other) && isSameParty(other, entry) && other.begun <= entry.ended)
    .map((other) => ({ ...other, handled: entry.ended }));
}

/** Callers who hide their number have nothing to be told apart by. */
function isSameParty(
  { party: one, kind }: HistoryEntry,
  { party: other, kind: otherKind }: HistoryEntry,
): boolean {
  return one.number !== "" && one.number === other.number && kind === otherKind;
}

/** How many missed calls wait for somebody. */
export function openCount(entries: readonly HistoryEntry[]): number {
  return entries.filter(isOpen).length;
}

const day = 24 * 3_600_000;

/** The moment before which calls are no longer kept. */
export function keptSince(now: Instant, retentionDays: number): Instant {
  return now - retentionDays * day;
}
