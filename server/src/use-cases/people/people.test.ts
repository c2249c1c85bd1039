import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DAY } from "../../core/time.ts";
import type { Person } from "../../core/people/person.ts";
import { createPeopleWorld, type PeopleWorld } from "../../testing/people-world.ts";
import { alice, bob, nora, selma } from "../../testing/people.ts";
import { listAudit } from "../audit/list-audit.ts";
import { issuePhoneCredentials } from "../phone/issue-phone-credentials.ts";
import { restoreAgents } from "../phone/restore-agents.ts";
import type { Actor } from "../ports.ts";
import { lookAtInvitation } from "../session/look-at-invitation.ts";
import { sweepExpired } from "../session/sweep-expired.ts";
import { createPerson } from "./create-person.ts";
import { listColleagues } from "./list-colleagues.ts";
import { listPeople } from "./list-people.ts";
import { removePerson } from "./remove-person.ts";

let world: PeopleWorld;
let boss: Actor;

beforeEach(async () => {
  world = await createPeopleWorld();
  await world.add(nora, selma, alice);
  boss = await world.signedIn(nora);
});
afterEach(() => world.storage.close());

const problem = (code: string) => ({ kind: "problem", problem: { code } });
const phones = () => [...world.pbx.agents.keys()].sort();
const names = async () => (await world.storage.people.list()).map(({ name }) => name);
const everybody = ["Alice Lind", "Nora Haug", "Selma Okafor"];

describe("adding somebody", () => {
  const chen = { login: "chen", name: "Chen Wu", role: "agent", extension: "1003" } as const;

  test("sets their phone up and gives the link that lets them in, once", async () => {
    const created = await createPerson(world.ports, boss, chen);
    expect(created).toMatchObject({
      kind: "done",
      value: {
        person: { ...chen, disabled: false, hasPassword: false, lastSignInAt: null },
        invitation: { expiresAt: world.clock.now() + 3 * DAY },
      },
    });
    expect(world.pbx.agents.get("1003")).toEqual({ name: "Chen Wu", password: null });
    if (created.kind === "done")
      expect(await lookAtInvitation(world.ports, created.value.invitation.token)).toMatchObject({
        value: { login: "chen" },
      });
    expect(world.live.told).toEqual([{ kind: "team" }]);
    const entries = await listAudit(world.ports, boss, {});
    expect(entries).toMatchObject({
      value: [{ actor: "Nora Haug", action: "person.add", target: "chen", detail: { extension: "1003" } }],
    });
  });

  test("without a phone does not need Asterisk", async () => {
    world.pbx.become("away");
    const created = await createPerson(world.ports, boss, { ...chen, extension: null });
    expect(created.kind).toBe("done");
    expect(world.pbx.asked).toEqual([]);
  });

  test.each([
    ["a login that somebody has", { login: "alice" }, "login-taken"],
    ["the same in capitals", { login: "ALICE" }, "login-taken"],
    ["the same in full-width letters", { login: "ａｌｉｃｅ" }, "login-taken"],
    ["an extension that somebody has", { extension: "1001" }, "extension-taken"],
  ])("with %s is refused", async (_, fields, code) => {
    expect(await createPerson(world.ports, boss, { ...chen, ...fields })).toEqual(problem(code));
    expect(await names()).toEqual(everybody);
    expect(world.pbx.agents.get("1001")?.name).toBe("Alice Lind");
    expect(await world.audited()).toEqual([]);
  });

  test.each([
    "'; drop table people; --",
    "chen\r\nX-Evil: 1",
    '"><img src=x onerror=alert(1)>',
    "a".repeat(120),
  ])("with the name %j stores it as it is", async (name) => {
    expect(await createPerson(world.ports, boss, { ...chen, name })).toMatchObject({
      value: { person: { name } },
    });
    expect(await names()).toContain(name);
  });

  test.each([
    ["away", "pbx-unreachable"],
    ["mute", "pbx-unreachable"],
    ["refusing", "pbx-refused"],
  ] as const)("while Asterisk is %s adds nobody, in the end not there either", async (mood, code) => {
    world.pbx.become(mood);
    expect(await createPerson(world.ports, boss, chen)).toEqual(problem(code));
    expect(await names()).toEqual(everybody);
    expect(world.live.told.filter(({ kind }) => kind !== "team")).toEqual([]);
    world.pbx.become("well");
    await sweepExpired(world.ports);
    expect(phones()).toEqual(["1001"]);
    expect(await createPerson(world.ports, boss, chen)).toMatchObject({ kind: "done" });
    expect(phones()).toEqual(["1001", "1003"]);
  });

  test("twice at once adds one", async () => {
    const outcomes = await Promise.all([
      createPerson(world.ports, boss, chen),
      createPerson(world.ports, boss, { ...chen, login: "chen2" }),
    ]);
    expect(outcomes).toContainEqual(problem("extension-taken"));
    expect(phones()).toEqual(["1001", "1003"]);
  });
});

describe("removing somebody", () => {
  test("removes their phone and ends their sessions; the audit log keeps their name", async () => {
    const actor = await world.signedIn(alice);
    await issuePhoneCredentials(world.ports, actor);
    expect(await removePerson(world.ports, boss, alice.id)).toEqual({ kind: "done", value: null });
    expect(await names()).toEqual(["Nora Haug", "Selma Okafor"]);
    expect(phones()).toEqual([]);
    expect(world.live.told).toEqual([{ kind: "session-ended", session: actor.session }, { kind: "team" }]);
    const [entry] = await world.storage.audit.list({ limit: 1 });
    expect(entry).toMatchObject({
      action: "person.remove",
      target: "alice",
      detail: { name: "Alice Lind", role: "agent" },
    });
    expect(await removePerson(world.ports, boss, alice.id)).toEqual(problem("not-found"));
  });

  test("the last administrator is refused, also by themselves, and their phone goes on", async () => {
    await world.storage.people.change(nora.id, 1, { extension: "1009" });
    world.pbx.agents.set("1009", { name: nora.name, password: null });
    expect(await removePerson(world.ports, boss, nora.id)).toEqual(problem("last-administrator"));
    expect(phones()).toEqual(["1001", "1009"]);
  });

  test("two administrators who remove each other at once leave one", async () => {
    await world.storage.people.change(selma.id, 1, { role: "administrator" });
    const other = await world.signedIn(selma);
    const outcomes = await Promise.all([
      removePerson(world.ports, boss, selma.id),
      removePerson(world.ports, other, nora.id),
    ]);
    expect(outcomes).toContainEqual(problem("last-administrator"));
    expect(await names()).toHaveLength(2);
  });

  test.each([
    ["away", "pbx-unreachable"],
    ["mute", "pbx-unreachable"],
    ["refusing", "pbx-refused"],
  ] as const)("while Asterisk is %s removes nobody, in the end not there either", async (mood, code) => {
    const actor = await world.signedIn(alice);
    world.pbx.become(mood);
    expect(await removePerson(world.ports, boss, alice.id)).toEqual(problem(code));
    expect(await names()).toEqual(everybody);
    expect(await world.storage.sessions.find(actor.session, world.clock.now())).not.toBeNull();
    world.pbx.become("well");
    await sweepExpired(world.ports);
    await restoreAgents(world.ports);
    expect(phones()).toEqual(["1001"]);
  });
});

test("everybody is listed by name", async () => {
  const listed = await listPeople(world.ports, boss);
  expect(listed.kind === "done" && listed.value.map(({ name }: Person) => name)).toEqual(everybody);
});

test("agents see who has a phone and may sign in, by name, and nothing else of them", async () => {
  await world.add(
    bob,
    {
      ...bob,
      id: "00000000-0000-4000-8000-000000000007",
      login: "gone",
      extension: "1007",
      disabled: true,
    },
    {
      ...selma,
      id: "00000000-0000-4000-8000-000000000008",
      login: "sela",
      name: "Sela Moss",
      extension: "1008",
    },
  );
  expect(await listColleagues(world.ports)).toEqual({
    kind: "done",
    value: [
      { extension: "1001", name: alice.name },
      { extension: "1002", name: bob.name },
      { extension: "1008", name: "Sela Moss" },
    ],
  });
});

test("the audit log is read in pages, newest first", async () => {
  await world.add(bob);
  for (const extension of ["1003", "1004", "1005"])
    await createPerson(world.ports, boss, { login: extension, name: extension, role: "agent", extension });
  const first = await listAudit(world.ports, boss, { limit: 2 });
  if (first.kind !== "done") throw new Error(first.problem.code);
  expect(first.value.map(({ target }) => target)).toEqual(["1005", "1004"]);
  const next = await listAudit(world.ports, boss, { limit: 2, before: first.value[1]!.id });
  expect(next).toMatchObject({ value: [{ target: "1003" }] });
});
