import { afterEach, beforeEach, expect, test } from "vitest";
import { HOUR, MINUTE, SECOND } from "../../core/time.ts";
import { createNumberWorld, type NumberWorld } from "../../testing/number-world.ts";
import { wantedForAgents, workingNumber } from "../../testing/numbers.ts";
import { aReading, aReply, ida } from "../../testing/permissions.ts";
import { officeNumber, ticketsNumber } from "../../testing/stored.ts";
import { askPermission } from "./ask-permission.ts";
import { lookAtPermission } from "./look-at-permission.ts";

let world: NumberWorld;
beforeEach(async () => {
  world = await createNumberWorld();
});
afterEach(() => world.storage.close());

const numberId = ticketsNumber.id;
const template = { name: "may_we_call", language: "en" };
const withTemplate = { wanted: { ...wantedForAgents, permissionTemplate: template } };
const look = (fresh = false) =>
  lookAtPermission(world.ports, world.alice, { numberId, customer: ida, fresh });
const ask = (text: string | null = null) =>
  askPermission(world.ports, world.alice, { numberId, customer: ida, text });
const questions = (what: string) => world.meta.asked.filter((asked) => asked.startsWith(what)).length;
const toldPermissions = () =>
  world.live.told.flatMap((change) => (change.kind === "permission" ? [change.permission] : []));

test("Meta is asked, and what it says is shown; within a minute it is not asked again", async () => {
  await world.addTickets();
  world.meta.setPermission(ida, { state: "permanent", mayCall: true, mayAsk: false });
  expect(await look()).toMatchObject({
    kind: "done",
    value: { state: "permanent", verb: "call", readAt: world.clock.now(), unknown: null },
  });
  world.clock.advance(MINUTE - 1);
  await look();
  expect(questions("readPermission")).toBe(1);
  await look(true);
  expect(questions("readPermission")).toBe(2);
  world.clock.advance(MINUTE);
  await look();
  expect(questions("readPermission")).toBe(3);
});

test("Meta is away: the call is possible, and why nothing is known is said", async () => {
  await world.addTickets();
  world.meta.refuse("readPermission", "timeout");
  expect(await look()).toMatchObject({
    kind: "done",
    value: { state: "unknown", verb: "call", unknown: { kind: "timeout" }, readAt: null },
  });
});

test("Meta goes away: what was known stays, with its age", async () => {
  await world.addTickets();
  world.meta.setPermission(ida, { state: "permanent", mayCall: true });
  await look();
  const readAt = world.clock.now();
  world.clock.advance(2 * MINUTE);
  world.meta.refuse("readPermission", "unreachable");
  expect(await look()).toMatchObject({
    value: { state: "permanent", verb: "call", readAt, unknown: { kind: "unreachable" } },
  });
});

test("after a fault nobody waits for Meta at every click; ten seconds later it is asked again", async () => {
  await world.addTickets();
  world.meta.refuse("readPermission", "timeout");
  await look();
  await look();
  expect(questions("readPermission")).toBe(1);
  world.clock.advance(10 * SECOND);
  expect(await look()).toMatchObject({ value: { state: "none", unknown: null } });
});

test("a token that nobody can open any more hinders no call either", async () => {
  await world.addTickets();
  world.meta.token = "another";
  expect(await look()).toMatchObject({
    kind: "done",
    value: { verb: "call", unknown: { kind: "token-refused" } },
  });
});

test("what changes for the button is told to whoever looks at this customer, and nothing else is", async () => {
  await world.addTickets();
  await look();
  expect(toldPermissions()).toMatchObject([{ customer: ida, state: "none", verb: "ask" }]);
  await look(true);
  expect(toldPermissions()).toHaveLength(1);
  world.meta.setPermission(ida, { state: "permanent", mayCall: true });
  await look(true);
  expect(toldPermissions()).toMatchObject([{ verb: "ask" }, { verb: "call" }]);
});

test("on a test number more unanswered calls are allowed", async () => {
  const { meta } = await world.addTickets();
  await world.storage.numbers.learn(numberId, {
    meta: { ...meta!, number: { ...workingNumber, accountMode: "SANDBOX" } },
  });
  expect(await look()).toMatchObject({ value: { unanswered: { warnsAt: 5, endsAt: 10 } } });
});

test("a number that is not there", async () => {
  const customer = { numberId: officeNumber.id, customer: ida };
  await world.addTickets();
  expect(await lookAtPermission(world.ports, world.alice, customer)).toEqual({
    kind: "problem",
    problem: { code: "not-found" },
  });
  expect(await askPermission(world.ports, world.alice, customer)).toEqual({
    kind: "problem",
    problem: { code: "not-found" },
  });
});

// ------------------------------------------------------------------ asking

test("inside the window our words are sent, and the button waits for the answer", async () => {
  await world.addTickets(withTemplate);
  await world.idas({ heardAt: world.clock.now() - HOUR });
  expect(await ask("Your tour has moved.")).toMatchObject({
    kind: "done",
    value: { state: "none", verb: "wait", pending: world.clock.now() },
  });
  expect(world.meta.requests).toEqual([{ customer: ida, text: "Your tour has moved.", template: null }]);
  expect(toldPermissions().at(-1)).toMatchObject({ verb: "wait", pending: world.clock.now() });
  expect(await world.audited()).toEqual(["permission.ask"]);
  expect(JSON.stringify([world.logger.lines, await world.storage.audit.list({ limit: 9 })])).not.toContain(
    ida.slice(1),
  );
});

test("outside the window the number's template is sent, without words that Meta would not take", async () => {
  await world.addTickets(withTemplate);
  await ask("Your tour has moved.");
  expect(world.meta.requests).toEqual([{ customer: ida, text: null, template: "may_we_call" }]);
});

test("outside the window without a template nothing can be sent", async () => {
  await world.addTickets();
  expect(await ask()).toEqual({
    kind: "problem",
    problem: { code: "ask-not-possible", reason: "no-template" },
  });
  expect(questions("askPermission")).toBe(0);
});

test("Meta says that the window is closed: the template goes", async () => {
  await world.addTickets(withTemplate);
  await world.idas({ heardAt: world.clock.now() - HOUR });
  world.meta.refuse("askPermission", "window-closed");
  expect(await ask("Hello")).toMatchObject({ kind: "done" });
  expect(world.meta.requests).toEqual([{ customer: ida, text: null, template: "may_we_call" }]);
});

test("the same without a template", async () => {
  await world.addTickets();
  await world.idas({ heardAt: world.clock.now() - HOUR });
  world.meta.refuse("askPermission", "window-closed");
  expect(await ask()).toMatchObject({ problem: { reason: "no-template" } });
});

test.each([
  ["a permanent permission", { state: "permanent", mayCall: true }, "permanent"],
  [
    "no request left today",
    { mayAsk: false, requestsDay: { left: 0, max: 1, until: null } },
    "limit-reached",
  ],
] as const)("with %s Meta is read and nothing is sent", async (_name, atMeta, reason) => {
  await world.addTickets(withTemplate);
  world.meta.setPermission(ida, atMeta);
  expect(await ask()).toEqual({ kind: "problem", problem: { code: "ask-not-possible", reason } });
  expect([questions("readPermission"), questions("askPermission")]).toEqual([1, 0]);
});

test("asked again before an answer: Meta takes one a day, so it is not asked", async () => {
  await world.addTickets(withTemplate);
  await ask();
  expect(await ask()).toMatchObject({ problem: { code: "ask-not-possible", reason: "limit-reached" } });
  expect(world.meta.requests).toHaveLength(1);
});

test("Meta cannot be read: it is asked all the same, and refuses in words", async () => {
  await world.addTickets(withTemplate);
  world.meta.refuse("readPermission", "server-error");
  world.meta.refuse("askPermission", "request-limit");
  expect(await ask()).toMatchObject({ problem: { code: "meta", meta: { kind: "request-limit" } } });
  expect((await world.idas()).askedAt).toBeNull();
  expect(await world.audited()).toEqual([]);
});

test("Meta says that there is a permanent permission", async () => {
  await world.addTickets(withTemplate);
  world.meta.refuse("askPermission", "permanent-already");
  expect(await ask()).toEqual({
    kind: "problem",
    problem: { code: "ask-not-possible", reason: "permanent" },
  });
});

test("a reply by webhook that is newer than the reading is not undone by it", async () => {
  await world.addTickets();
  const readAt = world.clock.now();
  await world.idas({ atMeta: aReading({ readAt }), reply: aReply({ at: readAt }) });
  expect(await look()).toMatchObject({ value: { state: "temporary", verb: "call" } });
});

test("a reply that arrives while Meta is being read wins", async () => {
  await world.addTickets();
  const letGo = world.meta.holdNext();
  const looking = look();
  world.clock.advance(SECOND);
  await world.idas({ reply: aReply({ at: world.clock.now() }) });
  letGo();
  expect(await looking).toMatchObject({ value: { state: "temporary", verb: "call" } });
});
