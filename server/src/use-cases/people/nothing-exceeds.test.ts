import fc from "fast-check";
import { expect, test } from "vitest";
import { hasAdministrator } from "../../core/people/administrators.ts";
import { may, type Role } from "../../core/people/person.ts";
import { done, type Outcome } from "../../core/problem.ts";
import { createPeopleWorld, type PeopleWorld } from "../../testing/people-world.ts";
import { alice, bob, nora, selma } from "../../testing/people.ts";
import { issuePhoneCredentials } from "../phone/issue-phone-credentials.ts";
import { phoneOf } from "../phone/phone-at-pbx.ts";
import { restoreAgents } from "../phone/restore-agents.ts";
import { revokePhoneCredentials } from "../phone/revoke-phone-credentials.ts";
import type { Actor } from "../ports.ts";
import { signOut } from "../session/sign-out.ts";
import { sweepExpired } from "../session/sweep-expired.ts";
import { changePerson } from "./change-person.ts";
import { createPerson } from "./create-person.ts";
import { removePerson } from "./remove-person.ts";

/*
 * Whatever people do, at whatever moment and however Asterisk behaves meanwhile: nobody changes what their role does not
 * let them, somebody can always administrate, and once Asterisk is well it lets in exactly the phones that the database
 * knows, each with a password only if somebody was given one.
 */

const team = [nora, { ...selma, role: "administrator" as const }, alice, bob];
const role = fc.constantFrom<Role>("agent", "supervisor", "administrator");
const extension = fc.constantFrom(null, "1001", "1002", "1003", "1004");
const somebody = fc.nat(team.length - 1);

const act = fc.oneof(
  fc.record({ kind: fc.constant("role" as const), by: somebody, of: somebody, role }),
  fc.record({ kind: fc.constant("disable" as const), by: somebody, of: somebody, disabled: fc.boolean() }),
  fc.record({ kind: fc.constant("move" as const), by: somebody, of: somebody, extension }),
  fc.record({ kind: fc.constant("remove" as const), by: somebody, of: somebody }),
  fc.record({ kind: fc.constant("create" as const), by: somebody, extension }),
  fc.record({
    kind: fc.constantFrom("issue" as const, "give-back" as const, "sign-out" as const),
    by: somebody,
  }),
  fc.record({ kind: fc.constant("wait" as const), minutes: fc.constantFrom(1, 31) }),
  fc.record({
    kind: fc.constant("mood" as const),
    mood: fc.constantFrom("well" as const, "away" as const, "mute" as const, "refusing" as const),
  }),
);
type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never;

async function perform(world: PeopleWorld, actors: readonly Actor[], what: Act): Promise<void> {
  if (what.kind === "mood") {
    world.pbx.become(what.mood);
    return;
  }
  if (what.kind === "wait") {
    world.clock.advance(what.minutes * 60_000);
    return sweepExpired(world.ports);
  }
  const actor = await asTheyAre(world, actors[what.by]!);
  if (actor === null) return;
  const before = JSON.stringify(await world.storage.people.list());
  const outcome = await performAs(world, actor, what);
  if ("of" in what || what.kind === "create") {
    if (may(actor.person.role, "manage-people")) return;
    expect(outcome).toEqual({ kind: "problem", problem: { code: "forbidden" } });
    expect(JSON.stringify(await world.storage.people.list())).toBe(before);
  }
}

function performAs(world: PeopleWorld, actor: Actor, what: Act): Promise<Outcome<unknown>> {
  if (what.kind === "issue") return issuePhoneCredentials(world.ports, actor);
  if (what.kind === "give-back") return revokePhoneCredentials(world.ports, actor);
  if (what.kind === "sign-out") return signOut(world.ports, actor);
  return administrate(world, actor, what);
}

async function administrate({ ports, secrets, storage }: PeopleWorld, actor: Actor, what: Act) {
  if (what.kind === "create") {
    const login = secrets.newId();
    return createPerson(ports, actor, { login, name: "Chen Wu", role: "agent", extension: what.extension });
  }
  if (!("of" in what)) return done(null);
  const { id } = team[what.of]!;
  if (what.kind === "remove") return removePerson(ports, actor, id);
  const version = (await storage.people.find(id))?.version ?? 0;
  return changePerson(ports, actor, id, version, changeOf(what));
}

function changeOf(what: Extract<Act, { kind: "role" | "disable" | "move" }>) {
  switch (what.kind) {
    case "role":
      return { role: what.role };
    case "disable":
      return { disabled: what.disabled };
    case "move":
      return { extension: what.extension };
  }
}

/** As each request finds them anew. */
async function asTheyAre({ storage, clock }: PeopleWorld, { session }: Actor): Promise<Actor | null> {
  const found = await storage.sessions.find(session, clock.now());
  return found === null || found.person.disabled ? null : { person: found.person, session };
}

async function checkAtPeace(world: PeopleWorld): Promise<void> {
  const people = await world.storage.people.list();
  expect(hasAdministrator(people, { identityProvider: false })).toBe(true);
  world.pbx.become("well");
  await sweepExpired(world.ports);
  await restoreAgents(world.ports);
  const wanted = people.map(phoneOf).filter((phone) => phone !== null);
  expect([...world.pbx.agents.keys()].sort()).toEqual(wanted.sort());
  for (const person of people) {
    const phone = phoneOf(person);
    const grant = await world.storage.phoneGrants.find(person.id);
    if (grant !== null) expect(grant.extension).toBe(phone);
    if (phone !== null && grant === null) expect(world.pbx.agents.get(phone)?.password).toBeNull();
  }
}

async function inAWorld(work: (world: PeopleWorld, actors: readonly Actor[]) => Promise<void>) {
  const world = await createPeopleWorld();
  try {
    await world.add(...team);
    const actors = [];
    for (const person of team) actors.push(await world.signedIn(person));
    await work(world, actors);
    await checkAtPeace(world);
  } finally {
    await world.storage.close();
  }
}

test("one after the other", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 12 }), (acts) =>
      inAWorld(async (world, actors) => {
        for (const what of acts) await perform(world, actors, what);
      }),
    ),
    { numRuns: 150 },
  );
});

test("all at once", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 8 }), (acts) =>
      inAWorld(async (world, actors) => {
        const current = await Promise.all(actors.map((actor) => asTheyAre(world, actor)));
        const moods = acts.filter(({ kind }) => kind === "mood");
        await Promise.all([
          ...acts.map(async (what) => {
            const actor = "by" in what ? current[what.by] : null;
            if (actor) await performAs(world, actor, what);
          }),
          ...moods.map((what) => perform(world, actors, what)),
        ]);
      }),
    ),
    { numRuns: 150 },
  );
});
