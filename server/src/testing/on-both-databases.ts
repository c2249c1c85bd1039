import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe } from "vitest";
import { openStorage } from "../adapters/storage/open-storage.ts";
import type { Storage } from "../core/ports/storage.ts";
import { createFakeLogger } from "./fake-logger.ts";
import { ownDatabase, type OwnDatabase } from "./own-database.ts";

export type DatabaseName = "SQLite" | "PostgreSQL";

const makers: Readonly<Record<DatabaseName, () => Promise<OwnDatabase>>> = {
  SQLite: ownFile,
  PostgreSQL: ownDatabase,
};

/** An empty database, by its URL. */
export const databaseOf = (name: DatabaseName): Promise<OwnDatabase> => makers[name]();

/**
 * The same tests on both databases. Each test has an empty one of its own: `storage()` is the same during a test, `reopen()`
 * what another start of the program finds. Only in `*.storage.test.ts`.
 */
export function onBothDatabases(
  tests: (use: {
    readonly name: DatabaseName;
    readonly storage: () => Storage;
    readonly reopen: () => Promise<Storage>;
    readonly url: () => string;
  }) => void,
): void {
  describe.each(["SQLite", "PostgreSQL"] as const)("%s", (name) => {
    let database: OwnDatabase;
    let storage: Storage;
    const open = () => openStorage(database.url, { logger: createFakeLogger() });

    beforeEach(async () => {
      database = await databaseOf(name);
      storage = await open();
    });
    afterEach(async () => {
      await storage.close();
      await database.drop();
    });
    tests({
      name,
      storage: () => storage,
      url: () => database.url,
      async reopen() {
        await storage.close();
        storage = await open();
        return storage;
      },
    });
  });
}

async function ownFile(): Promise<OwnDatabase> {
  const folder = await mkdtemp(path.join(tmpdir(), "ringbridge-sqlite-"));
  return {
    url: `sqlite:${path.join(folder, "ringbridge.db")}`,
    drop: () => rm(folder, { recursive: true, force: true }),
  };
}
