import { afterEach, beforeEach, expect, test } from "vitest";
import type { Destination } from "../../core/numbers/business-number.ts";
import { createNumberWorld, sipPassword, type NumberWorld } from "../../testing/number-world.ts";
import { ourServer, wantedForAgents } from "../../testing/numbers.ts";
import { officeNumber, ticketsNumber } from "../../testing/stored.ts";
import { changeNumber } from "./change-number.ts";
import { reveal } from "./reveal.ts";

let world: NumberWorld;
beforeEach(async () => {
  world = await createNumberWorld();
});
afterEach(() => world.storage.close());

const { id: numberId, phoneNumberId, number } = ticketsNumber;
const agents = { kind: "agents" } as const;
const doorPhone = { kind: "extension", extension: "2001" } as const;
const ownServer = { kind: "own-server", hostname: "sip.fjord.example", port: 5071 } as const;
const change = async (what: { label?: string; destination?: Destination }, version?: number) =>
  changeNumber(world.ports, world.nora, {
    numberId,
    version: version ?? (await world.tickets()).version,
    change: what,
  });
const sendTo = (destination: Destination) => change({ destination });
const show = (what: "meta-sip-password" | "extension" | "asterisk-file") =>
  reveal(world.ports, world.nora, { numberId, what });
const servers = () => world.meta.numbers.get(phoneNumberId)?.servers;
const trunk = () => world.pbx.trunks.get(number);

test("a label asks nobody", async () => {
  await world.addTickets();
  expect(await change({ label: "Tours" })).toMatchObject({ value: { label: "Tours", version: 2 } });
  expect([world.meta.asked, world.pbx.asked]).toEqual([[], []]);
  expect(await world.audited()).toEqual(["number.change"]);
});

test("the destination it has already asks nobody", async () => {
  await world.addTickets();
  expect(await change({ label: "Tours", destination: agents })).toMatchObject({ kind: "done" });
  expect([world.meta.asked, world.pbx.asked]).toEqual([[], []]);
});

test("to somebody else's phone: it may register with a password of its own, and back to the agents it may not", async () => {
  await world.addTickets();
  expect(await sendTo(doorPhone)).toMatchObject({ value: { destination: doorPhone, drift: [] } });
  expect(trunk()?.destination).toEqual(doorPhone);
  const password = world.pbx.externals.get("2001")?.password;
  expect(password).toMatch(/^[\w-]{22}$/);
  expect(await show("extension")).toEqual({
    kind: "done",
    value: {
      rows: [
        { name: "server", value: "pbx.haug.example" },
        { name: "login", value: "2001" },
        { name: "password", value: password },
      ],
    },
  });

  expect(await sendTo(agents)).toMatchObject({ value: { destination: agents } });
  expect([trunk()?.destination, world.pbx.externals.size]).toEqual([agents, 0]);
  expect(await show("extension")).toEqual({ kind: "problem", problem: { code: "not-set" } });
  expect(world.meta.asked).toEqual([]);
});

test("from one phone to another: the first one's password is gone", async () => {
  await world.addTickets();
  await sendTo(doorPhone);
  await sendTo({ kind: "extension", extension: "2002" });
  expect([...world.pbx.externals.keys()]).toEqual(["2002"]);
});

test("the old phone cannot be taken out of Asterisk: calls still go there, and it can register", async () => {
  await world.addTickets();
  await sendTo(doorPhone);
  const password = world.pbx.externals.get("2001")?.password;
  for (const destination of [agents, ownServer]) {
    world.pbx.become("away");
    expect(await sendTo(destination)).toEqual({ kind: "problem", problem: { code: "pbx-unreachable" } });
    world.pbx.become("well");
    expect((await world.tickets()).destination).toEqual(doorPhone);
    expect(world.pbx.externals.get("2001")?.password).toBe(password);
  }
  expect(world.meta.asked).toEqual([]);
});

test("Meta refuses the other server: the phone that was taken out may register again", async () => {
  await world.addTickets();
  await sendTo(doorPhone);
  const password = world.pbx.externals.get("2001")?.password;
  world.meta.refuse("writeSettings", "server-error");
  await sendTo(ownServer);
  expect(world.pbx.externals.get("2001")?.password).toBe(password);
  expect(trunk()?.destination).toEqual(doorPhone);
});

test.each([
  ["an agent's", "1001"],
  ["another number's phone's", "2009"],
])("%s extension is taken", async (_name, extension) => {
  await world.addTickets();
  const elsewhere = { kind: "extension", extension: "2009" } as const;
  await world.storage.numbers.add({ ...officeNumber, destination: elsewhere }, world.clock.now());
  expect(await sendTo({ kind: "extension", extension })).toEqual({
    kind: "problem",
    problem: { code: "extension-taken" },
  });
  expect((await world.tickets()).destination).toEqual(agents);
});

test.each([
  ["away", "pbx-unreachable"],
  ["refusing", "pbx-refused"],
  ["mute", "pbx-unreachable"],
] as const)("Asterisk is %s: the number is as before", async (mood, code) => {
  const before = await world.addTickets();
  world.pbx.become(mood);
  expect(await sendTo(doorPhone)).toEqual({ kind: "problem", problem: { code } });
  expect(await world.tickets()).toEqual(before);
  expect([trunk()?.destination, world.pbx.externals.size]).toEqual([agents, 0]);
});

test("to another server: Meta sends calls there, our trunk is gone, and Meta's password can be shown", async () => {
  await world.addTickets();
  const outcome = await sendTo(ownServer);
  expect(outcome).toMatchObject({
    value: { destination: ownServer, trunk: { state: "not-ours" }, drift: [], version: 2 },
  });
  expect(servers()).toEqual([{ hostname: ownServer.hostname, port: 5071, password: sipPassword }]);
  expect(world.pbx.trunks.size).toBe(0);
  expect(await show("meta-sip-password")).toMatchObject({
    value: {
      rows: [
        { name: "server", value: "wa.meta.vc:5061" },
        { name: "login", value: "4930901820" },
        { name: "password", value: sipPassword },
      ],
    },
  });
});

test("and back: Meta sends calls here, by SDES, and the trunk is there again", async () => {
  await world.addTickets({ wanted: { ...wantedForAgents, keyExchange: "DTLS" }, destination: ownServer });
  const outcome = await sendTo(agents);
  expect(outcome).toMatchObject({
    value: {
      trunk: { state: "set-up" },
      wanted: { keyExchange: "SDES" },
      meta: { keyExchange: "SDES" },
      drift: [],
    },
  });
  expect(servers()).toMatchObject([ourServer]);
  expect(trunk()?.password).toBe(sipPassword);
});

test("nobody has decided anything: Meta's settings stay, only the server is another", async () => {
  await world.addTickets({ wanted: null }, { settings: { ...wantedForAgents, callIcon: "hidden" } });
  expect(await sendTo(ownServer)).toMatchObject({ value: { wanted: null, meta: { callIcon: "hidden" } } });
});

test("Meta refuses the other server: the number is as before, and its trunk is there", async () => {
  const before = await world.addTickets();
  world.meta.refuse("writeSettings", "invalid-parameter");
  expect(await sendTo(ownServer)).toMatchObject({ problem: { code: "meta" } });
  expect({ ...(await world.tickets()), lastError: null }).toEqual(before);
  expect(trunk()?.password).toBe(sipPassword);
});

test("Meta agreed and Asterisk is away: calls come here, and the number says that its trunk is missing", async () => {
  await world.addTickets({ destination: ownServer });
  world.pbx.become("away");
  expect(await sendTo(agents)).toMatchObject({
    kind: "done",
    value: { destination: agents, trunk: { state: "unknown" } },
  });
  world.pbx.become("well");
  const { view } = world.ports;
  expect(view.hasEndpoint({ number })).toBe("no");
});

test("Bitrix24 has no connector yet: the agents get the calls", async () => {
  await world.addTickets();
  const outcome = await sendTo({ kind: "bitrix24" });
  if (outcome.kind === "problem") throw new Error(outcome.problem.code);
  expect(outcome.value.drift.map(({ kind }) => kind)).toEqual(["not-ready-destination"]);
  expect(trunk()?.destination).toEqual(agents);
});

test("who was slower is told so", async () => {
  await world.addTickets();
  await change({ label: "Tours" });
  expect(await change({ destination: doorPhone }, 1)).toEqual({
    kind: "problem",
    problem: { code: "changed-meanwhile" },
  });
});

// ------------------------------------------------------------------ reveal

test("who sees a secret is written down before they see it", async () => {
  await world.addTickets();
  await show("meta-sip-password");
  expect(await world.storage.audit.list({ limit: 1 })).toMatchObject([
    { action: "number.reveal", actor: "Nora Haug", target: numberId, detail: { what: "meta-sip-password" } },
  ]);
  expect(await world.told()).not.toContain(sipPassword);
});

test("nobody sees a secret that could not be written down", async () => {
  await world.addTickets();
  const storage = {
    ...world.storage,
    audit: { ...world.storage.audit, add: () => Promise.reject(new Error("disk full")) },
  };
  const shown = reveal({ ...world.ports, storage }, world.nora, { numberId, what: "meta-sip-password" });
  await expect(shown).rejects.toThrow("disk full");
});

test("the trunk as a file", async () => {
  await world.addTickets();
  await sendTo(doorPhone);
  expect(await show("asterisk-file")).toEqual({
    kind: "done",
    value: { rows: [{ name: "file", value: "; trunk of +4930901820 for 2001\n" }] },
  });
});

test("what is not there is not written down as seen", async () => {
  await world.addTickets({ sealedPassword: null });
  for (const what of ["meta-sip-password", "extension", "asterisk-file"] as const)
    expect(await show(what)).toEqual({ kind: "problem", problem: { code: "not-set" } });
  expect(await world.audited()).toEqual([]);
});
