import { afterEach, beforeEach, expect, test } from "vitest";
import type { WantedCallSettings } from "../../core/numbers/call-settings.ts";
import { createNumberWorld, sipPassword, type NumberWorld } from "../../testing/number-world.ts";
import { ourServer, wantedForAgents } from "../../testing/numbers.ts";
import { ticketsNumber } from "../../testing/stored.ts";
import { refreshNumber } from "./refresh-number.ts";
import { rotateSipPassword } from "./rotate-sip-password.ts";
import { writeCallSettings } from "./write-call-settings.ts";

let world: NumberWorld;
beforeEach(async () => {
  world = await createNumberWorld();
});
afterEach(() => world.storage.close());

const { id: numberId, phoneNumberId, number } = ticketsNumber;
const write = async (more: Partial<WantedCallSettings> = {}, version?: number) =>
  writeCallSettings(world.ports, world.nora, {
    numberId,
    version: version ?? (await world.tickets()).version,
    wanted: { ...wantedForAgents, ...more },
  });
const rotate = () => rotateSipPassword(world.ports, world.nora, { numberId });
const refresh = () => refreshNumber(world.ports, world.nora, { numberId });
const atMeta = () => world.meta.numbers.get(phoneNumberId)!;
const trunkPassword = () => world.pbx.trunks.get(number)?.password;
const kinds = (outcome: Awaited<ReturnType<typeof write>>) =>
  outcome.kind === "problem" ? outcome.problem : outcome.value.drift.map(({ kind }) => kind);
const questions = () => world.meta.asked.map((asked) => asked.split(" ")[0]);

test("what was decided goes to Meta, is read back, and the trunk gets Meta's password", async () => {
  await world.addTickets(
    { meta: null, wanted: null, sealedPassword: null },
    { servers: [], settings: { ...wantedForAgents, calling: "off" } },
  );
  world.pbx.trunks.clear();
  const outcome = await write({ callIcon: "hidden" });
  expect(outcome).toMatchObject({
    value: {
      wanted: { calling: "on", callIcon: "hidden" },
      meta: { calling: "on", sip: "on", callIcon: "hidden", servers: [{ ...ourServer, ours: true }] },
      trunk: { state: "set-up" },
      drift: [],
      passwordSet: true,
      version: 2,
    },
  });
  expect(questions()).toEqual(["writeSettings", "readSettings", "readNumber"]);
  expect(trunkPassword()).toBe("meta-made-password-1");
  expect(await world.audited()).toEqual(["number.write-settings"]);
  expect(JSON.stringify(outcome) + (await world.told())).not.toContain("meta-made");
});

test("Meta refuses: nothing here has changed but the last error", async () => {
  const before = await world.addTickets();
  world.meta.refuse("writeSettings", "messaging-limit-low");
  expect(await write({ callIcon: "hidden" })).toMatchObject({
    problem: { code: "meta", meta: { kind: "messaging-limit-low", at: world.clock.now() } },
  });
  const { lastError, ...after } = await world.tickets();
  expect({ ...after, lastError: null }).toEqual(before);
  expect(lastError?.kind).toBe("messaging-limit-low");
  expect(await world.audited()).toEqual([]);
  expect(world.live.told).toContainEqual({ kind: "number", numberId });

  await write();
  expect((await world.tickets()).lastError).toBeNull();
});

test("who was slower is told so before Meta is asked", async () => {
  await world.addTickets();
  expect(await write({}, 7)).toEqual({ kind: "problem", problem: { code: "changed-meanwhile" } });
  expect(world.meta.asked).toEqual([]);
});

test("of two at once one writes, and Meta is not asked by the other", async () => {
  await world.addTickets();
  const outcomes = await Promise.all([write({ callIcon: "hidden" }, 1), write({ callIcon: "shown" }, 1)]);
  expect(outcomes.map(({ kind }) => kind)).toEqual(["done", "problem"]);
  expect(questions().filter((question) => question === "writeSettings")).toHaveLength(1);
  expect(atMeta().settings.callIcon).toBe("hidden");
});

test("call hours that Meta would refuse, and DTLS on a trunk that speaks SDES, are told by place", async () => {
  await world.addTickets();
  const callHours = {
    status: "on",
    timeZone: "Europe/Nowhere",
    weekly: [{ day: "monday", open: "17:00", close: "09:00" }],
    holidays: [],
  } as const;
  expect(await write({ callHours, keyExchange: "DTLS" })).toEqual({
    kind: "problem",
    problem: {
      code: "invalid",
      fields: [
        { path: "/callHours/timeZone", fault: "unknown-time-zone" },
        { path: "/callHours/weekly/0/close", fault: "not-after-open" },
        { path: "/keyExchange", fault: "trunk-has-sdes" },
      ],
    },
  });
  expect(world.meta.asked).toEqual([]);
});

test("another server may speak DTLS", async () => {
  const destination = { kind: "own-server", hostname: "sip.fjord.example", port: 5071 } as const;
  await world.addTickets({ destination });
  await write({ keyExchange: "DTLS" });
  expect(atMeta().servers).toMatchObject([{ hostname: "sip.fjord.example", port: 5071 }]);
  expect(world.pbx.asked).toEqual([]);
});

test("written, but it cannot be read back: it is kept, and what is shown of Meta is stale", async () => {
  await world.addTickets();
  world.meta.refuse("readSettings", "timeout");
  expect(await write({ callIcon: "hidden" })).toMatchObject({
    kind: "done",
    value: { wanted: { callIcon: "hidden" }, meta: { callIcon: "shown" }, stale: true },
  });
  expect(await refresh()).toMatchObject({ value: { meta: { callIcon: "hidden" }, stale: false, drift: [] } });
});

test("a permission template is ours alone", async () => {
  await world.addTickets();
  const permissionTemplate = { name: "may_we_call", language: "en" };
  expect(await write({ permissionTemplate })).toMatchObject({ value: { permissionTemplate } });
});

// ------------------------------------------------------------------ passwords

test("a password that changed at Meta is taken over, and Asterisk gets it", async () => {
  await world.addTickets();
  atMeta().servers = [{ ...ourServer, password: "made-elsewhere" }];
  expect(kinds(await refresh())).toEqual([]);
  expect(trunkPassword()).toBe("made-elsewhere");
});

test("Asterisk does not take the new password: the number says so, and a refresh mends it", async () => {
  await world.addTickets();
  atMeta().servers = [{ ...ourServer, password: "made-elsewhere" }];
  world.pbx.become("refusing");
  expect(kinds(await refresh())).toEqual(["password-changed"]);
  expect(trunkPassword()).toBe(sipPassword);
  world.pbx.become("well");
  expect(kinds(await refresh())).toEqual([]);
  expect(trunkPassword()).toBe("made-elsewhere");
});

test("Asterisk lost the trunk: a refresh gives it back", async () => {
  await world.addTickets();
  world.pbx.trunks.clear();
  expect(kinds(await refresh())).toEqual([]);
  expect(trunkPassword()).toBe(sipPassword);
});

test("a reading without a password takes none away: that of before may come back", async () => {
  await world.addTickets();
  atMeta().servers = [];
  expect(kinds(await refresh())).toEqual(["no-server"]);
  expect((await world.tickets()).passwordSet).toBe(true);
});

test("a new password: cleared, written again as it was decided, read, given to Asterisk", async () => {
  await world.addTickets();
  expect(await rotate()).toMatchObject({ value: { drift: [], meta: { calling: "on", sip: "on" } } });
  expect(questions()).toEqual(["clearSip", "writeSettings", "readSettings", "readNumber"]);
  expect(atMeta().servers).toEqual([{ ...ourServer, password: "meta-made-password-1" }]);
  expect(trunkPassword()).toBe("meta-made-password-1");
  expect(await world.audited()).toEqual(["number.rotate-password"]);
});

test("nobody has decided anything: what Meta has is read first and written again", async () => {
  await world.addTickets({ wanted: null }, { settings: { ...wantedForAgents, callIcon: "hidden" } });
  expect(await rotate()).toMatchObject({ value: { meta: { callIcon: "hidden" }, drift: [] } });
  expect(questions()).toEqual(["readSettings", "clearSip", "writeSettings", "readSettings", "readNumber"]);
});

test("Meta does not clear: everything is as before", async () => {
  await world.addTickets();
  world.meta.refuse("clearSip", "server-error");
  expect(await rotate()).toMatchObject({ problem: { code: "meta", meta: { kind: "server-error" } } });
  expect(trunkPassword()).toBe(sipPassword);
  expect((await world.tickets()).meta).toMatchObject({ calling: "on", sip: "on" });
});

test("it breaks after clearing: the number says that it is without SIP, and writing again heals it", async () => {
  await world.addTickets();
  world.meta.refuse("writeSettings", "timeout");
  expect(await rotate()).toMatchObject({ problem: { code: "meta", meta: { kind: "timeout" } } });
  const broken = await world.tickets();
  expect([broken.meta?.calling, broken.meta?.sip, broken.meta?.servers]).toEqual(["off", "off", []]);
  expect(broken.lastError?.kind).toBe("timeout");

  expect(kinds(await write())).toEqual([]);
  expect(trunkPassword()).toBe("meta-made-password-1");
  expect((await world.tickets()).lastError).toBeNull();
});

test("it breaks before the new password is read: a refresh heals it", async () => {
  await world.addTickets();
  world.meta.refuse("readSettings", "unreachable");
  expect(await rotate()).toMatchObject({ problem: { code: "meta" } });
  expect(trunkPassword()).toBe(sipPassword);
  expect(kinds(await refresh())).toEqual([]);
  expect(trunkPassword()).toBe("meta-made-password-1");
});

test("a reading that was under way when a rotation began does not undo it", async () => {
  await world.addTickets();
  const letGo = world.meta.holdNext();
  const reading = refresh();
  const rotating = rotate();
  letGo();
  await Promise.all([reading, rotating]);
  expect(trunkPassword()).toBe("meta-made-password-1");
  expect((await world.tickets()).meta?.sip).toBe("on");
});

test("Meta cannot be read: the last error is kept with its time, what is known stays", async () => {
  await world.addTickets();
  world.clock.advance(60_000);
  world.meta.refuse("readSettings", "server-error");
  expect(await refresh()).toMatchObject({ problem: { code: "meta" } });
  const failed = await world.tickets();
  expect(failed.lastError).toMatchObject({ kind: "server-error", at: world.clock.now() });
  expect([failed.readFailedAt, failed.meta?.calling]).toEqual([world.clock.now(), "on"]);
  await refresh();
  expect(await world.tickets()).toMatchObject({ lastError: null, readFailedAt: null });
});

test("an error of writing outlives a reading that works: an administrator should see it", async () => {
  await world.addTickets();
  world.meta.refuse("writeSettings", "prerequisites-missing");
  await write();
  await refresh();
  expect((await world.tickets()).lastError?.kind).toBe("prerequisites-missing");
});

test("the number itself cannot be read: its settings are taken, what was known of it stays", async () => {
  await world.addTickets();
  world.meta.refuse("readNumber", "permission-of-app-missing");
  expect(await refresh()).toMatchObject({
    kind: "done",
    value: { meta: { number: { verifiedName: "Harbour Tours" } } },
  });
});
