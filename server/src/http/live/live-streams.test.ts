import { once } from "node:events";
import { connect } from "node:net";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Permission } from "../../core/permissions/permission.ts";
import type { Person } from "../../core/people/person.ts";
import { openEventPage, type EventPage } from "../../testing/event-page.ts";
import { alice, bob, nora, selma } from "../../testing/people.ts";
import { cookieOf, createWebWorld, type Page, type WebWorld } from "../../testing/web-world.ts";
import { createResponseAjv } from "../contract/validators.ts";
import { readContract } from "../contract/read-contract.ts";

let world: WebWorld;
let origin: string;
const pages: EventPage[] = [];

beforeEach(async () => {
  world = await createWebWorld();
  await world.add(nora, selma, alice, bob);
  origin = await world.app.listen({ host: "127.0.0.1", port: 0 });
});
afterEach(async () => {
  for (const page of pages.splice(0)) page.close();
  await world.close();
});

/** A page of theirs that has got its greeting. */
async function listenAs(who: Person | Page): Promise<EventPage> {
  const { token } = "token" in who ? who : await world.pageOf(who);
  const page = await openEventPage(origin, token);
  pages.push(page);
  expect(page.status).toBe(200);
  expect(await page.next()).toEqual({ type: "hello" });
  return page;
}

const fits = createResponseAjv().compile(readContract().schemas["LiveEvent"]!);

const permission: Permission = {
  numberId: nora.id,
  customer: "+34600111222",
  state: "temporary",
  expiresAt: Date.UTC(2026, 10, 9),
  verb: "call",
  waitUntil: null,
  calls: { left: 4, max: 5, until: null },
  requests: { day: null, week: null },
  unanswered: { inARow: 0, warnsAt: 2, endsAt: 4, next: "nothing" },
  window: null,
  pending: null,
  declinedAt: null,
  readAt: null,
  unknown: null,
};

it("is a stream of events that nobody on the way keeps or gathers", async () => {
  const page = await listenAs(alice);
  expect(page.headers.get("content-type")).toBe("text/event-stream");
  expect(page.headers.get("cache-control")).toBe("no-store");
  expect(page.headers.get("x-accel-buffering")).toBe("no");
  expect(page.headers.get("x-content-type-options")).toBe("nosniff");
  expect(page.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
});

it("is for nobody without a session", async () => {
  const page = await openEventPage(origin, world.secrets.newToken());
  expect(page.status).toBe(401);
});

it("tells supervisors of numbers, permissions and calls, as the contract says", async () => {
  const page = await listenAs(selma);
  world.live.tell({ kind: "number", numberId: nora.id });
  world.live.tell({ kind: "permission", permission });
  world.live.tell({ kind: "calls", customer: "+34600111222", extension: null });
  const events = [await page.next(), await page.next(), await page.next()];
  expect(events.map(({ type }) => type)).toEqual(["number", "permission", "calls"]);
  for (const event of events) expect(fits(event), JSON.stringify(fits.errors)).toBe(true);
});

it("tells an agent of a customer they look at, of their own calls, and of no colleague's customer", async () => {
  const [alices, bobs] = [await world.pageOf(alice), await world.pageOf(bob)];
  const [atAlices, atBobs] = [await listenAs(alices), await listenAs(bobs)];
  await alices.ask("POST", "/api/calls/search", { body: { customer: permission.customer } });
  world.live.tell({ kind: "permission", permission });
  world.live.tell({ kind: "calls", customer: permission.customer, extension: null });
  world.live.tell({ kind: "calls", customer: "+351912345678", extension: bob.extension });
  world.live.tell({ kind: "number", numberId: nora.id });
  const told = async (page: EventPage, count: number) => {
    const events: unknown[] = [];
    while (events.length < count) events.push(await page.next());
    return events;
  };
  expect(await told(atAlices, 3)).toMatchObject([
    { type: "permission", permission: { customer: permission.customer } },
    { type: "calls", customer: permission.customer },
    { type: "number" },
  ]);
  expect(await told(atBobs, 2)).toEqual([
    { type: "calls", customer: "+351912345678" },
    { type: "number", numberId: nora.id },
  ]);
});

it("tells nothing that the contract does not name", async () => {
  const page = await listenAs(selma);
  world.live.tell({
    kind: "permission",
    permission: { ...permission, accessToken: "EAAGm0PX4ZCpsBA" } as Permission,
  });
  expect(JSON.stringify(await page.next())).not.toContain("EAAG");
});

it("tells an agent of their own line, and of nobody else's", async () => {
  const [alices, bobs] = [await listenAs(alice), await listenAs(bob)];
  world.pbx.setPhone("1001", { state: "reachable", contacts: 1, roundTripMs: 12 });
  world.live.tell({ kind: "line", extension: "1001" });
  world.live.tell({ kind: "number", numberId: nora.id });
  const event = await alices.next();
  expect(event).toMatchObject({ type: "own-line", line: { state: "reachable", roundTripMs: 12 } });
  expect(fits(event)).toBe(true);
  expect((await bobs.next()).type).toBe("number");
});

it("shows the team to supervisors and administrators, and never to an agent", async () => {
  const [alices, selmas, noras] = [await listenAs(alice), await listenAs(selma), await listenAs(nora)];
  world.live.tell({ kind: "team" });
  for (const page of [selmas, noras]) {
    const event = await page.next();
    expect(event).toMatchObject({
      type: "team",
      team: { agents: [{ name: "Alice Lind" }, { name: "Bob Ortiz" }] },
    });
    expect(fits(event), JSON.stringify(fits.errors)).toBe(true);
  }
  world.live.tell({ kind: "number", numberId: nora.id });
  expect((await alices.next()).type).toBe("number");
});

it("shows the team at once, and then at most five times a second, the last state always", async () => {
  const page = await listenAs(selma);
  world.live.tell({ kind: "team" });
  expect((await page.next()).type).toBe("team");
  await vi.waitFor(() => expect(world.clock.waiting()).toBe(2));
  for (let i = 0; i < 50; i++) world.live.tell({ kind: "team" });
  world.pbx.setPhone("1001", { state: "unreachable" });
  world.live.tell({ kind: "number", numberId: nora.id });
  expect((await page.next()).type).toBe("number");
  world.clock.advance(199);
  expect(page.waiting()).toEqual([]);
  world.clock.advance(1);
  expect(await page.next()).toMatchObject({
    type: "team",
    team: { agents: [{ phone: { state: "unreachable" } }, {}] },
  });
  await vi.waitFor(() => expect(world.clock.waiting()).toBe(2));
  world.clock.advance(200);
  world.live.tell({ kind: "number", numberId: nora.id });
  expect((await page.next()).type).toBe("number");
});

it("shows somebody who is no supervisor any more no team from that moment", async () => {
  const [selmas, noras] = [await listenAs(selma), await listenAs(nora)];
  const { version } = await world.now(selma);
  await world.storage.people.change(selma.id, version, { role: "agent" });
  world.live.tell({ kind: "person", personId: selma.id });
  world.live.tell({ kind: "team" });
  // What Selma would get, she would get before Nora: she came first.
  expect((await noras.next()).type).toBe("team");
  world.live.tell({ kind: "number", numberId: nora.id });
  expect((await selmas.next()).type).toBe("number");
});

it("tells the session whose phone was taken over, and no other of the same person", async () => {
  const [first, second] = [await world.pageOf(alice), await world.pageOf(alice)];
  const [before, now] = [await listenAs(first), await listenAs(second)];
  world.live.tell({
    kind: "credentials-revoked",
    session: world.secrets.digest(first.token),
    reason: "used-elsewhere",
  });
  expect(await before.next()).toEqual({ type: "credentials-revoked", reason: "used-elsewhere" });
  world.live.tell({ kind: "number", numberId: nora.id });
  expect((await now.next()).type).toBe("number");
});

it("ends with the session: by its last word, in all of its tabs", async () => {
  const alices = await world.pageOf(alice);
  const [one, other, bobs] = [await listenAs(alices), await listenAs(alices), await listenAs(bob)];
  await alices.ask("DELETE", "/api/session");
  for (const page of [one, other]) {
    expect(await page.next()).toEqual({ type: "session-ended" });
    await page.ended;
  }
  world.live.tell({ kind: "number", numberId: nora.id });
  expect((await bobs.next()).type).toBe("number");
});

it("ends within a heartbeat when the session ended without a word", async () => {
  const alices = await world.pageOf(alice);
  const page = await listenAs(alices);
  await world.storage.sessions.end(world.secrets.digest(alices.token));
  world.clock.advance(15_000);
  expect(await page.next()).toEqual({ type: "session-ended" });
  await page.ended;
});

it("beats every 15 seconds, so that a dead connection is noticed", async () => {
  const page = await listenAs(alice);
  world.clock.advance(30_000);
  await vi.waitFor(() => expect(page.beats()).toBe(2));
});

it("lets one session listen eight times and no more", async () => {
  const alices = await world.pageOf(alice);
  for (let i = 0; i < 8; i++) await listenAs(alices);
  const ninth = await openEventPage(origin, alices.token);
  expect(ninth.status).toBe(429);
  await listenAs(bob);
  pages[0]?.close();
  await vi.waitFor(async () => {
    const again = await openEventPage(origin, alices.token);
    pages.push(again);
    expect(again.status).toBe(200);
  });
});

it("notices when the last tab of a session is gone, and only then", async () => {
  const alices = await world.pageOf(alice);
  const [one, other] = [await listenAs(alices), await listenAs(alices)];
  await alices.ask("PUT", "/api/phone/line", { body: { line: "ready" } });
  one.close();
  await vi.waitFor(async () =>
    expect((await world.metrics.page()).text).toContain("ringbridge_live_streams 1"),
  );
  expect(world.ports.memory.browserLines.of(alice.id).line).toBe("ready");
  other.close();
  await vi.waitFor(() => expect(world.ports.memory.browserLines.of(alice.id).line).toBe("signed-out"));
});

it("cuts a reader off who takes nothing", async () => {
  const { token } = await world.pageOf(selma);
  const { port } = new URL(origin);
  const socket = connect(Number(port), "127.0.0.1");
  socket.write(`GET /api/events HTTP/1.1\r\nHost: x\r\nCookie: ${cookieOf(token)}\r\n\r\n`);
  await once(socket, "data");
  socket.pause();
  const gone = once(socket, "close");
  for (let i = 0; i < 400; i++) {
    for (let j = 0; j < 100; j++) world.live.tell({ kind: "permission", permission });
    await new Promise((resolve) => setImmediate(resolve));
    if (!(await world.metrics.page()).text.includes("ringbridge_live_streams 1")) break;
  }
  expect((await world.metrics.page()).text).toContain("ringbridge_live_streams 0");
  socket.destroy();
  await gone;
});

it("ends when the server closes, which does not wait for it", async () => {
  const page = await listenAs(alice);
  await world.app.close();
  await page.ended;
});
