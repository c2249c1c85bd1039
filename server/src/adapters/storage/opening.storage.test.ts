import { chmod, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { Storage } from "../../core/ports/storage.ts";
import { createFakeLogger, type FakeLogger } from "../../testing/fake-logger.ts";
import { databaseOf, execute, onBothDatabases } from "../../testing/on-both-databases.ts";
import { alice } from "../../testing/people.ts";
import { openStorage } from "./open-storage.ts";

const monday = Date.UTC(2026, 0, 5, 9);
const toUndo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const undo of toUndo.splice(0).reverse()) await undo();
});

async function open(url: string, logger: FakeLogger = createFakeLogger()): Promise<Storage> {
  const storage = await openStorage(url, { logger });
  toUndo.push(() => storage.close());
  return storage;
}

async function ownFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "ringbridge-opening-"));
  toUndo.push(() => rm(folder, { recursive: true }));
  return folder;
}

onBothDatabases(({ name, storage, reopen, execute: executeHere }) => {
  const anotherDatabase = async (): Promise<string> => {
    const { url, drop } = await databaseOf(name);
    toUndo.push(drop);
    return url;
  };

  describe("opening", () => {
    it("finds again what was written, with nothing to bring up to date", async () => {
      await storage().people.add(alice, monday);
      expect(await (await reopen()).people.find(alice.id)).toMatchObject({ login: "alice" });
    });

    it("refuses a database that a newer program has changed, and leaves it alone", async () => {
      const url = await anotherDatabase();
      const before = await openStorage(url, { logger: createFakeLogger() });
      await before.people.add(alice, monday);
      await before.close();
      await execute(url, "insert into kysely_migration values ('0999-later', '2026-01-05T09:00:00.000Z')");
      await expect(open(url)).rejects.toThrow(
        /^DATABASE_URL: .*was last used by a newer version of this program \(it knows 0999-later\)\. Start that version/,
      );
      await execute(url, "delete from kysely_migration where name = '0999-later'");
      expect(await (await open(url)).people.list()).toHaveLength(1);
    });

    it("leaves nothing behind when the tables cannot all be made", async () => {
      const url = await anotherDatabase();
      await execute(url, "create table audit (id text)");
      await expect(open(url)).rejects.toThrow(/audit.*already exists/);
      await execute(url, "drop table audit");
      expect(await (await open(url)).people.list()).toEqual([]);
    });

    it("says which column holds what this program has not written", async () => {
      await executeHere("insert into audit (at, action, detail) values (1, 'x', '{\"secret\": 1}')");
      await expect(storage().audit.list({ limit: 1 })).rejects.toThrow(
        /^audit\.detail in the database holds something that this program has not written:/,
      );
    });
  });
});

describe("PostgreSQL", () => {
  it("is set up once when several programs start at once", async () => {
    const { url, drop } = await databaseOf("PostgreSQL");
    toUndo.push(drop);
    const [first, second] = await Promise.all([open(url), open(url)]);
    await first.people.add(alice, monday);
    expect(await second.people.list()).toHaveLength(1);
  });
});

describe("a SQLite file", () => {
  it("can be read by nobody else, with the files beside it", async () => {
    const file = path.join(await ownFolder(), "ringbridge.db");
    const storage = await open(`sqlite:${file}`);
    await storage.people.add(alice, monday);
    const modes = await Promise.all(
      ["", "-wal", "-shm"].map(async (end) => (await stat(`${file}${end}`)).mode & 0o777),
    );
    expect(modes).toEqual([0o600, 0o600, 0o600]);
  });

  it("that others can read is told of, and left to whoever allowed it", async () => {
    const file = path.join(await ownFolder(), "ringbridge.db");
    await (await openStorage(`sqlite:${file}`, { logger: createFakeLogger() })).close();
    await chmod(file, 0o640);
    const logger = createFakeLogger();
    await open(`sqlite:${file}`, logger);
    expect(logger.lines).toEqual([
      { level: "warn", event: "storage.open-to-others", fields: { mode: "640" } },
    ]);
    expect((await stat(file)).mode & 0o777).toBe(0o640);
  });

  it("can be read by others while it is written", async () => {
    const file = path.join(await ownFolder(), "ringbridge.db");
    await open(`sqlite:${file}`);
    const reader = new DatabaseSync(file);
    expect(reader.prepare("pragma journal_mode").get()).toEqual({ journal_mode: "wal" });
    reader.close();
  });

  it("is named with or without slashes before its path", async () => {
    const file = path.join(await ownFolder(), "ringbridge.db");
    await (await openStorage(`sqlite://${file}`, { logger: createFakeLogger() })).close();
    expect((await stat(file)).isFile()).toBe(true);
  });

  it.each<readonly [string, (folder: string) => Promise<string>, RegExp]>([
    [
      "its folder is missing",
      (folder) => Promise.resolve(`${folder}/no/ringbridge.db`),
      /there is no folder .*\/no for the database\. Make it/,
    ],
    ["it is a folder", (folder) => Promise.resolve(folder), /is a folder\. Name a file in it: sqlite:/],
    [
      "its folder is a file",
      async (folder) => {
        await writeFile(`${folder}/file`, "");
        return `${folder}/file/ringbridge.db`;
      },
      /file is no folder/,
    ],
    [
      "it is something else",
      async (folder) => {
        await writeFile(`${folder}/notes.txt`, "Dear diary, ".repeat(100));
        return `${folder}/notes.txt`;
      },
      /notes\.txt is not a SQLite database.*nothing was changed/,
    ],
    [
      "nobody can write there",
      () => Promise.resolve("/proc/ringbridge.db"),
      /cannot be opened|may not write|there is no folder/,
    ],
  ])("says what helps when %s", async (_, fileIn, words) => {
    const file = await fileIn(await ownFolder());
    const before = await readFile(file, "utf8").catch(() => null);
    const opening = open(`sqlite:${file}`);
    await expect(opening).rejects.toThrow(/^DATABASE_URL: /);
    await expect(opening).rejects.toThrow(words);
    expect(await readFile(file, "utf8").catch(() => null)).toBe(before);
  });

  it("is told of when another program holds it", async () => {
    const file = path.join(await ownFolder(), "ringbridge.db");
    await (await openStorage(`sqlite:${file}`, { logger: createFakeLogger() })).close();
    const other = new DatabaseSync(file);
    other.exec("pragma locking_mode = exclusive; begin exclusive");
    await expect(open(`sqlite:${file}`)).rejects.toThrow(`DATABASE_URL: another program holds ${file}`);
    other.close();
  });
});

describe("a URL of a database", () => {
  it.each([
    ["mysql://nora:s3cret@localhost/ringbridge", "must begin with sqlite: or postgres:"],
    ["ringbridge.db", "must begin with sqlite: or postgres:"],
    ["", "must begin with sqlite: or postgres:"],
    ["sqlite:", "names no file"],
    ["sqlite://ringbridge.db", "names no file"],
    ["postgres://nora:s3cret@:x/", "is no URL"],
  ])("that nobody can use is refused in words: %s", async (url, words) => {
    await expect(open(url)).rejects.toThrow(words);
    await expect(open(url)).rejects.not.toThrow("s3cret");
  });
});
