import { afterEach, beforeEach, expect, test } from "vitest";
import { createNumberWorld, sipPassword, type NumberWorld } from "../../testing/number-world.ts";
import { ourServer, wantedForAgents } from "../../testing/numbers.ts";
import { harbourAccount, ticketsNumber } from "../../testing/stored.ts";
import { createNumber, type NewNumber } from "./create-number.ts";
import { removeNumber } from "./remove-number.ts";

let world: NumberWorld;
beforeEach(async () => {
  world = await createNumberWorld();
  await world.addAccount();
});
afterEach(() => world.storage.close());

const { phoneNumberId, number } = ticketsNumber;
const create = (more: Partial<NewNumber> = {}) =>
  createNumber(world.ports, world.nora, {
    accountId: harbourAccount.id,
    phoneNumberId,
    label: "Tickets",
    ...more,
  });
const working = { settings: wantedForAgents, servers: [{ ...ourServer, password: sipPassword }] };
const numbers = () => world.storage.numbers.list();
const kinds = (drift: readonly { kind: string }[]) => drift.map(({ kind }) => kind);

test("a number that Meta already sends here works at once: its trunk is there with Meta's password", async () => {
  world.meta.addNumber(phoneNumberId, number, working);
  const outcome = await create();
  expect(outcome).toMatchObject({
    kind: "done",
    value: {
      number,
      label: "Tickets",
      destination: { kind: "agents" },
      wanted: null,
      meta: { calling: "on", number: { verifiedName: "Fjord Outdoor" } },
      trunk: { state: "set-up", ...ourServer },
      drift: [],
      passwordSet: true,
      version: 1,
    },
  });
  expect(world.pbx.trunks.get(number)).toEqual({
    number,
    password: sipPassword,
    destination: { kind: "agents" },
  });
  expect(await world.audited()).toEqual(["number.add"]);
  expect(JSON.stringify(outcome) + (await world.told())).not.toContain(sipPassword);
});

test("a number on which nobody has set anything is added too, and says what to do", async () => {
  world.meta.addNumber(phoneNumberId, number);
  const outcome = await create();
  if (outcome.kind === "problem") throw new Error(outcome.problem.code);
  expect(kinds(outcome.value.drift)).toEqual([
    "calling-off",
    "sip-off",
    "no-server",
    "key-exchange-mismatch",
  ]);
  expect(world.pbx.trunks.size).toBe(0);
  expect(world.meta.asked).toEqual([`readNumber ${phoneNumberId}`, `readSettings ${phoneNumberId}`]);
});

test.each(["readNumber", "readSettings"] as const)("Meta refuses %s: nothing was added", async (question) => {
  world.meta.addNumber(phoneNumberId, number, working);
  world.meta.refuse(question, "permission-of-app-missing");
  expect(await create()).toMatchObject({
    problem: { code: "meta", meta: { kind: "permission-of-app-missing" } },
  });
  expect(await numbers()).toEqual([]);
});

test("Asterisk is away: nothing was added, and the same works when it is back", async () => {
  world.meta.addNumber(phoneNumberId, number, working);
  world.pbx.become("away");
  expect(await create()).toEqual({ kind: "problem", problem: { code: "pbx-unreachable" } });
  expect(await numbers()).toEqual([]);
  world.pbx.become("well");
  expect(await create()).toMatchObject({ kind: "done" });
  expect(await world.audited()).toEqual(["number.add", "number.add-undone", "number.add"]);
});

test("Asterisk took the trunk and its answer was lost: the trunk does not stay behind", async () => {
  world.meta.addNumber(phoneNumberId, number, working);
  world.pbx.become("mute");
  await create();
  expect(await numbers()).toEqual([]);
  expect(world.pbx.trunks.size).toBe(0);
});

test("a proxy that does not tell the number needs it typed", async () => {
  world.meta.addNumber(phoneNumberId, null, working);
  expect(await create()).toEqual({
    kind: "problem",
    problem: { code: "invalid", fields: [{ path: "/number", fault: "required" }] },
  });
  expect(await create({ number })).toMatchObject({ value: { number, meta: { number: null } } });
});

test("a number that Meta knows as another one was mistyped", async () => {
  world.meta.addNumber(phoneNumberId, number, working);
  expect(await create({ number: "+4930901829" })).toEqual({
    kind: "problem",
    problem: { code: "invalid", fields: [{ path: "/number", fault: "not-this-number" }] },
  });
});

test("an account that is not there", async () => {
  expect(await create({ accountId: ticketsNumber.id })).toEqual({
    kind: "problem",
    problem: { code: "invalid", fields: [{ path: "/accountId", fault: "unknown" }] },
  });
});

test("two who add the same number at once: one does, and its trunk stays", async () => {
  world.meta.addNumber(phoneNumberId, number, working);
  const outcomes = await Promise.all([create(), create()]);
  expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(["done", "problem"]);
  expect(outcomes).toContainEqual({ kind: "problem", problem: { code: "number-taken" } });
  expect(world.pbx.trunks.size).toBe(1);
});

test("for somebody else's phone: it may register, and calls go there", async () => {
  world.meta.addNumber(phoneNumberId, number, working);
  const destination = { kind: "extension", extension: "2001" } as const;
  expect(await create({ destination })).toMatchObject({ value: { destination, trunk: { state: "set-up" } } });
  expect(world.pbx.externals.get("2001")).toMatchObject({ businessNumber: number });
  expect(world.pbx.externals.get("2001")?.password).toMatch(/^[\w-]{22}$/);
  expect(world.pbx.trunks.get(number)?.destination).toEqual(destination);
});

test("an agent's extension is no somebody else's", async () => {
  world.meta.addNumber(phoneNumberId, number, working);
  expect(await create({ destination: { kind: "extension", extension: "1001" } })).toEqual({
    kind: "problem",
    problem: { code: "extension-taken" },
  });
  expect(world.pbx.externals.size).toBe(0);
});

test("for another server nothing is made here", async () => {
  world.meta.addNumber(phoneNumberId, number, working);
  const outcome = await create({
    destination: { kind: "own-server", hostname: "sip.fjord.example", port: 5071 },
  });
  if (outcome.kind === "problem") throw new Error(outcome.problem.code);
  expect([outcome.value.trunk.state, kinds(outcome.value.drift)]).toEqual(["not-ours", ["other-hostname"]]);
  expect(world.pbx.trunks.size).toBe(0);
});

test("a number that is removed leaves Asterisk; Meta's settings stay", async () => {
  world.meta.addNumber(phoneNumberId, number, working);
  await create({ destination: { kind: "extension", extension: "2001" } });
  const [{ id } = { id: "" }] = await numbers();
  world.meta.asked.length = 0;
  expect(await removeNumber(world.ports, world.nora, { numberId: id })).toMatchObject({ kind: "done" });
  expect([world.pbx.trunks.size, world.pbx.externals.size, await numbers()]).toEqual([0, 0, []]);
  expect(world.meta.asked).toEqual([]);
});

test("while Asterisk is away a number cannot be removed: its trunk would go on", async () => {
  world.meta.addNumber(phoneNumberId, number, working);
  await create();
  const [{ id } = { id: "" }] = await numbers();
  world.pbx.become("away");
  expect(await removeNumber(world.ports, world.nora, { numberId: id })).toEqual({
    kind: "problem",
    problem: { code: "pbx-unreachable" },
  });
  expect(await numbers()).toHaveLength(1);
});
