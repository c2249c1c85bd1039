import { keptSince } from "../core/history/log.ts";
import type { Contact } from "../core/contacts/contact.ts";
import type { HistoryEntry } from "../core/history/entry.ts";
import type { Clock } from "../core/ports/clock.ts";
import { databaseName, openDatabase, type Database } from "./database.ts";
import { recover } from "./recover.ts";
import { readContact, readEntry } from "./rows.ts";
import type { RowTable } from "./shelf.ts";
import type { KeptNotes, TableName } from "./unwritten.ts";

export type Tables = {
  readonly calls: RowTable<HistoryEntry>;
  readonly contacts: RowTable<Contact>;
  /** Forgets everybody's calls that began before this moment. */
  readonly wipeBefore: (moment: number) => Promise<void>;
  readonly close: () => void;
};

export type TablesPorts = {
  /** Whose calls and contacts. Others who use this browser are other owners. */
  readonly owner: string;
  readonly retentionDays: number;
  readonly clock: Pick<Clock, "now">;
  /** Where pages note what they have not written yet. */
  readonly notes: KeptNotes;
  readonly name?: string;
};

/**
 * Opens this browser's database for one of its owners. What pages that are gone did not write is written by then,
 * and calls that are too old are gone.
 * @throws as `openDatabase`.
 */
export async function openTables(ports: TablesPorts): Promise<Tables> {
  const { owner, retentionDays, clock, notes, name = databaseName } = ports;
  const database = await openDatabase(name);
  const news = new BroadcastChannel(name);
  const wipeBefore = async (moment: number): Promise<void> => {
    if ((await wiped(database, moment)) > 0) news.postMessage("calls");
  };
  for (const table of await recover(database, notes)) news.postMessage(table);
  await wiped(database, keptSince(clock.now(), retentionDays));
  return {
    calls: rowsOf(database, "calls", owner, news, readEntry),
    contacts: rowsOf(database, "contacts", owner, news, readContact),
    wipeBefore,
    close: () => {
      news.close();
      database.close();
    },
  };
}

function wiped({ calls }: Database, moment: number): Promise<number> {
  return calls.where("begun").below(moment).delete();
}

function rowsOf<Row extends { readonly id: string }>(
  database: Database,
  name: TableName,
  owner: string,
  news: BroadcastChannel,
  read: (row: unknown) => Row | null,
): RowTable<Row> {
  const table = database[name];
  return {
    readAll: async () => {
      const rows = await table.where("owner").equals(owner).toArray();
      return rows.map(read).filter((row) => row !== null);
    },
    write: async (put, remove) => {
      await database.writing(table, async () => {
        // Going first makes room for what comes.
        await table.bulkDelete([...remove]);
        await table.bulkPut(put.map((row) => ({ ...row, owner })));
      });
      news.postMessage(name);
    },
    heed: (listener) => {
      const hear = ({ data }: MessageEvent<unknown>): void => {
        if (data === name) listener();
      };
      news.addEventListener("message", hear);
      return () => news.removeEventListener("message", hear);
    },
  };
}
