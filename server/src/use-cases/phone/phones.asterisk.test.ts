import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { bootManaged, type ManagedPbx } from "../../../../asterisk-samples/testing/managed-pbx.ts";
import { host } from "../../../../asterisk-samples/testing/rendered-pbx.ts";
import { statusOf } from "../../../../asterisk-samples/testing/sip-message.ts";
import { register, serve, type Peer } from "../../../../asterisk-samples/testing/sip-peer.ts";
import { browserOf } from "../../../../asterisk-samples/testing/stand-ins.ts";
import { createAsterisk, type Asterisk } from "../../adapters/asterisk/asterisk.ts";
import { createSystemClock } from "../../adapters/clock/system-clock.ts";
import type { Person } from "../../core/people/person.ts";
import { createPeopleWorld, type PeopleWorld } from "../../testing/people-world.ts";
import { nora } from "../../testing/people.ts";
import { changePerson } from "../people/change-person.ts";
import { createPerson } from "../people/create-person.ts";
import { removePerson } from "../people/remove-person.ts";
import type { Actor, Ports } from "../ports.ts";
import { signOut } from "../session/sign-out.ts";
import { getTeam } from "../team/get-team.ts";
import { watchPbx } from "../team/watch-pbx.ts";
import { issuePhoneCredentials, type PhoneCredentials } from "./issue-phone-credentials.ts";

// Beyond the addresses of labs (127.0.0 to 127.0.99) and of the samples' tests, so that they may run meanwhile.
const addresses = { pbx: "127.0.131.1", meta: "127.0.131.2" };

let managed: ManagedPbx;
let asterisk: Asterisk;
let world: PeopleWorld;
let ports: Omit<Ports, "meta">;
let boss: Actor;
let stop: () => Promise<void>;

beforeAll(async () => {
  managed = await bootManaged(addresses);
  world = await createPeopleWorld();
  await world.add(nora);
  const { user, password } = managed.asterisk.values.ari;
  asterisk = createAsterisk(
    {
      access: { url: `http://${addresses.pbx}:8088`, user, password },
      domain: host,
      trunks: { kind: "push" },
    },
    { clock: createSystemClock(), logger: world.logger },
  );
  ports = { ...world.ports, pbx: asterisk.pbx, view: asterisk.view };
  stop = watchPbx(ports);
  boss = await world.signedIn(nora);
  await linked();
});

afterAll(async () => {
  await stop();
  asterisk.stop();
  await world.storage.close();
  await managed.stop();
});

async function issued(actor: Actor): Promise<PhoneCredentials> {
  const outcome = await issuePhoneCredentials(ports, actor);
  if (outcome.kind !== "done") throw new Error(outcome.problem.code);
  return outcome.value;
}

async function registers({ user, password }: PhoneCredentials): Promise<{ status: number; peer: Peer }> {
  const peer = await browserOf(addresses.pbx, { user, password });
  serve(peer.wire, () => undefined);
  return { status: statusOf((await register(peer, host)).final), peer };
}

const refused = async (credentials: PhoneCredentials) => (await registers(credentials)).status >= 400;

const linked = () =>
  vi.waitFor(() => expect(asterisk.view.link().state).toBe("connected"), { timeout: 30_000 });

async function onTheBoard(): Promise<readonly string[]> {
  const team = await getTeam(ports, boss);
  if (team.kind !== "done") throw new Error(team.problem.code);
  return team.value.agents.map(({ name, extension, phone }) => `${extension} ${name} ${phone.state}`);
}

async function added(login: string, name: string, extension: string): Promise<Person> {
  const created = await createPerson(ports, boss, { login, name, role: "agent", extension });
  if (created.kind !== "done") throw new Error(created.problem.code);
  return created.value.person;
}

test("an agent's phone from the first day to the last", async () => {
  const chen = await added("chen", "Chen Wu", "1003");
  expect(await onTheBoard()).toEqual(["1003 Chen Wu not-registered"]);

  const laptop = await world.signedIn(chen);
  const onLaptop = await issued(laptop);
  expect((await registers(onLaptop)).status).toBe(200);
  await expect.poll(onTheBoard, { timeout: 20_000 }).toEqual(["1003 Chen Wu reachable"]);

  const desk = await world.signedIn(chen);
  const onDesk = await issued(desk);
  expect((await registers(onDesk)).status).toBe(200);
  expect(await refused(onLaptop)).toBe(true);
  expect(world.live.told).toContainEqual({
    kind: "credentials-revoked",
    session: laptop.session,
    reason: "used-elsewhere",
  });

  await signOut(ports, desk);
  expect(await refused(onDesk)).toBe(true);
  await expect.poll(onTheBoard).toEqual(["1003 Chen Wu not-registered"]);

  const at1003 = await issued(laptop);
  expect((await registers(at1003)).status).toBe(200);
  const moved = await changePerson(ports, boss, chen.id, chen.version, { extension: "1007" });
  expect(moved).toMatchObject({ value: { extension: "1007" } });
  expect(await refused(at1003)).toBe(true);
  const at1007 = await issued({ ...laptop, person: await world.now(chen) });
  expect((await registers(at1007)).status).toBe(200);

  const { version } = await world.now(chen);
  expect(await changePerson(ports, boss, chen.id, version, { disabled: true })).toMatchObject({
    kind: "done",
  });
  expect(await refused(at1007)).toBe(true);
  expect(await onTheBoard()).toEqual([]);
  expect(await removePerson(ports, boss, chen.id)).toEqual({ kind: "done", value: null });
  expect(await managed.asterisk.cli("pjsip show endpoints")).toContain("No objects found");
  await expect.poll(() => managed.asterisk.cli("queue show whatsapp")).toContain("No Members");
});

test("who signs out while Asterisk restarts cannot be called any more when it is back; who stays can", async () => {
  const [dana, emil] = [await added("dana", "Dana Roy", "1004"), await added("emil", "Emil Berg", "1005")];
  const leaving = await world.signedIn(dana);
  const [hers, his] = [await issued(leaving), await issued(await world.signedIn(emil))];
  expect((await registers(hers)).status).toBe(200);

  const restored = world.logger.lines.filter(({ event }) => event === "phones.restored").length;
  const restarted = managed.asterisk.restart();
  await vi.waitFor(() => expect(asterisk.view.link().state).toBe("away"), { timeout: 30_000 });
  expect(await signOut(ports, leaving)).toEqual({ kind: "done", value: null });
  await restarted;
  await linked();
  await expect
    .poll(() => world.logger.lines.filter(({ event }) => event === "phones.restored").length)
    .toBe(restored + 1);

  expect(await refused(hers)).toBe(true);
  expect((await registers(his)).status).toBe(200);
  expect(world.logger.lines.filter(({ level }) => level === "error")).toEqual([]);
});
