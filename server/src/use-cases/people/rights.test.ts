import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Role } from "../../core/people/person.ts";
import type { Outcome } from "../../core/problem.ts";
import { createPeopleWorld, rightPassword, type PeopleWorld } from "../../testing/people-world.ts";
import { alice, bob, nora, selma } from "../../testing/people.ts";
import { listAudit } from "../audit/list-audit.ts";
import { getOwnLine } from "../phone/get-own-line.ts";
import { issuePhoneCredentials } from "../phone/issue-phone-credentials.ts";
import { reportOwnLine } from "../phone/report-own-line.ts";
import { revokePhoneCredentials } from "../phone/revoke-phone-credentials.ts";
import type { Actor } from "../ports.ts";
import { changePassword } from "../session/change-password.ts";
import { getSession } from "../session/get-session.ts";
import { signOut } from "../session/sign-out.ts";
import { getTeam } from "../team/get-team.ts";
import { changePerson } from "./change-person.ts";
import { createPerson } from "./create-person.ts";
import { invitePerson } from "./invite-person.ts";
import { listColleagues } from "./list-colleagues.ts";
import { listPeople } from "./list-people.ts";
import { removePerson } from "./remove-person.ts";

let world: PeopleWorld;

/** Everybody has a phone here: what is looked at is the role alone. */
const cast = {
  agent: alice,
  supervisor: { ...selma, extension: "1008" },
  administrator: { ...nora, extension: "1009" },
} as const;

beforeEach(async () => {
  world = await createPeopleWorld();
  await world.add(cast.administrator, cast.supervisor, cast.agent, bob);
});
afterEach(() => world.storage.close());

const all: readonly Role[] = ["agent", "supervisor", "administrator"];
const watching: readonly Role[] = ["supervisor", "administrator"];
const administrating: readonly Role[] = ["administrator"];
const chen = { login: "chen", name: "Chen Wu", role: "agent", extension: "1003" } as const;

type Use = (actor: Actor) => Promise<Outcome<unknown>> | Outcome<unknown>;

/** Who may do what. What is not here is for everybody, signed in or not: the ways in. */
const table: readonly (readonly [string, readonly Role[], Use])[] = [
  ["getSession", all, (actor) => getSession(world.ports, actor)],
  ["signOut", all, (actor) => signOut(world.ports, actor)],
  [
    "changePassword",
    all,
    (actor) => changePassword(world.ports, actor, { current: rightPassword, next: "seven quiet herons" }),
  ],
  ["issuePhoneCredentials", all, (actor) => issuePhoneCredentials(world.ports, actor)],
  ["revokePhoneCredentials", all, (actor) => revokePhoneCredentials(world.ports, actor)],
  ["getOwnLine", all, (actor) => getOwnLine(world.ports, actor)],
  ["reportOwnLine", all, (actor) => reportOwnLine(world.ports, actor, "ready")],
  ["listPeople", watching, (actor) => listPeople(world.ports, actor)],
  ["listColleagues", all, () => listColleagues(world.ports)],
  ["getTeam", watching, (actor) => getTeam(world.ports, actor)],
  ["createPerson", administrating, (actor) => createPerson(world.ports, actor, chen)],
  [
    "createPerson: an administrator",
    administrating,
    (actor) => createPerson(world.ports, actor, { ...chen, role: "administrator" }),
  ],
  [
    "changePerson: another's role",
    administrating,
    (actor) => changePerson(world.ports, actor, bob.id, 1, { role: "administrator" }),
  ],
  [
    "changePerson: another's extension",
    administrating,
    (actor) => changePerson(world.ports, actor, bob.id, 1, { extension: "1007" }),
  ],
  [
    "changePerson: another's name",
    administrating,
    (actor) => changePerson(world.ports, actor, bob.id, 1, { name: "B." }),
  ],
  [
    "changePerson: disabling another",
    administrating,
    (actor) => changePerson(world.ports, actor, bob.id, 1, { disabled: true }),
  ],
  [
    "changePerson: one's own name",
    administrating,
    (actor) => changePerson(world.ports, actor, actor.person.id, 1, { name: "Me" }),
  ],
  ["removePerson", administrating, (actor) => removePerson(world.ports, actor, bob.id)],
  ["invitePerson", administrating, (actor) => invitePerson(world.ports, actor, bob.id)],
  ["listAudit", administrating, (actor) => listAudit(world.ports, actor, {})],
];

describe.each(table)("%s", (_, allowed, use) => {
  test.each(all)("by %s", async (role) => {
    const actor = await world.signedIn(cast[role]);
    const before = await everything();
    const outcome = await use(actor);
    if (allowed.includes(role)) {
      expect(outcome).toMatchObject({ kind: "done" });
      return;
    }
    expect(outcome).toEqual({ kind: "problem", problem: { code: "forbidden" } });
    expect(await everything()).toEqual(before);
    expect(world.pbx.asked).toEqual([]);
    expect(world.live.told).toEqual([]);
  });
});

describe("nobody raises themselves", () => {
  test.each(["agent", "supervisor"] as const)("%s", async (role) => {
    const actor = await world.signedIn(cast[role]);
    for (const higher of ["supervisor", "administrator"] as const) {
      const outcome = await changePerson(world.ports, actor, actor.person.id, 1, { role: higher });
      expect(outcome).toEqual({ kind: "problem", problem: { code: "forbidden" } });
    }
    expect((await world.now(actor.person)).role).toBe(role);
  });
});

test("what somebody may do is their role now, not their role at sign-in", async () => {
  const { findActor } = await import("../session/get-session.ts");
  const { signIn } = await import("../session/sign-in.ts");
  const signedIn = await signIn(world.ports, { login: "alice", password: rightPassword, replaces: null });
  if (signedIn.kind !== "done") throw new Error(signedIn.problem.code);
  const boss = await world.signedIn(cast.administrator);
  await changePerson(world.ports, boss, alice.id, 1, { role: "supervisor" });
  const risen = await findActor(world.ports, signedIn.value.token);
  expect((await getTeam(world.ports, risen!)).kind).toBe("done");
  await changePerson(world.ports, boss, alice.id, 2, { role: "agent" });
  const fallen = await findActor(world.ports, signedIn.value.token);
  expect((await getTeam(world.ports, fallen!)).kind).toBe("problem");
});

async function everything() {
  return [
    await world.storage.people.list(),
    await world.storage.audit.list({ limit: 200 }),
    [...world.pbx.agents],
  ];
}
