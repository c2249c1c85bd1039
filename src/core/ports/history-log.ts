import type { CallId } from "../call/call.ts";
import type { HistoryEntry } from "../history/entry.ts";
import type { QualitySummary } from "../quality/summary.ts";

/**
 * Whether what is kept will be there after a reload.
 *   opening  not known yet; what happens meanwhile is written as soon as it is
 *   kept     yes
 *   blocked  the browser lets nothing be kept here (private window, policy, a broken profile)
 *   full     there is no room left
 */
export type Keeping = "opening" | "kept" | "blocked" | "full";

export type HistoryState = {
  readonly keeping: Keeping;
  /** Newest first. While nothing can be kept: what this page has seen. */
  readonly entries: readonly HistoryEntry[];
};

export type EntryChange = Partial<Pick<HistoryEntry, "note" | "tags" | "handled">>;

/** This agent's calls, kept in this browser. Every command shows at once; writing it down follows, and never fails a call. */
export type HistoryLog = {
  /** How long calls stay, in days: the company's decision. */
  readonly retentionDays: number;
  readonly state: () => HistoryState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Adds a call that is over, and marks those handled that it sees to. */
  readonly add: (entry: HistoryEntry) => void;
  readonly change: (id: CallId, change: EntryChange) => void;
  /** May come before or after the call itself; for a call the log never hears of it is dropped. */
  readonly addQuality: (id: CallId, quality: QualitySummary) => void;
  /** Forgets everything. */
  readonly clear: () => void;
};
