import { afterEach, beforeEach, expect, test } from "vitest";
import type { CallRecord } from "../../core/calls/call-record.ts";
import { HOUR, SECOND } from "../../core/time.ts";
import { createNumberWorld, sipPassword, type NumberWorld } from "../../testing/number-world.ts";
import { morning } from "../../testing/numbers.ts";
import { aPermanentReading, ida } from "../../testing/permissions.ts";
import { alice } from "../../testing/people.ts";
import { rest } from "../../testing/rest.ts";
import { ticketsNumber } from "../../testing/stored.ts";
import { countMissedCalls } from "./count-missed-calls.ts";
import { followCalls } from "./follow-calls.ts";
import { noteCall } from "./note-call.ts";
import { searchCalls } from "./search-calls.ts";

let world: NumberWorld;
beforeEach(async () => {
  world = await createNumberWorld();
});
afterEach(() => world.storage.close());

const { id: numberId, number } = ticketsNumber;

const dialling: CallRecord = {
  id: "1793610000.1",
  direction: "outbound",
  customer: ida,
  customerName: null,
  businessNumber: number,
  extension: "1001",
  agentName: null,
  startedAt: morning,
  answeredAt: null,
  endedAt: null,
  outcome: "under-way",
  failure: null,
};
const talking: CallRecord = { ...dialling, answeredAt: morning + 5 * SECOND };
const answered: CallRecord = { ...talking, endedAt: morning + 60 * SECOND, outcome: "answered" };
const ended = (outcome: CallRecord["outcome"], failure: string | null = null): CallRecord => ({
  ...dialling,
  endedAt: morning + 30 * SECOND,
  outcome,
  failure,
});
const incoming: CallRecord = { ...dialling, direction: "inbound", extension: null, customerName: "Ida" };

const hear = async (...calls: readonly CallRecord[]) => {
  for (const call of calls) await noteCall(world.ports, call);
};
const kept = () => world.storage.calls.find(dialling.id);
const granted = aPermanentReading({ readAt: morning - HOUR });

test("a call is kept as it goes, with the agent's name, and told to whoever looks", async () => {
  await world.addTickets();
  await hear(dialling, talking, answered);
  expect(await kept()).toEqual({ ...answered, agentName: "Alice Lind" });
  expect(world.live.told.filter(({ kind }) => kind === "calls")).toEqual(
    Array.from({ length: 3 }, () => ({ kind: "calls", customer: ida, extension: dialling.extension })),
  );
});

test("told twice, a call is counted once", async () => {
  await world.addTickets();
  await world.idas({ atMeta: granted });
  await hear(dialling, ended("no-answer"), ended("no-answer"), dialling);
  expect((await world.idas()).unansweredInARow).toBe(1);
  expect((await kept())?.outcome).toBe("no-answer");
});

test("the agent's name outlives the agent", async () => {
  await world.addTickets();
  await hear(dialling, talking);
  await world.storage.people.remove(alice.id);
  await hear(answered);
  expect((await kept())?.agentName).toBe("Alice Lind");
});

test.each([
  ["no-answer", 2],
  ["declined", 2],
  ["cancelled", 2],
  ["failed", 1],
  ["refused", 1],
  ["answered", 0],
] as const)("a call of ours that ended as %s makes %i unanswered in a row", async (outcome, inARow) => {
  await world.addTickets();
  await world.idas({ atMeta: granted, unansweredInARow: 1 });
  world.meta.setPermission(ida, granted);
  await hear(dialling, outcome === "answered" ? answered : ended(outcome));
  expect((await world.idas()).unansweredInARow).toBe(inARow);
});

test("the second unanswered call is told with what the next ones cost", async () => {
  await world.addTickets();
  await world.idas({ atMeta: granted, unansweredInARow: 2 });
  await hear(dialling, ended("no-answer"));
  expect(world.live.told).toContainEqual({
    kind: "permission",
    permission: expect.objectContaining({
      unanswered: { inARow: 3, warnsAt: 2, endsAt: 4, next: "ends-permission" },
    }) as unknown,
  });
});

test("the fourth ends the permission before Meta's webhook does", async () => {
  await world.addTickets();
  await world.idas({ atMeta: granted, unansweredInARow: 3 });
  await hear(dialling, ended("declined"));
  expect(world.live.told).toContainEqual({
    kind: "permission",
    permission: expect.objectContaining({ state: "none", verb: "ask" }) as unknown,
  });
});

test("a customer who calls opens the window, answered or not, and an answered call ends the row", async () => {
  await world.addTickets();
  await world.idas({ unansweredInARow: 3 });
  await hear(incoming);
  expect(await world.idas()).toMatchObject({ heardAt: morning, unansweredInARow: 3 });
  await hear({ ...incoming, extension: "1001", answeredAt: morning + SECOND });
  expect(await world.idas()).toMatchObject({ unansweredInARow: 0 });
});

test("a customer who hangs up unanswered costs no permission", async () => {
  await world.addTickets();
  await hear(incoming, { ...incoming, endedAt: morning + SECOND, outcome: "missed" });
  expect((await world.idas()).unansweredInARow).toBe(0);
});

test("Meta refuses a call: its words are kept, and what it has of the permission is read anew", async () => {
  await world.addTickets();
  await world.idas({ atMeta: granted });
  await hear(dialling, ended("refused", "403 No Approved Call Permission Found"));
  expect((await kept())?.failure).toBe("403 No Approved Call Permission Found");
  expect(world.live.told).toContainEqual({
    kind: "permission",
    permission: expect.objectContaining({ state: "none", verb: "ask" }) as unknown,
  });
});

test("a call on a number that is gone is kept all the same", async () => {
  await hear(dialling, answered);
  expect((await kept())?.outcome).toBe("answered");
});

// ------------------------------------------------------------------ following Asterisk

async function following(work: () => Promise<void>): Promise<void> {
  const stop = followCalls(world.ports);
  await rest();
  await work();
  await stop();
}

test("changes are kept in the order they come", async () => {
  await world.addTickets();
  await following(async () => {
    for (const call of [dialling, talking, answered]) world.pbx.say({ kind: "call", call });
    await rest();
  });
  expect((await kept())?.outcome).toBe("answered");
});

test("how a trunk fares is kept with its number", async () => {
  await world.addTickets();
  const change = { lastFailureAt: morning, lastFailure: "403 invalid digest auth response" };
  await following(() => {
    world.pbx.say({ kind: "trunk", number, direction: "outbound", change });
    world.pbx.say({ kind: "trunk", number: "+4930999999", direction: "inbound", change });
    return rest();
  });
  expect(await world.tickets()).toMatchObject({
    outbound: { ...change, lastSuccessAt: null },
    inbound: { lastFailureAt: null },
  });
  expect(world.live.told).toContainEqual({ kind: "number", numberId });
});

test("a change that cannot be kept stops no other", async () => {
  await world.addTickets();
  await following(async () => {
    world.pbx.say({ kind: "call", call: { ...dialling, id: "with a \0 in it" } });
    world.pbx.say({ kind: "call", call: dialling });
    await rest();
  });
  expect(await kept()).not.toBeNull();
  expect(world.logger.lines).toContainEqual(expect.objectContaining({ event: "pbx.change-lost" }));
});

test("Asterisk comes back with nothing: it gets the numbers' trunks", async () => {
  await world.addTickets();
  await following(async () => {
    world.pbx.become("away");
    world.pbx.trunks.clear();
    world.pbx.become("well");
    await rest();
    expect(world.pbx.trunks.get(number)?.password).toBe(sipPassword);
  });
});

test("calls from before this process whose end nobody saw are ended, without a time", async () => {
  await world.addTickets();
  await world.storage.calls.put(talking);
  await world.storage.calls.put({ ...incoming, id: "1793610000.2" });
  await following(rest);
  expect(await kept()).toMatchObject({ outcome: "answered", endedAt: null });
  expect(await world.storage.calls.find("1793610000.2")).toMatchObject({ outcome: "missed", endedAt: null });
});

test("not while Asterisk is away: it may still have them", async () => {
  await world.addTickets();
  world.pbx.become("away");
  await world.storage.calls.put(talking);
  await following(rest);
  expect((await kept())?.outcome).toBe("under-way");
});

test("a call that Asterisk tells of again was never lost", async () => {
  await world.addTickets();
  await world.storage.calls.put(talking);
  await following(async () => {
    world.pbx.say({ kind: "call", call: talking });
    world.pbx.become("away");
    world.pbx.become("well");
    await rest();
  });
  expect((await kept())?.outcome).toBe("under-way");
});

// ------------------------------------------------------------------ searching

const others: CallRecord = { ...answered, id: "1793610000.3", extension: "1002", startedAt: morning + HOUR };
const withKarim: CallRecord = { ...others, id: "1793610000.4", customer: "+34655102030" };

test.each([
  ["an agent's own", "alice", {}, [answered.id]],
  ["an agent's, with a customer", "alice", { customer: ida }, [others.id, answered.id]],
  ["a supervisor's: everybody's", "selma", {}, [others.id, withKarim.id, answered.id]],
  ["before a time", "selma", { before: morning + HOUR }, [answered.id]],
  ["the newest", "selma", { limit: 1 }, [others.id]],
] as const)("calls: %s", async (_name, who, query, ids) => {
  await world.addTickets();
  for (const call of [answered, others, withKarim]) await world.storage.calls.put(call);
  const found = await searchCalls(world.ports, world[who], query);
  expect(found).toMatchObject({ value: ids.map((id) => ({ id, label: "Tickets" })) });
});

test("missed calls of a span are counted, from its beginning to before its end", async () => {
  const missed = (id: string, startedAt: number): CallRecord => ({
    ...incoming,
    id,
    startedAt,
    endedAt: startedAt + SECOND,
    outcome: "missed",
  });
  for (const [index, after] of [-1, 0, HOUR - 1, HOUR].entries())
    await world.storage.calls.put(missed(`1793610000.${index}`, morning + after));
  await world.storage.calls.put({ ...answered, id: "1793610000.9", startedAt: morning + SECOND });
  const span = { from: morning, to: morning + HOUR };
  expect(await countMissedCalls(world.ports, span)).toEqual({ kind: "done", value: 2 });
});

test("an agent without a phone has no calls; a number that is gone has no label", async () => {
  await world.storage.calls.put(answered);
  const noPhone = { ...world.alice, person: { ...world.alice.person, extension: null } };
  expect(await searchCalls(world.ports, noPhone, {})).toEqual({ kind: "done", value: [] });
  expect(await searchCalls(world.ports, world.selma, {})).toMatchObject({ value: [{ label: null }] });
});
