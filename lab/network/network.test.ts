import { execFile } from "node:child_process";
import { createServer } from "node:http";
import { createServer as createTcpServer } from "node:net";
import type { Server, Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openNetwork } from "./network.ts";
import type { Network } from "./network.ts";
import { requireNetworks } from "./requirements.ts";

const why = await requireNetworks().then(
  () => undefined,
  (error: unknown) => String(error),
);

const index = 53;
const port = 5519;

describe.skipIf(why !== undefined)(`a network${why === undefined ? "" : ` (${why})`}`, () => {
  let network: Network;
  let pbx: Server;
  const connected: Socket[] = [];
  const seenFrom: (string | undefined)[] = [];
  let node: string;

  beforeAll(async () => {
    network = await openNetwork({ index });
    pbx = createTcpServer((socket) => {
      connected.push(socket);
      seenFrom.push(socket.remoteAddress);
      socket.on("error", () => undefined).pipe(socket);
    });
    await new Promise<void>((done) => pbx.listen(port, network.pbxAddress, done));
    node = await network.inside(process.execPath);
  });
  afterAll(async () => {
    for (const socket of connected) socket.destroy();
    pbx.close();
    await network.close();
  });

  /** What a script prints that runs where browsers do. */
  const inside = (script: string): Promise<string> =>
    new Promise((done) => execFile(node, ["-e", script], (_error, output) => done(output.trim())));
  /** Connects to the PBX, says something, does `then`. */
  const phone = (then: string): string => `
    const began = performance.now();
    const socket = require("node:net").connect(${String(port)}, "${network.pbxAddress}");
    socket.setNoDelay();
    socket.on("error", ({ code }) => console.log(code));
    ${then}`;
  /** The fastest of ten: a busy machine makes others slower. */
  const roundTrip = async (): Promise<number> =>
    Number(
      await inside(
        phone(`
          let sent, best = Infinity, left = 10;
          const send = () => { sent = performance.now(); socket.write("x"); };
          socket.on("connect", send);
          socket.on("data", () => {
            best = Math.min(best, performance.now() - sent);
            if (--left > 0) send(); else { console.log(best); socket.end(); }
          });`),
      ),
    );

  test("what is sent is late by half the round trip each way, and no longer once that is taken back", async () => {
    await network.set({ roundTrip: 80 });
    const slow = await roundTrip();
    expect(slow).toBeGreaterThanOrEqual(80);
    expect(slow).toBeLessThan(100);
    await network.set({ roundTrip: 0 });
    expect(await roundTrip()).toBeLessThan(20);
  });

  test("a page is served within, at localhost", async () => {
    const served = await network.listen(createServer((_request, response) => response.end("the phone")));
    const page = `fetch("http://localhost:${String(served)}/").then((it) => it.text()).then(console.log)`;
    expect(await inside(page)).toBe("the phone");
    await expect(network.listen(createServer(), served)).rejects.toThrow("Choose another port");
  });

  test("with a cut nothing arrives and nobody is told; mended, it goes on", async () => {
    const told = inside(
      phone(`
        socket.on("connect", () => socket.write("before"));
        socket.on("data", (data) => {
          console.log(data + "");
          if (data + "" === "after") return socket.end();
          setTimeout(() => socket.write("after"), 300);
        });`),
    );
    await expect.poll(() => connected.at(-1)?.bytesWritten).toBe("before".length);
    await network.cut();
    const silent = inside(phone(`setTimeout(() => { console.log("silence"); socket.destroy(); }, 700);`));
    expect(await silent).toBe("silence");
    await network.mend();
    expect(await told).toBe("before\nafter");
  });

  test("connections are dropped at both ends, and new ones can be made", async () => {
    const told = inside(phone(`socket.on("connect", () => socket.write("x"));`));
    const count = connected.length;
    await expect.poll(() => connected[count]?.bytesWritten).toBe(1);
    const ended = new Promise((done) => connected[count]?.once("close", done));
    await network.dropConnections();
    expect(await told).toBe("ECONNRESET");
    await ended;
    expect(await roundTrip()).toBeLessThan(20);
  });

  test("after a change of address the PBX sees another one, and the old connection is dead", async () => {
    await roundTrip();
    const before = seenFrom.at(-1);
    const stuck = inside(
      phone(`
        socket.on("connect", () => setTimeout(() => socket.write("x"), 800));
        socket.on("data", () => console.log("alive"));
        setTimeout(() => { console.log("dead"); process.exit(); }, 1500);`),
    );
    const count = connected.length;
    await expect.poll(() => connected.length).toBe(count + 1);
    const address = await network.changeAddress();
    expect(await stuck).toBe("dead");
    await roundTrip();
    expect(seenFrom.at(-1)).toBe(address);
    expect(address).not.toBe(before);
  });

  test("one lab has one", async () => {
    await expect(openNetwork({ index })).rejects.toThrow("Is another one of this number open?");
  });
});
