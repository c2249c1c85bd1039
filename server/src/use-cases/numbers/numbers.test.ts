import { afterEach, beforeEach, expect, test } from "vitest";
import { MINUTE } from "../../core/time.ts";
import { faultAt } from "../../testing/fake-meta.ts";
import { createNumberWorld, sipPassword, type NumberWorld } from "../../testing/number-world.ts";
import { morning, ourServer, wantedForAgents } from "../../testing/numbers.ts";
import { officeNumber, ticketsNumber } from "../../testing/stored.ts";
import { changeNumber } from "./change-number.ts";
import { createNumber } from "./create-number.ts";
import { getNumber } from "./get-number.ts";
import { listNumbers } from "./list-numbers.ts";
import { refreshNumber } from "./refresh-number.ts";
import { refreshStaleNumbers } from "./refresh-stale-numbers.ts";
import { removeNumber } from "./remove-number.ts";
import { restoreNumbers } from "./restore-numbers.ts";
import { reveal } from "./reveal.ts";
import { rotateSipPassword } from "./rotate-sip-password.ts";
import { writeCallSettings } from "./write-call-settings.ts";

let world: NumberWorld;
beforeEach(async () => {
  world = await createNumberWorld();
});
afterEach(() => world.storage.close());

const { id: numberId, phoneNumberId, number } = ticketsNumber;

test("an agent sees numbers with settings, drift and template, and not what only administrators need", async () => {
  const template = { name: "may_we_call", language: "en" };
  await world.addTickets({
    wanted: { ...wantedForAgents, permissionTemplate: template },
    lastError: faultAt("timeout", morning),
  });
  const listed = await listNumbers(world.ports, world.alice);
  expect(listed).toMatchObject({
    value: [
      {
        number,
        meta: { calling: "on" },
        drift: [],
        wanted: null,
        lastError: null,
        permissionTemplate: template,
      },
    ],
  });
  expect(await getNumber(world.ports, world.alice, { numberId })).toEqual({
    kind: "done",
    value: listed.kind === "done" ? listed.value[0] : null,
  });
  expect(await getNumber(world.ports, world.nora, { numberId })).toMatchObject({
    value: { lastError: { kind: "timeout" }, wanted: { calling: "on" } },
  });
  expect(JSON.stringify(listed)).not.toMatch(/sealed|meta-made/);
});

test.each(["selma", "alice"] as const)("%s may change nothing, and see no secret", async (who) => {
  const before = await world.addTickets();
  const actor = world[who];
  const attempts = [
    createNumber(world.ports, actor, { accountId: "a", phoneNumberId, label: "Mine" }),
    changeNumber(world.ports, actor, { numberId, version: 1, change: { label: "Mine" } }),
    removeNumber(world.ports, actor, { numberId }),
    writeCallSettings(world.ports, actor, { numberId, version: 1, wanted: wantedForAgents }),
    refreshNumber(world.ports, actor, { numberId }),
    rotateSipPassword(world.ports, actor, { numberId }),
    reveal(world.ports, actor, { numberId, what: "meta-sip-password" }),
  ];
  for (const attempt of attempts)
    expect(await attempt).toEqual({ kind: "problem", problem: { code: "forbidden" } });
  expect([world.meta.asked, world.pbx.asked, await world.audited()]).toEqual([[], [], []]);
  expect(await world.tickets()).toEqual(before);
});

test("a number that is not there is not found", async () => {
  const gone = { numberId: officeNumber.id };
  const attempts = [
    getNumber(world.ports, world.alice, gone),
    changeNumber(world.ports, world.nora, { ...gone, version: 1, change: { label: "Office" } }),
    removeNumber(world.ports, world.nora, gone),
    writeCallSettings(world.ports, world.nora, { ...gone, version: 1, wanted: wantedForAgents }),
    refreshNumber(world.ports, world.nora, gone),
    rotateSipPassword(world.ports, world.nora, gone),
    reveal(world.ports, world.nora, { ...gone, what: "extension" }),
  ];
  for (const attempt of attempts)
    expect(await attempt).toEqual({ kind: "problem", problem: { code: "not-found" } });
});

test("numbers read long ago are read again, one that failed not at once", async () => {
  await world.addTickets();
  await refreshStaleNumbers(world.ports);
  expect(world.meta.asked).toEqual([]);

  world.clock.advance(15 * MINUTE);
  world.meta.refuse("readSettings", "timeout");
  await refreshStaleNumbers(world.ports);
  expect((await world.tickets()).readFailedAt).toBe(world.clock.now());
  world.meta.asked.length = 0;
  await refreshStaleNumbers(world.ports);
  expect(world.meta.asked).toEqual([]);

  world.clock.advance(15 * MINUTE);
  await refreshStaleNumbers(world.ports);
  expect(await world.tickets()).toMatchObject({ readFailedAt: null, meta: { readAt: world.clock.now() } });
});

test("a number that was never read is read", async () => {
  await world.addTickets({ meta: null });
  await refreshStaleNumbers(world.ports);
  expect((await world.tickets()).meta?.calling).toBe("on");
});

test("what the readings find out is told to whoever looks", async () => {
  await world.addTickets();
  world.clock.advance(15 * MINUTE);
  await refreshStaleNumbers(world.ports);
  expect(world.live.told).toEqual([{ kind: "number", numberId }]);
});

test("what webhooks told of restrictions outlives a reading that cannot repeat it", async () => {
  const hidden = { kind: "call-button-hidden", reason: "Answer.", until: morning + 60 * MINUTE } as const;
  const { meta } = await world.addTickets();
  await world.storage.numbers.learn(numberId, { meta: { ...meta!, restrictions: [hidden] } });
  world.clock.advance(15 * MINUTE);
  await refreshStaleNumbers(world.ports);
  expect((await world.tickets()).meta?.restrictions).toEqual([hidden]);
});

// ------------------------------------------------------------------ what Asterisk lost

test("Asterisk began anew: trunk and phone are there again, with their passwords of before", async () => {
  await world.addTickets();
  const destination = { kind: "extension", extension: "2001" } as const;
  await changeNumber(world.ports, world.nora, { numberId, version: 1, change: { destination } });
  const before = [world.pbx.trunks.get(number), world.pbx.externals.get("2001")];
  world.pbx.trunks.clear();
  world.pbx.externals.clear();
  await restoreNumbers(world.ports);
  expect([world.pbx.trunks.get(number), world.pbx.externals.get("2001")]).toEqual(before);
});

test("a trunk that is no longer ours is taken away", async () => {
  await world.addTickets({ destination: { kind: "own-server", hostname: "sip.fjord.example", port: 5071 } });
  world.pbx.trunks.set(number, { number, password: "old", destination: { kind: "agents" } });
  await restoreNumbers(world.ports);
  expect(world.pbx.trunks.size).toBe(0);
});

test("Asterisk was away when the password changed: it gets the new one when it is back", async () => {
  await world.addTickets();
  world.meta.numbers.get(phoneNumberId)!.servers = [{ ...ourServer, password: "made-elsewhere" }];
  world.pbx.become("away");
  await refreshNumber(world.ports, world.nora, { numberId });
  world.pbx.become("well");
  await restoreNumbers(world.ports);
  expect(world.pbx.trunks.get(number)?.password).toBe("made-elsewhere");
  expect((await world.tickets()).meta?.passwordAtPbx).toBe("in-step");
});

test("a password sealed with another key keeps no other number from its trunk", async () => {
  await world.addTickets({ label: "A", sealedPassword: world.secrets.seal("x", "another number") });
  const sealedPassword = world.secrets.seal(sipPassword, `number ${officeNumber.id} sip-password`);
  await world.storage.numbers.add({ ...officeNumber, label: "B", sealedPassword }, world.clock.now());
  world.pbx.trunks.clear();
  await restoreNumbers(world.ports);
  expect([...world.pbx.trunks.keys()]).toEqual([officeNumber.number]);
  expect(world.logger.lines).toContainEqual(
    expect.objectContaining({ event: "number.restore-failed", level: "error" }),
  );
});

test("Asterisk goes away in between: the others wait for it", async () => {
  await world.addTickets();
  await restoreNumbers(world.ports, () => false);
  expect(world.pbx.asked).toEqual([]);
});
