import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { nora } from "../testing/people.ts";
import { cookieOf, createWebWorld, type WebWorld } from "../testing/web-world.ts";
import { usualSizes } from "./edge/sizes.ts";

let world: WebWorld;
let port: number;
const sockets: Socket[] = [];

beforeEach(async () => {
  world = await createWebWorld({
    sizes: {
      ...usualSizes,
      fastify: { ...usualSizes.fastify, requestTimeout: 400 },
      http: { ...usualSizes.http, headersTimeout: 200, connectionsCheckingInterval: 50 },
    },
  });
  port = Number(new URL(await world.app.listen({ host: "127.0.0.1", port: 0 })).port);
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await world.close();
});

type Line = { readonly socket: Socket; said(): string; readonly over: Promise<string> };

/** A connection as a program opens it that is no browser. */
function dial(...lines: readonly string[]): Line {
  const socket = connect(port, "127.0.0.1");
  sockets.push(socket);
  let said = "";
  socket.setEncoding("utf8").on("data", (text: string) => (said += text));
  socket.on("error", () => undefined);
  socket.write(lines.join("\r\n"));
  return { socket, said: () => said, over: once(socket, "close").then(() => said) };
}

it("does not wait for headers that never end", async () => {
  const line = dial("GET /healthz HTTP/1.1", "Host: x", "X-Slow: ");
  const drip = setInterval(() => line.socket.write("x"), 50);
  const said = await line.over;
  clearInterval(drip);
  expect(said).toMatch(/^HTTP\/1\.1 408 /);
  expect(said).toContain("application/problem+json");
});

it("does not wait for a body that comes byte by byte", async () => {
  const line = dial(
    "POST /webhooks/meta/aaaaaaaaaaaaaaaaaaaaaa HTTP/1.1",
    "Host: x",
    "Content-Type: application/json",
    "Content-Length: 1000",
    "",
    "{",
  );
  const drip = setInterval(() => line.socket.write(" "), 50);
  const said = await line.over;
  clearInterval(drip);
  expect(said).toMatch(/^HTTP\/1\.1 408 /);
});

it("refuses headers of more than 16 kB", async () => {
  const said = await dial("GET /healthz HTTP/1.1", "Host: x", `X-Big: ${"x".repeat(20_000)}`, "", "").over;
  expect(said).toMatch(/^HTTP\/1\.1 431 /);
});

it.each([
  ["no HTTP at all", ["INVITE sip:1001@pbx SIP/2.0", "", ""]],
  [
    "two lengths",
    ["POST /api/session HTTP/1.1", "Host: x", "Content-Length: 2", "Content-Length: 5", "", "{}"],
  ],
  [
    "a length beside chunks",
    [
      "POST /api/session HTTP/1.1",
      "Host: x",
      "Content-Length: 2",
      "Transfer-Encoding: chunked",
      "",
      "0",
      "",
      "",
    ],
  ],
  ["a header with a bare line break", ["GET /healthz HTTP/1.1", "Host: x", "X-A: 1\nX-B: 2\rX-C: 3", "", ""]],
])("refuses %s with one answer and hangs up", async (_what, lines) => {
  const said = await dial(...lines).over;
  expect(said).toMatch(/^HTTP\/1\.1 400 /);
  expect(said.match(/HTTP\/1\.1/g)).toHaveLength(1);
  const reference = /x-request-id: (\S+)/.exec(said)?.[1];
  expect(said).toContain(`"reference":"${reference ?? "?"}"`);
});

it("stops reading a body at its limit, though nobody said how long it would be", async () => {
  const line = dial(
    "POST /api/session HTTP/1.1",
    "Host: x",
    "Sec-Fetch-Site: same-origin",
    "Content-Type: application/json",
    "Transfer-Encoding: chunked",
    "",
    "",
  );
  const chunk = `${(16_384).toString(16)}\r\n${"x".repeat(16_384)}\r\n`;
  for (let i = 0; i < 6; i++) line.socket.write(chunk);
  await once(line.socket, "data");
  expect(line.said()).toMatch(/^HTTP\/1\.1 413 /);
});

it("answers two requests in one packet as two", async () => {
  const { over } = dial(
    "GET /healthz HTTP/1.1",
    "Host: x",
    "",
    "GET /api/session HTTP/1.1",
    "Host: x",
    "Connection: close",
    "",
    "",
  );
  expect((await over).match(/HTTP\/1\.1 \d+/g)).toEqual(["HTTP/1.1 200", "HTTP/1.1 401"]);
});

it("finishes what it was asked before it closes", async () => {
  await world.add(nora);
  const { token } = await world.pageOf(nora);
  const open = world.pbx.holdNext();
  const asked = fetch(`http://127.0.0.1:${port}/api/people`, {
    method: "POST",
    headers: {
      cookie: cookieOf(token),
      "sec-fetch-site": "same-origin",
      "content-type": "application/json",
    },
    body: JSON.stringify({ login: "zoe", name: "Zoe Imre", role: "agent", extension: "1003" }),
  });
  while (!world.pbx.asked.includes("set-up-agent 1003"))
    await new Promise((resolve) => setImmediate(resolve));
  const closed = world.app.close();
  open();
  expect((await asked).status).toBe(201);
  await closed;
});

it("does not wait for connections on which nothing was asked", async () => {
  const line = dial("");
  await once(line.socket, "connect");
  await world.app.close();
  await line.over;
});
