import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { PersonFields } from "../../core/ports/storage.ts";
import { createPeopleWorld, rightPassword, type PeopleWorld } from "../../testing/people-world.ts";
import { alice, bob, nora, selma } from "../../testing/people.ts";
import { issuePhoneCredentials } from "../phone/issue-phone-credentials.ts";
import { restoreAgents } from "../phone/restore-agents.ts";
import type { Actor } from "../ports.ts";
import { signIn } from "../session/sign-in.ts";
import { sweepExpired } from "../session/sweep-expired.ts";
import { createPerson } from "./create-person.ts";
import { changePerson } from "./change-person.ts";

let world: PeopleWorld;
let boss: Actor;

beforeEach(async () => {
  world = await createPeopleWorld();
  await world.add(nora, selma, alice, bob);
  boss = await world.signedIn(nora);
});
afterEach(() => world.storage.close());

const problem = (code: string) => ({ kind: "problem", problem: { code } });

const change = (id: string, fields: Partial<PersonFields>, version = 1) =>
  changePerson(world.ports, boss, id, version, fields);

async function phoneOf(actor: Actor) {
  const outcome = await issuePhoneCredentials(world.ports, actor);
  if (outcome.kind !== "done") throw new Error(outcome.problem.code);
  return outcome.value;
}

const phones = () => [...world.pbx.agents].map(([extension, { name }]) => `${extension} ${name}`).sort();

describe("a change", () => {
  test("is stored, shown and written down", async () => {
    expect(await change(alice.id, { name: "Alice Lind-Okafor", role: "supervisor" })).toMatchObject({
      kind: "done",
      value: { name: "Alice Lind-Okafor", role: "supervisor", extension: "1001", version: 2 },
    });
    expect(phones()).toEqual(["1001 Alice Lind-Okafor", "1002 Bob Ortiz"]);
    expect(world.live.told).toEqual([{ kind: "person", personId: alice.id }, { kind: "team" }]);
    const [entry] = await world.storage.audit.list({ limit: 1 });
    expect(entry).toMatchObject({
      actor: "Nora Haug",
      action: "person.change",
      target: "alice",
      detail: { name: "Alice Lind → Alice Lind-Okafor", role: "agent → supervisor" },
    });
  });

  test("of somebody that somebody else changed meanwhile is refused", async () => {
    await change(alice.id, { name: "Alice" });
    expect(await change(alice.id, { role: "supervisor" }, 1)).toEqual(problem("changed-meanwhile"));
    expect(await world.now(alice)).toMatchObject({ name: "Alice", role: "agent" });
  });

  test("of nobody is not found", async () => {
    expect(await change("00000000-0000-4000-8000-00000000dead", { name: "x" })).toEqual(problem("not-found"));
  });

  test("by two at once happens once", async () => {
    const outcomes = await Promise.all([
      change(alice.id, { name: "Alice One" }),
      change(alice.id, { name: "Alice Two" }),
    ]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["done", "problem"]);
    expect((await world.now(alice)).version).toBe(2);
  });
});

describe("a role", () => {
  test("that is taken away counts with the next thing they ask", async () => {
    await change(alice.id, { role: "administrator" });
    await world.storage.people.setPassword(alice.id, "set");
    const demoted = await changePerson(world.ports, boss, nora.id, 1, { role: "agent" });
    expect(demoted.kind).toBe("done");
    const norasNext = { ...boss, person: await world.now(nora) };
    expect(await changePerson(world.ports, norasNext, nora.id, 2, { role: "administrator" })).toEqual(
      problem("forbidden"),
    );
  });

  test.each([
    ["demoted", { role: "agent" as const }],
    ["disabled", { disabled: true }],
  ])("the last administrator cannot be %s, not even by themselves", async (_, fields) => {
    expect(await change(nora.id, fields)).toEqual(problem("last-administrator"));
    expect(await world.now(nora)).toMatchObject({ role: "administrator", disabled: false, version: 1 });
    expect(await world.audited()).toEqual([]);
  });

  test("somebody who never set a password is no administrator to fall back on", async () => {
    await world.add({ ...selma, id: "i", login: "ines", role: "administrator", hasPassword: false });
    expect(await change(nora.id, { role: "agent" })).toEqual(problem("last-administrator"));
  });

  test("two administrators who demote each other at once leave one", async () => {
    await world.storage.people.change(selma.id, 1, { role: "administrator" });
    const other = await world.signedIn(selma);
    const outcomes = await Promise.all([
      changePerson(world.ports, boss, selma.id, 2, { role: "agent" }),
      changePerson(world.ports, other, nora.id, 1, { role: "agent" }),
    ]);
    expect(outcomes).toContainEqual(problem("last-administrator"));
    const people = await world.storage.people.list();
    expect(people.filter(({ role }) => role === "administrator")).toHaveLength(1);
  });
});

describe("disabling somebody", () => {
  test("ends their sessions and their phone at once, and lets them in no more", async () => {
    const [laptop, desk] = [await world.signedIn(alice), await world.signedIn(alice)];
    const credentials = await phoneOf(laptop);
    expect(await change(alice.id, { disabled: true })).toMatchObject({ value: { disabled: true } });
    expect(world.pbx.accepts("1001", credentials.password)).toBe(false);
    expect(phones()).toEqual(["1002 Bob Ortiz"]);
    expect(world.live.told).toEqual(
      expect.arrayContaining([
        { kind: "credentials-revoked", session: laptop.session, reason: "disabled" },
        { kind: "session-ended", session: laptop.session },
        { kind: "session-ended", session: desk.session },
        { kind: "team" },
      ]),
    );
    expect(await signIn(world.ports, { login: "alice", password: rightPassword, replaces: null })).toEqual(
      problem("sign-in-refused"),
    );
    expect(await issuePhoneCredentials(world.ports, laptop)).toEqual(problem("not-signed-in"));
    expect(phones()).toEqual(["1002 Bob Ortiz"]);
  });

  test("does not wait for an Asterisk that is away: the phone ends as soon as it is back", async () => {
    const credentials = await phoneOf(await world.signedIn(alice));
    world.pbx.become("away");
    expect(await change(alice.id, { disabled: true })).toMatchObject({ kind: "done" });
    expect(await world.storage.sessions.endOf(alice.id)).toEqual([]);
    world.pbx.become("well");
    expect(world.pbx.accepts("1001", credentials.password)).toBe(true);
    await restoreAgents(world.ports);
    expect(phones()).toEqual(["1002 Bob Ortiz"]);
  });

  test("and enabling them again gives the phone back, without a password that worked before", async () => {
    const credentials = await phoneOf(await world.signedIn(alice));
    await change(alice.id, { disabled: true });
    expect(await change(alice.id, { disabled: false }, 2)).toMatchObject({ value: { disabled: false } });
    expect(phones()).toEqual(["1001 Alice Lind", "1002 Bob Ortiz"]);
    expect(world.pbx.accepts("1001", credentials.password)).toBe(false);
  });

  test("cannot be taken back while Asterisk is away", async () => {
    await change(alice.id, { disabled: true });
    world.pbx.become("away");
    expect(await change(alice.id, { disabled: false }, 2)).toEqual(problem("pbx-unreachable"));
    expect((await world.now(alice)).disabled).toBe(true);
  });
});

describe("another extension", () => {
  test("moves the phone; the old one's password ends, and its session is told to ask for another", async () => {
    const actor = await world.signedIn(alice);
    const before = await phoneOf(actor);
    expect(await change(alice.id, { extension: "1009" })).toMatchObject({ value: { extension: "1009" } });
    expect(phones()).toEqual(["1002 Bob Ortiz", "1009 Alice Lind"]);
    expect(world.pbx.accepts("1001", before.password)).toBe(false);
    expect(world.live.told).toContainEqual({
      kind: "credentials-revoked",
      session: actor.session,
      reason: "expired",
    });
    expect(await world.storage.phoneGrants.find(alice.id)).toBeNull();
    // A request that was on its way when the extension changed.
    expect(await issuePhoneCredentials(world.ports, actor)).toEqual(problem("no-phone"));
    expect(phones()).toEqual(["1002 Bob Ortiz", "1009 Alice Lind"]);
    const after = await phoneOf({ ...actor, person: await world.now(alice) });
    expect(after.user).toBe("1009");
    expect(world.pbx.accepts("1009", after.password)).toBe(true);
  });

  test.each([
    ["given", nora.id, "1009", ["1001 Alice Lind", "1002 Bob Ortiz", "1009 Nora Haug"]],
    ["taken away", alice.id, null, ["1002 Bob Ortiz"]],
  ])("%s", async (_, id, extension, then) => {
    expect(await change(id, { extension })).toMatchObject({ value: { extension } });
    expect(phones()).toEqual(then);
  });

  test("is free for somebody else at once", async () => {
    await change(alice.id, { extension: null });
    expect(await change(nora.id, { extension: "1001" })).toMatchObject({ kind: "done" });
    expect(phones()).toEqual(["1001 Nora Haug", "1002 Bob Ortiz"]);
    await sweepExpired(world.ports);
    expect(phones()).toEqual(["1001 Nora Haug", "1002 Bob Ortiz"]);
  });

  test("that somebody has is refused, and nothing was touched", async () => {
    const credentials = await phoneOf(await world.signedIn(alice));
    expect(await change(alice.id, { extension: "1002" })).toEqual(problem("extension-taken"));
    expect(world.pbx.accepts("1001", credentials.password)).toBe(true);
  });

  test("that a number's calls go to elsewhere is refused", async () => {
    await addNumberFor("2001");
    expect(await change(alice.id, { extension: "2001" })).toEqual(problem("extension-taken"));
  });

  test("wanted by two at once is one's", async () => {
    const outcomes = await Promise.all([
      change(alice.id, { extension: "1009" }),
      change(bob.id, { extension: "1009" }),
    ]);
    expect(outcomes).toContainEqual(problem("extension-taken"));
    const people = await world.storage.people.list();
    const wanted = people.flatMap(({ extension, name }) => (extension ? [`${extension} ${name}`] : []));
    expect(phones()).toEqual(wanted.sort());
  });

  test("two who change places, one after the other, do", async () => {
    await change(alice.id, { extension: null });
    await change(bob.id, { extension: "1001" });
    await change(alice.id, { extension: "1002" }, 2);
    expect(phones()).toEqual(["1001 Bob Ortiz", "1002 Alice Lind"]);
  });

  test("of somebody disabled is only written down", async () => {
    await change(alice.id, { disabled: true });
    expect(await change(alice.id, { extension: "1009" }, 2)).toMatchObject({ kind: "done" });
    expect(phones()).toEqual(["1002 Bob Ortiz"]);
    await change(alice.id, { disabled: false }, 3);
    expect(phones()).toEqual(["1002 Bob Ortiz", "1009 Alice Lind"]);
  });
});

describe("half of it fails", () => {
  const nothingChanged = async () => {
    expect(await world.now(alice)).toMatchObject({ name: "Alice Lind", extension: "1001", disabled: false });
    world.pbx.become("well");
    await sweepExpired(world.ports);
    await restoreAgents(world.ports);
    expect(phones()).toEqual(["1001 Alice Lind", "1002 Bob Ortiz"]);
  };

  test.each([
    ["away", "pbx-unreachable"],
    ["mute", "pbx-unreachable"],
    ["refusing", "pbx-refused"],
  ] as const)("Asterisk is %s from the start: nothing changed", async (mood, code) => {
    const credentials = await phoneOf(await world.signedIn(alice));
    world.pbx.become(mood);
    expect(await change(alice.id, { extension: "1009", name: "Alice" })).toEqual(problem(code));
    expect(await world.audited()).toEqual([]);
    expect((await world.now(alice)).version).toBe(1);
    await nothingChanged();
    // What Asterisk certainly still had goes on working.
    expect(world.pbx.accepts("1001", credentials.password)).toBe(mood !== "mute");
  });

  test.each([
    ["away", "pbx-unreachable"],
    ["mute", "pbx-unreachable"],
    ["refusing", "pbx-refused"],
  ] as const)("Asterisk becomes %s between taking and giving: all of it is undone", async (mood, code) => {
    const credentials = await phoneOf(await world.signedIn(alice));
    const setUpAgent: typeof world.pbx.setUp.setUpAgent = (agent) => {
      world.pbx.become(mood);
      return world.pbx.setUp.setUpAgent(agent);
    };
    const ports = { ...world.ports, pbx: { ...world.pbx.setUp, setUpAgent } };
    const outcome = await changePerson(ports, boss, alice.id, 1, { extension: "1009", name: "Alice" });
    expect(outcome).toEqual(problem(code));
    await nothingChanged();
    expect(world.pbx.accepts("1001", credentials.password)).toBe(false);
    expect(await world.audited()).toEqual(["person.change", "person.change-undone"]);
  });

  test("the database is lost after the phone was taken away: it comes back", async () => {
    const credentials = await phoneOf(await world.signedIn(alice));
    const lost = {
      ...world.ports,
      storage: { ...world.storage, transaction: () => Promise.reject(new Error("disk full")) },
    };
    await expect(changePerson(lost, boss, alice.id, 1, { extension: "1009" })).rejects.toThrow("disk full");
    expect(phones()).toEqual(["1002 Bob Ortiz"]);
    await nothingChanged();
    expect(world.pbx.accepts("1001", credentials.password)).toBe(false);
  });

  test("somebody was faster after the phone was taken away: it comes back, and its session is told to ask anew", async () => {
    const actor = await world.signedIn(alice);
    await phoneOf(actor);
    const removeAgent: typeof world.pbx.setUp.removeAgent = async (extension) => {
      const answer = await world.pbx.setUp.removeAgent(extension);
      await world.storage.people.change(alice.id, 1, { role: "supervisor" });
      return answer;
    };
    const ports = { ...world.ports, pbx: { ...world.pbx.setUp, removeAgent } };
    const outcome = await changePerson(ports, boss, alice.id, 1, { extension: "1009" });
    expect(outcome).toEqual(problem("changed-meanwhile"));
    expect(world.live.told).toEqual([
      { kind: "credentials-revoked", session: actor.session, reason: "expired" },
    ]);
    expect(phones()).toEqual(["1001 Alice Lind", "1002 Bob Ortiz"]);
    await nothingChanged();
  });

  test("Asterisk refuses only the new phone: the old one is back at once", async () => {
    await phoneOf(await world.signedIn(alice));
    const setUpAgent: typeof world.pbx.setUp.setUpAgent = (agent) =>
      agent.extension === "1009"
        ? Promise.resolve({ kind: "refused", text: "in pjsip.conf already" })
        : world.pbx.setUp.setUpAgent(agent);
    const ports = { ...world.ports, pbx: { ...world.pbx.setUp, setUpAgent } };
    const outcome = await changePerson(ports, boss, alice.id, 1, { extension: "1009" });
    expect(outcome).toEqual(problem("pbx-refused"));
    expect(phones()).toEqual(["1001 Alice Lind", "1002 Bob Ortiz"]);
    await nothingChanged();
  });

  test("what is owed to an extension is forgotten when a number's external phone has it by then", async () => {
    world.pbx.become("mute");
    const chen = { login: "chen", name: "Chen Wu", role: "agent", extension: "2001" } as const;
    expect(await createPerson(world.ports, boss, chen)).toEqual(problem("pbx-unreachable"));
    world.pbx.become("well");
    await addNumberFor("2001");
    world.pbx.agents.set("2001", { name: "the desk phone", password: "its own" });
    await sweepExpired(world.ports);
    expect(world.pbx.accepts("2001", "its own")).toBe(true);
    expect(world.ports.memory.owedPhones.size).toBe(0);
  });

  test("a name that Asterisk did not hear of follows later", async () => {
    world.pbx.become("away");
    expect(await change(alice.id, { name: "Alice Lind-Okafor" })).toMatchObject({ kind: "done" });
    world.pbx.become("well");
    await sweepExpired(world.ports);
    expect(phones()).toEqual(["1001 Alice Lind-Okafor", "1002 Bob Ortiz"]);
  });
});

async function addNumberFor(extension: string) {
  const at = world.clock.now();
  await world.storage.accounts.add(
    {
      id: "a",
      name: "Haug & Co.",
      wabaId: "102290129340398",
      appId: null,
      graph: { baseUrl: "https://graph.facebook.com/v26.0", authorization: "Bearer" },
      hook: "hook",
      verifyToken: "token",
    },
    { accessToken: "sealed", appSecret: null },
    at,
  );
  await world.storage.numbers.add(
    {
      id: "n",
      accountId: "a",
      phoneNumberId: "106540352242922",
      number: "+12145550111",
      label: "Support",
      destination: { kind: "extension", extension },
      wanted: null,
      meta: null,
      readFailedAt: null,
      lastError: null,
      sealedPassword: null,
      sealedExtensionPassword: null,
    },
    at,
  );
}
