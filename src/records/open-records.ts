import type { Contact } from "../core/contacts/contact.ts";
import { keptSince } from "../core/history/log.ts";
import type { HistoryEntry } from "../core/history/entry.ts";
import type { Clock } from "../core/ports/clock.ts";
import type { ContactBook } from "../core/ports/contact-book.ts";
import type { HistoryLog } from "../core/ports/history-log.ts";
import type { MissedCalls } from "../core/ports/missed.ts";
import { createContactBook } from "./contact-book.ts";
import { createHistoryLog, missedIn } from "./history-log.ts";
import { createShelf } from "./shelf.ts";
import type { Tables, TablesPorts } from "./tables.ts";
import { noteUnwritten, type TableName, type Unwritten } from "./unwritten.ts";

export type Records = {
  readonly history: HistoryLog;
  readonly contacts: ContactBook;
  readonly missed: MissedCalls;
  /** Resolves once what was put there last is written down. */
  readonly stop: () => Promise<void>;
};

export type RecordsPorts = Pick<TablesPorts, "owner" | "retentionDays" | "notes"> & {
  readonly clock: Clock;
  /** This page, among those that this browser has and had. */
  readonly page: string;
  /** Resolves when the page has nothing more urgent to do. */
  readonly idle: () => Promise<void>;
  readonly compareNames: (one: string, other: string) => number;
  /** Fetches the database's code; only tests bring their own. */
  readonly load?: (ports: TablesPorts) => Promise<Tables>;
};

const day = 24 * 3_600_000;

const loadTables = async (ports: TablesPorts): Promise<Tables> =>
  (await import("./tables.ts")).openTables(ports);

/**
 * What this browser keeps for one agent. It is there at once; the database and its code come when the page is idle, or
 * with the first call that ends before.
 */
export function openRecords(ports: RecordsPorts): Records {
  const { owner, retentionDays, clock, notes, page, idle, compareNames, load = loadTables } = ports;
  let tables: Promise<Tables> | null = null;
  let isOver = false;
  const open = (): Promise<Tables> => {
    tables ??= load({ owner, retentionDays, clock, notes }).catch((error: unknown) => {
      tables = null;
      throw error;
    });
    return tables;
  };
  const note = <Row>(table: TableName): Unwritten<Row> => noteUnwritten(notes, { owner, table, page });
  const calls = createShelf<HistoryEntry>(async () => (await open()).calls, note("calls"));
  const people = createShelf<Contact>(async () => (await open()).contacts, note("contacts"));
  const history = createHistoryLog(calls, retentionDays);
  void idle().then(() => {
    if (isOver) return;
    calls.open();
    people.open();
  });

  let stopWiping = clock.after(day, wipe);
  /** A page may stay open for weeks. Its own calls go by the shelf, others' straight from the database. */
  function wipe(): void {
    const moment = keptSince(clock.now(), retentionDays);
    calls.remove([...calls.rows().values()].filter(({ begun }) => begun < moment).map(({ id }) => id));
    void tables?.then(({ wipeBefore }) => wipeBefore(moment)).catch(() => undefined);
    stopWiping = clock.after(day, wipe);
  }

  return {
    history,
    contacts: createContactBook(people, compareNames),
    missed: missedIn(history),
    stop: async () => {
      isOver = true;
      stopWiping();
      await Promise.all([calls.settled(), people.settled()]);
      calls.stop();
      people.stop();
      (await tables?.catch(() => null))?.close();
    },
  };
}
