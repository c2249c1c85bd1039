import { spawn } from "node:child_process";
import { once } from "node:events";
import { watch } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import type { Storage } from "../../core/ports/storage.ts";
import {
  acknowledgedIn,
  countedAlone,
  countedTogether,
  crashWriter,
  type Acknowledged,
} from "../../testing/crash-writer.ts";
import { createFakeLogger } from "../../testing/fake-logger.ts";
import { databaseOf } from "../../testing/on-both-databases.ts";
import { startPostgres } from "../../testing/postgres.ts";
import { ticketsNumber } from "../../testing/stored.ts";
import { openStorage } from "./open-storage.ts";

const toUndo: (() => unknown)[] = [];
afterEach(async () => {
  for (const undo of toUndo.splice(0).reverse()) await undo();
});

/** Everything that was ever promised about one database. */
const nothing: Acknowledged = { deliveries: [], entries: [], events: [], counted: 0, errors: [] };
const both = (one: Acknowledged, other: Acknowledged): Acknowledged => ({
  deliveries: [...one.deliveries, ...other.deliveries],
  entries: [...one.entries, ...other.entries],
  events: [...one.events, ...other.events],
  counted: one.counted + other.counted,
  errors: [...one.errors, ...other.errors],
});

/** Resolves once the program has been promised so many deliveries, and so many events. */
type Promised = (deliveries: number, events: number) => Promise<void>;

/** Lets a program write, and kills it when `meanwhile` is over. */
async function writeUntil(
  url: string,
  run: string,
  meanwhile: (ready: Promise<unknown>, promised: Promised) => Promise<unknown>,
): Promise<Acknowledged> {
  const writer = spawn(process.execPath, [crashWriter, url, run], { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  const ready = new Promise((resolve) => {
    writer.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      resolve(undefined);
    });
  });
  const promised: Promised = async (deliveries, events) => {
    const isEnough = () => {
      const soFar = acknowledgedIn(output);
      return soFar.deliveries.length >= deliveries && soFar.events.length >= events;
    };
    while (!isEnough()) await once(writer.stdout, "data");
  };
  const ended = new Promise((resolve) => writer.once("close", resolve));
  await Promise.race([
    meanwhile(ready, promised),
    ended.then(() => Promise.reject(new Error("The writer ended by itself."))),
  ]);
  writer.kill("SIGKILL");
  await ended;
  return acknowledgedIn(output);
}

async function expectNothingLost(storage: Storage, promised: Acknowledged): Promise<void> {
  const deliveries = await storage.deliveries.due(0, 1_000_000);
  const digests = deliveries.map(({ body }) => (JSON.parse(body) as { digest: string }).digest);
  expect(new Set(digests).size).toBe(digests.length);
  expect(missingFrom(digests, promised.deliveries)).toEqual([]);

  const audit = await storage.audit.list({ limit: 1_000_000 });
  const targetsOf = (kind: string) =>
    audit.flatMap(({ action, target }) => (action === kind ? [target] : []));
  expect(missingFrom(targetsOf("alone"), promised.entries)).toEqual([]);
  const together = targetsOf("together");
  expect(missingFrom(together, promised.events)).toEqual([]);

  const countOf = async (customer: string) =>
    (await storage.permissions.find(ticketsNumber.id, customer)).unansweredInARow;
  expect(await countOf(countedAlone)).toBeGreaterThanOrEqual(promised.counted);
  // What is written together is there together, promised or not.
  expect(await countOf(countedTogether)).toBe(together.length);
}

function missingFrom(stored: readonly (string | null)[], promised: readonly string[]): readonly string[] {
  const there = new Set(stored);
  return promised.filter((one) => !there.has(one));
}

async function look(url: string, promised: Acknowledged): Promise<void> {
  const storage = await openStorage(url, { logger: createFakeLogger() });
  try {
    await expectNothingLost(storage, promised);
  } finally {
    await storage.close();
  }
}

async function firstChangeIn(folder: string): Promise<void> {
  const watcher = watch(folder);
  await once(watcher, "change");
  watcher.close();
}

function expectSound(url: string): void {
  const file = new DatabaseSync(url.slice("sqlite:".length));
  expect(file.prepare("pragma integrity_check").all()).toEqual([{ integrity_check: "ok" }]);
  expect(file.prepare("pragma foreign_key_check").all()).toEqual([]);
  file.close();
}

describe("SQLite", () => {
  it(
    "loses nothing when the program is killed while it writes, 40 times on one database",
    { timeout: 300_000 },
    async () => {
      const { url, drop } = await databaseOf("SQLite");
      toUndo.push(drop);
      let promised = nothing;
      for (let round = 1; round <= 40; round++) {
        const more = await writeUntil(url, `run${round}`, async (ready, promised) => {
          await ready;
          // Every other time not before there is something to lose, however slow the machine is.
          if (round % 2 === 0) await promised(3, 3);
          else await delay(Math.random() * 80);
        });
        expect(more.errors).toEqual([]);
        promised = both(promised, more);
        expectSound(url);
        await look(url, promised);
      }
      // Else this test would have looked at nothing.
      expect(promised.deliveries.length).toBeGreaterThan(50);
      expect(promised.events.length).toBeGreaterThan(50);
    },
  );

  it(
    "is set up or not when the program is killed as it starts, 10 times from nothing",
    { timeout: 180_000 },
    async () => {
      for (let round = 1; round <= 10; round++) {
        const { url, drop } = await databaseOf("SQLite");
        toUndo.push(drop);
        // The tables are made in the first moments after the file.
        const promised = await writeUntil(url, "first", async () => {
          await firstChangeIn(path.dirname(url.slice("sqlite:".length)));
          await delay(Math.random() * 60);
        });
        await look(url, promised);
        expectSound(url);
      }
    },
  );

  it("serves two programs that start at once", { timeout: 180_000 }, async () => {
    const { url, drop } = await databaseOf("SQLite");
    toUndo.push(drop);
    const [one, other] = await Promise.all(
      ["one", "other"].map((run) =>
        writeUntil(url, run, async (ready) => {
          await ready;
          await delay(500);
        }),
      ),
    );
    expect([one?.errors, other?.errors]).toEqual([[], []]);
    await look(url, both(one!, other!));
  });
});

describe("PostgreSQL", () => {
  it(
    "loses nothing when the program is killed, or the server while the program goes on",
    { timeout: 300_000 },
    async () => {
      const postgres = await startPostgres();
      toUndo.push(postgres.stop);
      let promised = nothing;
      for (let round = 1; round <= 5; round++) {
        const killed = await writeUntil(postgres.url, `killed${round}`, async (ready) => {
          await ready;
          await delay(Math.random() * 100);
        });
        expect(killed.errors).toEqual([]);
        promised = both(promised, killed);
        await look(postgres.url, promised);

        const survivor = await writeUntil(postgres.url, `survivor${round}`, async (_ready, promised) => {
          await promised(21, 5);
          await delay(Math.random() * 100);
          await postgres.crash();
          await delay(200);
        });
        promised = both(promised, survivor);
        await look(postgres.url, promised);
      }
      expect(promised.deliveries.length).toBeGreaterThan(100);
      expect(promised.events.length).toBeGreaterThan(20);
      expect(promised.errors.length).toBeGreaterThan(0); // the crashes were noticed
    },
  );
});
