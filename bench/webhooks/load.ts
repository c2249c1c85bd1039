import { Agent, request } from "node:http";
import type { OutgoingHttpHeaders } from "node:http";

export interface Asked {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers: OutgoingHttpHeaders;
  readonly body: string;
}

/** One answer. Times are milliseconds of this process's `performance.now()`. */
export interface Answered<Item> {
  readonly item: Item;
  readonly status: number;
  readonly sentAt: number;
  readonly took: number;
}

export interface Load<Item> {
  readonly address: string;
  readonly port: number;
  /** How many connections ask at the same time, each its next as soon as it has its answer. */
  readonly concurrency: number;
  /** Milliseconds after which no new question is asked. */
  readonly lasts: number;
  /** What is asked next, and by which item it is known; null: no more. */
  readonly next: () => Item | null;
  readonly ask: (item: Item) => Asked;
}

export interface Outcome<Item> {
  readonly answers: readonly Answered<Item>[];
  /** Milliseconds from the first question to the last answer. */
  readonly lasted: number;
}

/**
 * Asks over connections that stay open. Each comes from a loopback address of its own, as Meta's do from many machines: the
 * backend counts how often one address asks, and a bench is not to measure that.
 * @throws when a connection breaks.
 */
export async function putLoad<Item>(load: Load<Item>): Promise<Outcome<Item>> {
  const answers: Answered<Item>[] = [];
  const began = performance.now();
  const work = async (connection: number): Promise<void> => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const localAddress = newAddress(connection);
    while (performance.now() - began < load.lasts) {
      const item = load.next();
      if (item === null) break;
      const asked = load.ask(item);
      const sentAt = performance.now();
      const status = await answerTo(load, asked, agent, localAddress);
      answers.push({ item, status, sentAt, took: performance.now() - sentAt });
    }
    agent.destroy();
  };
  await Promise.all(Array.from({ length: load.concurrency }, (_, connection) => work(connection)));
  return { answers, lasted: performance.now() - began };
}

let loads = 0;
/** 127.128.0.0/9, which labs do not use. */
function newAddress(connection: number): string {
  if (connection === 0) loads = (loads + 1) % 32_000;
  return `127.${String(128 + Math.floor(loads / 256))}.${String(loads % 256)}.${String(connection + 1)}`;
}

function answerTo(
  { address, port }: Pick<Load<unknown>, "address" | "port">,
  { method, path, headers, body }: Asked,
  agent: Agent,
  localAddress: string,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const length = method === "POST" ? { "content-length": Buffer.byteLength(body) } : {};
    const outgoing = request(
      { host: address, port, method, path, agent, localAddress, headers: { ...headers, ...length } },
      (incoming) => {
        incoming.resume();
        incoming.once("end", () => resolve(incoming.statusCode ?? 0));
        incoming.once("error", reject);
      },
    );
    outgoing.once("error", reject);
    outgoing.end(body);
  });
}
