import type { Keeping } from "../core/ports/history-log.ts";
import type { Unwritten } from "./unwritten.ts";

/** Rows of one kind in the browser's database, those of one owner. */
export type RowTable<Row> = {
  readonly readAll: () => Promise<readonly Row[]>;
  /** Puts and removes in one transaction: all of it or nothing. */
  readonly write: (put: readonly Row[], remove: readonly string[]) => Promise<void>;
  /** Tells when another tab has written; returns the undo. */
  readonly heed: (listener: () => void) => () => void;
};

export type Shelf<Row> = {
  readonly keeping: () => Keeping;
  readonly rows: () => ReadonlyMap<string, Row>;
  readonly subscribe: (listener: () => void) => () => void;
  readonly put: (rows: readonly Row[]) => void;
  readonly remove: (ids: readonly string[]) => void;
  /** Fetches the database now, instead of when something is first written. */
  readonly open: () => void;
  /** Resolves once everything that can be written is. */
  readonly settled: () => Promise<void>;
  readonly stop: () => void;
};

type Row = { readonly id: string };

/** `DOMException` names: a browser without room says so by the first. */
const noRoom = ["QuotaExceededError", "NS_ERROR_DOM_QUOTA_REACHED"];

/**
 * Rows that this page works with and the browser's database keeps. What the page does shows at once; it is written down
 * behind it, one transaction at a time. What could not be written stays on the shelf and goes along with the next write;
 * what is not written yet is told to `note`, before anything shows.
 */
export function createShelf<Kept extends Row>(
  openTable: () => Promise<RowTable<Kept>>,
  note: Unwritten<Kept>,
): Shelf<Kept> {
  const listeners = new Set<() => void>();
  /** What is not written yet; null stands for a row that goes. */
  const unwritten = new Map<string, Kept | null>();
  let rows: ReadonlyMap<string, Kept> = new Map();
  let keeping: Keeping = "opening";
  let table: Promise<RowTable<Kept>> | null = null;
  let writing: Promise<void> = Promise.resolve();
  let stopHeeding: () => void = () => undefined;
  let isOver = false;

  function become(nextRows: ReadonlyMap<string, Kept>, nextKeeping: Keeping = keeping): void {
    if (isOver || (rows === nextRows && keeping === nextKeeping)) return;
    rows = nextRows;
    keeping = nextKeeping;
    for (const listener of [...listeners]) listener();
  }

  async function openOnce(): Promise<RowTable<Kept>> {
    const opened = await openTable();
    const read = await opened.readAll();
    if (!isOver) stopHeeding = opened.heed(() => void reread(opened));
    become(withUnwritten(read), "kept");
    return opened;
  }

  function withUnwritten(read: readonly Kept[]): ReadonlyMap<string, Kept> {
    const all = new Map(read.map((row) => [row.id, row]));
    for (const [id, row] of unwritten) {
      if (row === null) all.delete(id);
      else all.set(id, row);
    }
    return all;
  }

  async function reread(opened: RowTable<Kept>): Promise<void> {
    try {
      become(withUnwritten(await opened.readAll()));
    } catch {
      // What this page has goes on; the next write says how things stand.
    }
  }

  function open(): Promise<RowTable<Kept>> {
    table ??= openOnce();
    return table;
  }

  function later(): void {
    writing = writing.then(async () => {
      try {
        const opened = await open();
        await writeDown(opened);
      } catch (error) {
        // A database that did not open may open next time: its code had not arrived, or another tab was upgrading it.
        if (keeping === "opening" || keeping === "blocked") table = null;
        become(rows, noRoom.includes(nameOf(error)) ? "full" : "blocked");
      }
    });
  }

  async function writeDown(opened: RowTable<Kept>): Promise<void> {
    const batch = [...unwritten];
    if (batch.length > 0) {
      await opened.write(
        batch.flatMap(([, row]) => (row === null ? [] : [row])),
        batch.flatMap(([id, row]) => (row === null ? [id] : [])),
      );
      for (const [id, row] of batch) if (unwritten.get(id) === row) unwritten.delete(id);
      note(unwritten);
    }
    become(rows, "kept");
  }

  function take(changes: readonly (readonly [string, Kept | null])[]): void {
    if (changes.length === 0 || isOver) return;
    const next = new Map(rows);
    for (const [id, row] of changes) {
      unwritten.set(id, row);
      if (row === null) next.delete(id);
      else next.set(id, row);
    }
    note(unwritten);
    become(next);
    later();
  }

  return {
    keeping: () => keeping,
    rows: () => rows,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    put: (some) => take(some.map((row) => [row.id, row])),
    remove: (ids) => take(ids.map((id) => [id, null])),
    open: later,
    settled: async () => {
      for (let last: Promise<void> | null = null; last !== writing;) {
        last = writing;
        await last;
      }
    },
    stop: () => {
      isOver = true;
      listeners.clear();
      stopHeeding();
    },
  };
}

/** Dexie wraps what the browser said: `AbortError` around `QuotaExceededError`. */
function nameOf(error: unknown): string {
  const { name, inner } = (error ?? {}) as { readonly name?: unknown; readonly inner?: unknown };
  const within = (inner ?? {}) as { readonly name?: unknown };
  return noRoom.includes(String(within.name)) ? String(within.name) : String(name);
}
