import { mkdtemp, rm } from "node:fs/promises";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, describe } from "vitest";
import { openStorage } from "../adapters/storage/open-storage.ts";
import type { Storage } from "../core/ports/storage.ts";
import { createFakeLogger } from "./fake-logger.ts";
import { ownDatabase, type OwnDatabase } from "./own-database.ts";

export type DatabaseName = "SQLite" | "PostgreSQL";

/** An empty database without tables, by its URL. */
export const databaseOf = (name: DatabaseName): Promise<OwnDatabase> =>
  name === "SQLite" ? ownFile() : ownDatabase();

/**
 * The same tests on both databases, each test with empty tables. `reopen()` is what another start of the program finds. Only
 * in `*.storage.test.ts`.
 */
export function onBothDatabases(
  tests: (use: {
    readonly name: DatabaseName;
    readonly storage: () => Storage;
    readonly reopen: () => Promise<Storage>;
    /** Plain SQL, past the storage. */
    readonly execute: (statements: string) => Promise<void>;
  }) => void,
): void {
  describe.each(["SQLite", "PostgreSQL"] as const)("%s", (name) => {
    let database: OwnDatabase;
    let storage: Storage;
    const open = () => openStorage(database.url, { logger: createFakeLogger() });

    beforeAll(async () => {
      database = await databaseOf(name);
      storage = await open();
    });
    afterEach(() => execute(database.url, empty[name]));
    afterAll(async () => {
      await storage.close();
      await database.drop();
    });
    tests({
      name,
      storage: () => storage,
      execute: (statements) => execute(database.url, statements),
      async reopen() {
        await storage.close();
        storage = await open();
        return storage;
      },
    });
  });
}

/** Plain SQL on the database of this URL, past the storage. */
export async function execute(url: string, statements: string): Promise<void> {
  if (url.startsWith("sqlite:")) {
    const file = new DatabaseSync(url.slice("sqlite:".length));
    file.exec(statements);
    file.close();
    return;
  }
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statements);
  await client.end();
}

// What they refer to comes after those that refer.
const tables = [
  ...["permissions", "numbers", "accounts", "phone_grants", "sessions", "invitations", "people"],
  ...["calls", "deliveries", "seen_events", "audit"],
];

const empty: Readonly<Record<DatabaseName, string>> = {
  SQLite: tables.map((table) => `delete from ${table};`).join(""),
  PostgreSQL: `truncate ${tables.join(", ")}`,
};

async function ownFile(): Promise<OwnDatabase> {
  const folder = await mkdtemp(path.join(tmpdir(), "ringbridge-sqlite-"));
  return {
    url: `sqlite:${path.join(folder, "ringbridge.db")}`,
    drop: () => rm(folder, { recursive: true, force: true }),
  };
}
