import type { CallId } from "../core/call/call.ts";
import type { HistoryEntry } from "../core/history/entry.ts";
import { handledBy, mostEntries, newestFirst, openCount } from "../core/history/log.ts";
import type { HistoryLog, HistoryState } from "../core/ports/history-log.ts";
import type { MissedCalls } from "../core/ports/missed.ts";
import type { QualitySummary } from "../core/quality/summary.ts";
import type { Shelf } from "./shelf.ts";

/** Qualities that wait for their call; each is dropped when this many newer ones came. */
const mostWaiting = 20;

/** The log of this agent's calls, on its shelf. */
export function createHistoryLog(shelf: Shelf<HistoryEntry>, retentionDays: number): HistoryLog {
  const early = new Map<CallId, QualitySummary>();
  const state = stateOf(shelf);

  function add(entry: HistoryEntry): void {
    const quality = early.get(entry.id) ?? entry.quality;
    early.delete(entry.id);
    const { entries } = state();
    shelf.put([{ ...entry, quality }, ...handledBy(entry, entries)]);
    const tooMany = entries.slice(mostEntries - 1);
    if (tooMany.length > 0) shelf.remove(tooMany.map(({ id }) => id));
  }

  function put(id: CallId, change: Partial<HistoryEntry>): boolean {
    const entry = shelf.rows().get(id);
    if (entry !== undefined) shelf.put([{ ...entry, ...change }]);
    return entry !== undefined;
  }

  return {
    retentionDays,
    state,
    subscribe: shelf.subscribe,
    add,
    change: (id, change) => void put(id, change),
    addQuality: (id, quality) => {
      if (put(id, { quality })) return;
      early.set(id, quality);
      const [oldest] = early.keys();
      if (early.size > mostWaiting && oldest !== undefined) early.delete(oldest);
    },
    clear: () => shelf.remove([...shelf.rows().keys()]),
  };
}

/** Sorts only when something has changed: a screen asks at each of its renderings, and takes the same answer for the same. */
function stateOf(shelf: Shelf<HistoryEntry>): () => HistoryState {
  let rows: ReadonlyMap<string, HistoryEntry> | null = null;
  let state: HistoryState = { keeping: "opening", entries: [] };
  return () => {
    const keeping = shelf.keeping();
    if (rows !== shelf.rows()) {
      rows = shelf.rows();
      state = { keeping, entries: [...rows.values()].sort(newestFirst) };
    } else if (keeping !== state.keeping) state = { ...state, keeping };
    return state;
  };
}

/** Missed calls that wait, for badges. Each stays until it is handled: looking at it is not enough. */
export function missedIn(log: Pick<HistoryLog, "state" | "subscribe">): MissedCalls {
  let counted: HistoryState | null = null;
  let count = 0;
  return {
    count: () => {
      const state = log.state();
      if (state !== counted) {
        counted = state;
        count = openCount(state.entries);
      }
      return count;
    },
    subscribe: log.subscribe,
  };
}
