import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { Kysely, sql } from "kysely";
import { afterEach, describe, expect, it } from "vitest";
import type { Storage } from "../../core/ports/storage.ts";
import { createFakeLogger, type FakeLogger } from "../../testing/fake-logger.ts";
import { databaseOf, execute } from "../../testing/on-both-databases.ts";
import { alice, bob } from "../../testing/people.ts";
import { openStorage } from "./open-storage.ts";
import { postgresDialect } from "./postgres-database.ts";

const monday = Date.UTC(2026, 0, 5, 9);
const toUndo: (() => unknown)[] = [];
afterEach(async () => {
  for (const undo of toUndo.splice(0).reverse()) await undo();
});

async function ownDatabase(): Promise<string> {
  const { url, drop } = await databaseOf("PostgreSQL");
  toUndo.push(drop);
  return url;
}

async function open(url: string, logger: FakeLogger = createFakeLogger()): Promise<Storage> {
  const storage = await openStorage(url, { logger });
  toUndo.push(() => storage.close());
  return storage;
}

/** What an administrator of the database, or a failing network, does. */
const cutConnections = (url: string) =>
  execute(
    url,
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );

describe("a lost connection", () => {
  it("while nothing happens is told of, and the next question is answered", async () => {
    const url = await ownDatabase();
    const told = Promise.withResolvers<unknown>();
    const logger = createFakeLogger();
    const storage = await open(url, { ...logger, warn: (event, fields) => told.resolve([event, fields]) });
    await storage.people.add(alice, monday);
    await cutConnections(url);
    expect(await told.promise).toEqual(["storage.connection-lost", { code: "57P01" }]);
    expect(await storage.people.list()).toHaveLength(1);
  });

  it("within a transaction undoes it, fails it as any error would, and leaves the storage usable", async () => {
    const url = await ownDatabase();
    const storage = await open(url);
    const transaction = storage.transaction(async (within) => {
      await within.people.add(alice, monday);
      await cutConnections(url);
      await within.people.add(bob, monday);
    });
    await expect(transaction).rejects.toThrow(Error);
    expect(await storage.people.list()).toEqual([]);
    await storage.transaction((within) => within.people.add(alice, monday));
    expect(await storage.people.list()).toHaveLength(1);
  });

  it("fails what was being asked on all of them, and everything works after", async () => {
    const url = await ownDatabase();
    const storage = await open(url);
    const asked = Promise.allSettled(
      Array.from({ length: 30 }, (_, index) =>
        storage.people.add({ ...alice, id: `${index}`, login: `${index}`, extension: null }, monday),
      ),
    );
    await cutConnections(url);
    const added = (await asked).filter(({ status }) => status === "fulfilled").length;
    // The server ends a connection a moment after it was told to: the first questions may still meet such ones.
    const soon = { timeout: 15_000 };
    await expect.poll(async () => (await storage.people.list()).length, soon).toBeGreaterThanOrEqual(added);
    await expect.poll(() => storage.ping(), soon).toBeUndefined();
  });
});

describe("a server that does not answer", () => {
  it("is given up, so that nobody waits for ever", async () => {
    const url = await serveLike((socket) => socket.write(signedIn));
    const kysely = new Kysely<never>({
      dialect: postgresDialect(url, { logger: createFakeLogger(), silence: 50 }),
    });
    toUndo.push(() => kysely.destroy());
    await expect(sql`select 1`.execute(kysely)).rejects.toThrow("PostgreSQL does not answer.");
  });
});

describe("opening says what helps when", () => {
  it("the password is wrong, without telling it", async () => {
    const url = await serveLike((socket) => socket.end(refusal("28P01", "password authentication failed")));
    const opening = open(url);
    await expect(opening).rejects.toThrow(
      /^DATABASE_URL: PostgreSQL at 127\.0\.0\.1:\d+ refuses the password of "nora"\. Correct it in the URL/,
    );
    expect(await everythingIn(opening)).not.toContain("s3cret");
  });

  it.each([
    ["28000", 'does not let "nora" in from here'],
    ["3D000", 'has no database "calls". Make it (createdb)'],
    ["42501", `"nora" may not make tables in "calls". Make that user the database's owner.`],
    ["53300", "has no connection left"],
    ["57P03", "is just starting or ending"],
    ["XX000", "cannot be used: something else"],
  ])("the server says %s", async (code, words) => {
    const url = await serveLike((socket) => socket.end(refusal(code, "something else")));
    await expect(open(url)).rejects.toThrow(words);
  });

  it("there is no such database on a real server", async () => {
    const url = new URL(await ownDatabase());
    url.pathname = "/nowhere";
    await expect(open(url.href)).rejects.toThrow('has no database "nowhere"');
  });

  it("nothing listens there, or nobody knows the host", async () => {
    const server = createServer();
    await once(server.listen(0, "127.0.0.1"), "listening");
    const { port } = server.address() as AddressInfo;
    await once(server.close(), "close");
    await expect(open(`postgres://nora@127.0.0.1:${port}/calls`)).rejects.toThrow(
      "nothing listens for PostgreSQL",
    );
    await expect(open("postgres://nora@%2Fno%2Fsuch%2Ffolder/calls")).rejects.toThrow(
      "nothing listens for PostgreSQL at /no/such/folder.",
    );
    await expect(open("postgres://nora@database.invalid/calls")).rejects.toThrow(
      /the host name database\.invalid (is not known|cannot be looked up)/,
    );
  });
});

/** A server that takes the first message of a client and then does this. */
async function serveLike(act: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once("data", () => act(socket));
    socket.on("error", () => undefined);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  toUndo.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `postgres://nora:s3cret@127.0.0.1:${(server.address() as AddressInfo).port}/calls`;
}

// PostgreSQL's documentation, 55.7: message formats.
const message = (type: string, body: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
};
const signedIn = Buffer.concat([message("R", Buffer.alloc(4)), message("Z", Buffer.from("I"))]);
const refusal = (code: string, words: string): Buffer =>
  message("E", Buffer.from(`SFATAL\0C${code}\0M${words}\0\0`));

/** The error with all its causes and fields. */
async function everythingIn(failing: Promise<unknown>): Promise<string> {
  const texts: string[] = [];
  let error: unknown = await failing.catch((reason: unknown) => reason);
  while (error instanceof Error) {
    texts.push(String(error), error.stack ?? "", JSON.stringify(Object.entries(error)));
    error = error.cause;
  }
  return texts.join("\n");
}
