import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { WebSocketServer, type WebSocket } from "ws";
import { createFakeLogger } from "../../testing/fake-logger.ts";
import { createManualClock } from "../../testing/manual-clock.ts";
import { openEventStream, PING_EVERY, waits, type EventStream } from "./event-stream.ts";

const password = "nobody-sees-this-one";
let server: Server;
let sockets: WebSocketServer;
/** What a connection is answered with instead. */
let refusal: number | null;
let url: string;
let stream: EventStream;
let clock = createManualClock();
let logger = createFakeLogger();
let said: string[];

beforeEach(async () => {
  refusal = null;
  said = [];
  clock = createManualClock();
  logger = createFakeLogger();
  sockets = new WebSocketServer({ noServer: true, autoPong: true });
  server = createServer();
  server.on("upgrade", (request: IncomingMessage, socket, head) => {
    if (refusal !== null) socket.end(`HTTP/1.1 ${refusal} No\r\nContent-Length: 0\r\n\r\n`);
    else sockets.handleUpgrade(request, socket, head, (open) => sockets.emit("connection", open, request));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  stream.stop();
  sockets.close();
  server.closeAllConnections();
  server.close();
});

const open = () => {
  // A late word of one test is not the next one's.
  const heard = said;
  stream = openEventStream({
    access: { url, user: "ringbridge", password },
    app: "ringbridge-test",
    clock,
    logger,
    onOpen: () => heard.push("open"),
    onMessage: (text) => heard.push(text),
    onClose: () => heard.push("close"),
  });
};

async function nextConnection(): Promise<readonly [WebSocket, IncomingMessage]> {
  return (await once(sockets, "connection")) as unknown as readonly [WebSocket, IncomingMessage];
}

const connected = async (during: () => void = open) => {
  const next = nextConnection();
  const times = said.filter((word) => word === "open").length;
  during();
  const [socket, request] = await next;
  await expect.poll(() => said.filter((word) => word === "open")).toHaveLength(times + 1);
  return [socket, request] as const;
};

test("it says who it is, and tells the password in the header alone", async () => {
  const [, { url: address, headers }] = await connected();
  expect(address).toBe("/ari/events?app=ringbridge-test");
  expect(headers.authorization).toBe(`Basic ${btoa(`ringbridge:${password}`)}`);
  expect(JSON.stringify(logger.lines)).not.toContain(password);
});

test("what Asterisk sends is handed on", async () => {
  const [socket] = await connected();
  socket.send('{"type":"Dial"}');
  await expect.poll(() => said).toEqual(["open", '{"type":"Dial"}']);
});

test("a connection that ends is told, and another is made after a while", async () => {
  const [socket] = await connected();
  socket.terminate();
  await expect.poll(() => said).toEqual(["open", "close"]);
  await connected(() => clock.advance(waits[0]!));
  expect(said).toEqual(["open", "close", "open"]);
});

test("who is not let in waits longer each time, says so once, and is let in at last", async () => {
  refusal = 401;
  open();
  for (const wait of waits.slice(0, 3)) {
    await expect.poll(() => clock.waiting()).toBe(1);
    clock.advance(wait - 1);
    expect(clock.waiting()).toBe(1);
    clock.advance(1);
  }
  await expect.poll(() => clock.waiting()).toBe(1);
  expect(said).toEqual([]);
  expect(logger.lines.map(({ event, fields }) => [event, fields["text"]])).toEqual([
    ["pbx.no-connection", "Unexpected server response: 401"],
  ]);
  refusal = null;
  await connected(() => clock.advance(waits[3]!));
  expect(said).toEqual(["open"]);
});

test("an Asterisk that no longer answers is believed gone after two rounds of asking", async () => {
  sockets.options.autoPong = false;
  const [socket] = await connected();
  const ping = once(socket, "ping");
  clock.advance(PING_EVERY);
  await ping;
  expect(said).toEqual(["open"]);
  clock.advance(PING_EVERY);
  await expect.poll(() => said).toEqual(["open", "close"]);
});

test("one that answers is kept", async () => {
  const [socket] = await connected();
  for (const round of ["one", "two", "three"]) {
    const asked = once(socket, "ping");
    clock.advance(PING_EVERY);
    await asked;
    socket.send(round); // comes after the answer to the ping
    await expect.poll(() => said.at(-1)).toBe(round);
  }
  expect(said).toEqual(["open", "one", "two", "three"]);
});

test("stopped, it neither listens nor comes back", async () => {
  await connected();
  stream.stop();
  await expect.poll(() => said).toEqual(["open", "close"]);
  expect(clock.waiting()).toBe(0);
});
