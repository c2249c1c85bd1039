import { Dexie, type Table, type Transaction } from "dexie";

export type Database = {
  /** The rows of all who use this browser; what is in them is checked by whoever reads. */
  readonly calls: Table<unknown, string>;
  readonly contacts: Table<unknown, string>;
  /** Runs all of it or nothing. */
  readonly writing: <Done>(table: Table<unknown, string>, work: () => Promise<Done>) => Promise<Done>;
  readonly close: () => void;
};

export const databaseName = "ringbridge";

type Version = {
  readonly version: number;
  /** Dexie's notation: the primary key first, then what is indexed. */
  readonly stores: Readonly<Record<string, string>>;
  readonly upgrade?: (transaction: Transaction) => Promise<void>;
};

/**
 * Every form the database has had. What has been released is never changed, only followed: a browser may come from any of
 * them. One that has a newer form than this page (an older tab, a step back) opens all the same, as Dexie has it: what
 * this page does not know of stays where it is.
 */
export const versions: readonly Version[] = [
  { version: 1, stores: { calls: "id, owner, begun" } },
  {
    version: 2,
    stores: { calls: "id, owner, begun", contacts: "id, owner" },
    // Tags came with this form, and missed calls that wait: those from before it are old news.
    upgrade: async (transaction) => {
      await transaction
        .table<{ tags?: unknown; handled?: unknown; ended?: unknown }>("calls")
        .toCollection()
        .modify((call) => {
          call.tags ??= [];
          call.handled ??= call.ended;
        });
    },
  },
];

/**
 * Opens the database of this browser, made or brought up to its newest form as needed. It is one for all who use the
 * browser, so that what is too old goes even when its owner never comes back.
 * @throws when the browser lets nothing be kept.
 */
export async function openDatabase(name: string = databaseName): Promise<Database> {
  const database = new Dexie(name);
  for (const { version, stores, upgrade } of versions) {
    const declared = database.version(version).stores({ ...stores });
    if (upgrade !== undefined) declared.upgrade(upgrade);
  }
  await database.open();
  return {
    calls: database.table("calls"),
    contacts: database.table("contacts"),
    writing: (table, work) => database.transaction("rw", table, work),
    close: () => database.close(),
  };
}
