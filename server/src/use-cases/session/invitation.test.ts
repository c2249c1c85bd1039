import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DAY } from "../../core/time.ts";
import { createPeopleWorld, rightPassword, type PeopleWorld } from "../../testing/people-world.ts";
import { alice, nora } from "../../testing/people.ts";
import { invitePerson } from "../people/invite-person.ts";
import { issuePhoneCredentials } from "../phone/issue-phone-credentials.ts";
import { acceptInvitation, type Acceptance } from "./accept-invitation.ts";
import { ensureFirstAdministratorLink } from "./ensure-first-administrator-link.ts";
import { findActor } from "./get-session.ts";
import { getSignInOptions } from "./get-sign-in-options.ts";
import { lookAtInvitation } from "./look-at-invitation.ts";
import { signIn } from "./sign-in.ts";

let world: PeopleWorld;

beforeEach(async () => {
  world = await createPeopleWorld();
});
afterEach(() => world.storage.close());

const newPassword = "seven quiet herons";
const invalid = { kind: "problem", problem: { code: "invitation-invalid" } };

const accept = (token: string, more: Partial<Acceptance> = {}) =>
  acceptInvitation(world.ports, {
    token,
    password: newPassword,
    name: null,
    login: null,
    replaces: null,
    ...more,
  });

describe("the first administrator", () => {
  const norasChoice = { name: "Nora Haug", login: "nora" };

  async function link() {
    const made = await ensureFirstAdministratorLink(world.ports);
    if (made === null) throw new Error("no link");
    return made;
  }

  test("comes in by the link of the log, with name, login and password of their choice", async () => {
    const { token, expiresAt } = await link();
    expect(expiresAt).toBe(world.clock.now() + DAY);
    expect(await getSignInOptions(world.ports)).toMatchObject({ value: { firstRun: true } });
    expect(await lookAtInvitation(world.ports, token)).toEqual({
      kind: "done",
      value: { kind: "first-administrator", name: null, login: null },
    });
    const accepted = await accept(token, norasChoice);
    expect(accepted).toMatchObject({
      kind: "done",
      value: { session: { person: { ...norasChoice, role: "administrator", hasPassword: true } } },
    });
    if (accepted.kind === "done")
      expect((await findActor(world.ports, accepted.value.token))?.person.login).toBe("nora");
    expect(await getSignInOptions(world.ports)).toMatchObject({ value: { firstRun: false } });
    expect(await ensureFirstAdministratorLink(world.ports)).toBeNull();
    expect(await world.audited()).toEqual(["person.add", "session.start"]);
  });

  test("has one link at a time: each start makes a new one, which ends the one before", async () => {
    const before = await link();
    const now = await link();
    expect(await accept(before.token, norasChoice)).toEqual(invalid);
    expect(await accept(now.token, norasChoice)).toMatchObject({ kind: "done" });
  });

  test("has 24 hours", async () => {
    const { token } = await link();
    world.clock.advance(DAY);
    expect(await lookAtInvitation(world.ports, token)).toEqual(invalid);
    expect(await accept(token, norasChoice)).toEqual(invalid);
  });

  test("must say who they are; the link stays good", async () => {
    const { token } = await link();
    expect(await accept(token, { password: "short" })).toEqual({
      kind: "problem",
      problem: {
        code: "invalid",
        fields: [
          { path: "/name", fault: "missing" },
          { path: "/login", fault: "missing" },
          { path: "/password", fault: "too-short" },
        ],
      },
    });
    expect(await accept(token, { ...norasChoice, password: "nora haug   " })).toMatchObject({
      problem: { fields: [{ path: "/password", fault: "is-name" }] },
    });
    expect(await accept(token, norasChoice)).toMatchObject({ kind: "done" });
  });

  test("is one, when two open the link at once", async () => {
    const { token } = await link();
    const outcomes = await Promise.all([
      accept(token, norasChoice),
      accept(token, { name: "Mallory", login: "mallory" }),
    ]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["done", "problem"]);
    expect(await world.storage.people.list()).toHaveLength(1);
  });

  test("may not take the login of somebody who is there; the link stays good", async () => {
    await world.add({ ...alice, login: "nora" });
    const { token } = await link();
    expect(await accept(token, norasChoice)).toEqual({ kind: "problem", problem: { code: "login-taken" } });
    expect(await accept(token, { ...norasChoice, login: "nora.haug" })).toMatchObject({ kind: "done" });
  });

  test("a link that was left over is worth nothing once there is an administrator", async () => {
    const { token } = await link();
    await world.add(nora);
    expect(await lookAtInvitation(world.ports, token)).toEqual(invalid);
    expect(await accept(token, { name: "Mallory", login: "mallory" })).toEqual(invalid);
    expect(await world.storage.people.list()).toHaveLength(1);
  });

  test("is asked for again when nobody who administrates can sign in", async () => {
    await world.add({ ...nora, hasPassword: false });
    expect(await ensureFirstAdministratorLink(world.ports)).not.toBeNull();
  });
});

describe("an invitation", () => {
  beforeEach(() => world.add(nora, { ...alice, hasPassword: false }));

  async function invited(person = alice) {
    const outcome = await invitePerson(world.ports, await world.signedIn(nora), person.id);
    if (outcome.kind !== "done") throw new Error(outcome.problem.code);
    return outcome.value;
  }

  test("tells whom it is for, as often as asked, and lets them in once", async () => {
    const { token, expiresAt } = await invited();
    expect(expiresAt).toBe(world.clock.now() + 3 * DAY);
    for (let i = 0; i < 2; i++) {
      expect(await lookAtInvitation(world.ports, token)).toEqual({
        kind: "done",
        value: { kind: "person", name: "Alice Lind", login: "alice" },
      });
    }
    expect(await accept(token)).toMatchObject({
      kind: "done",
      value: { session: { person: { login: "alice", hasPassword: true } } },
    });
    expect(await accept(token)).toEqual(invalid);
    expect(await lookAtInvitation(world.ports, token)).toEqual(invalid);
    const again = await signIn(world.ports, { login: "alice", password: newPassword, replaces: null });
    expect(again.kind).toBe("done");
    expect(await world.audited()).toEqual(["person.invite", "session.start", "session.start"]);
  });

  test("lets one in, when two use it at once", async () => {
    const { token } = await invited();
    const outcomes = await Promise.all([accept(token), accept(token, { password: "two lazy otters" })]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["done", "problem"]);
  });

  test("is not stored as it is, and written into no log", async () => {
    const { token } = await invited();
    expect(await world.storage.invitations.find(token, world.clock.now())).toBeNull();
    await accept(token);
    const everything = [await world.storage.audit.list({ limit: 200 }), world.logger.lines, world.live.told];
    expect(JSON.stringify(everything)).not.toContain(token);
    expect(JSON.stringify(everything)).not.toContain(newPassword);
  });

  test("ends with its time, with the next one, and with the person", async () => {
    const { token: early } = await invited();
    const { token: late } = await invited();
    expect(await accept(early)).toEqual(invalid);
    world.clock.advance(3 * DAY);
    expect(await accept(late)).toEqual(invalid);
    const { token: gone } = await invited();
    await world.storage.people.remove(alice.id);
    expect(await accept(gone)).toEqual(invalid);
  });

  test("of somebody disabled is worth nothing while they are", async () => {
    const { token } = await invited();
    await world.storage.people.change(alice.id, 1, { disabled: true });
    expect(await lookAtInvitation(world.ports, token)).toEqual(invalid);
    expect(await accept(token)).toEqual(invalid);
    await world.storage.people.change(alice.id, 2, { disabled: false });
    expect(await accept(token)).toMatchObject({ kind: "done" });
  });

  test("a password that may not be leaves it good; name and login stay what the administrator chose", async () => {
    const { token } = await invited();
    expect(await accept(token, { password: "password1234" })).toMatchObject({
      problem: { code: "invalid", fields: [{ path: "/password", fault: "common" }] },
    });
    expect(await accept(token, { name: "Mallory", login: "mallory" })).toMatchObject({
      value: { session: { person: { name: "Alice Lind", login: "alice", role: "agent" } } },
    });
  });

  test("ends everything that the person had open, and every lock", async () => {
    const before = await world.signedIn(alice);
    await issuePhoneCredentials(world.ports, before);
    await world.storage.people.noteFailure(alice.id, 9, world.clock.now() + DAY);
    const { token } = await invited();
    await accept(token);
    expect(await world.storage.sessions.find(before.session, world.clock.now())).toBeNull();
    expect(world.live.told).toContainEqual({ kind: "session-ended", session: before.session });
    expect(world.pbx.agents.get("1001")?.password).toBeNull();
    const again = await signIn(world.ports, { login: "alice", password: newPassword, replaces: null });
    expect(again.kind).toBe("done");
  });

  test.each(["", "x", "a".repeat(43), rightPassword])("a token like %j is nobody's", async (token) => {
    await invited();
    expect(await lookAtInvitation(world.ports, token)).toEqual(invalid);
    expect(await accept(token)).toEqual(invalid);
  });
});
