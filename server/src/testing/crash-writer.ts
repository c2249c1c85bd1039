import { writeSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { openStorage } from "../adapters/storage/open-storage.ts";
import type { Storage } from "../core/ports/storage.ts";
import { createFakeLogger } from "./fake-logger.ts";
import { harbourAccount, harbourSecrets, ticketsNumber } from "./stored.ts";

/**
 * A program that writes until somebody kills it: `node crash-writer.ts <database URL> <name of the run>`. It prints a line
 * for each thing that the storage has acknowledged, and only then.
 */
export const crashWriter = import.meta.filename;

/** What a run has been promised. */
export type Acknowledged = {
  /** Digests of deliveries. */
  readonly deliveries: readonly string[];
  /** Targets of single audit entries. */
  readonly entries: readonly string[];
  /** Keys of events that were counted in a transaction together with an audit entry. */
  readonly events: readonly string[];
  /** How often the customer's counter was raised. */
  readonly counted: number;
  /** What the storage threw. */
  readonly errors: readonly string[];
};

/** @param output what the program printed, possibly cut off in its last line */
export function acknowledgedIn(output: string): Acknowledged {
  const lines = output.split("\n").slice(0, -1);
  const after = (word: string) =>
    lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));
  return {
    deliveries: after("delivery"),
    entries: after("entry"),
    events: after("event"),
    counted: after("counted").length,
    errors: after("error"),
  };
}

/** Customers whose counters go up: one by single changes, one within transactions. */
export const countedAlone = "+4915112345678";
export const countedTogether = "+4915112345679";

async function writeForEver(url: string, run: string): Promise<never> {
  const storage = await openStorage(url, { logger: createFakeLogger() });
  await storage.accounts.add(harbourAccount, harbourSecrets, 0);
  await storage.numbers.add(ticketsNumber, 0);
  print("ready");
  const ways = [keepDelivery, keepDelivery, addEntry, count, countEvent];
  await Promise.all(ways.map((write, way) => again(write, storage, `${run}-${way}`)));
  throw new Error("It never ends by itself.");
}

async function again(write: typeof addEntry, storage: Storage, name: string): Promise<void> {
  for (let index = 0; ; index++) {
    try {
      await write(storage, `${name}-${index}`);
    } catch (error) {
      print(`error ${error instanceof Error ? error.message.replaceAll("\n", " ") : "?"}`);
      await delay(20);
    }
  }
}

async function keepDelivery(storage: Storage, digest: string): Promise<void> {
  const body = JSON.stringify({ digest, text: "x".repeat(2_000) });
  const { kind } = await storage.deliveries.keep({ accountId: "a", receivedAt: 0, body, digest });
  if (kind === "kept") print(`delivery ${digest}`);
}

async function addEntry(storage: Storage, target: string): Promise<void> {
  await storage.audit.add({ at: 0, actorId: null, actor: null, action: "alone", target, detail: {} });
  print(`entry ${target}`);
}

async function count({ permissions }: Storage): Promise<void> {
  await permissions.change(ticketsNumber.id, countedAlone, oneMore);
  print("counted +1");
}

async function countEvent(storage: Storage, key: string): Promise<void> {
  await storage.transaction(async ({ seenEvents, permissions, audit }) => {
    const before = (await permissions.find(ticketsNumber.id, countedTogether)).unansweredInARow;
    await seenEvents.first("a", key, 0);
    await permissions.change(ticketsNumber.id, countedTogether, oneMore);
    const entry = { at: 0, actorId: null, actor: null, action: "together", target: key };
    await audit.add({ ...entry, detail: { before: `${before}` } });
  });
  print(`event ${key}`);
}

const oneMore: Parameters<Storage["permissions"]["change"]>[2] = (facts) => ({
  ...facts,
  unansweredInARow: facts.unansweredInARow + 1,
});

/** At once, so that nothing printed is lost and nothing is printed late. */
function print(line: string): void {
  writeSync(1, `${line}\n`);
}

if (import.meta.main) await writeForEver(process.argv[2] ?? "", process.argv[3] ?? "");
