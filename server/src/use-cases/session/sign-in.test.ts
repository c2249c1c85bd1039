import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { HOUR, MINUTE, SECOND } from "../../core/time.ts";
import { createPeopleWorld, rightPassword, type PeopleWorld } from "../../testing/people-world.ts";
import { alice, bob, nora } from "../../testing/people.ts";
import { findActor, getSession } from "./get-session.ts";
import { signIn } from "./sign-in.ts";
import { signOut } from "./sign-out.ts";

let world: PeopleWorld;

beforeEach(async () => {
  world = await createPeopleWorld();
  await world.add(nora, alice, bob);
});
afterEach(() => world.storage.close());

const refused = { kind: "problem", problem: { code: "sign-in-refused" } };
const wrong = "wrong horse 12 tram";

const attempt = (login: string, password: string, replaces: string | null = null) =>
  signIn(world.ports, { login, password, replaces });

async function signedIn(login: string, replaces: string | null = null) {
  const outcome = await attempt(login, rightPassword, replaces);
  if (outcome.kind !== "done") throw new Error(outcome.problem.code);
  return outcome.value;
}

describe("the right password", () => {
  test("opens a session that says who they are", async () => {
    const { token, session } = await signedIn("alice");
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(session).toEqual({
      person: { ...alice, lastSignInAt: world.clock.now() },
      expiresAt: world.clock.now() + 12 * HOUR,
      domain: "pbx.haug.example",
    });
    const actor = await findActor(world.ports, token);
    expect(actor?.person.login).toBe("alice");
    expect(await getSession(world.ports, actor!)).toEqual({ kind: "done", value: session });
    expect(await world.audited()).toEqual(["session.start"]);
  });

  test("typed with joined accents or on another keyboard is the same", async () => {
    await world.storage.people.setPassword(
      alice.id,
      await world.secrets.hashPassword("déjà-vu sur la Ｃôte".normalize("NFKC")),
    );
    expect(await attempt("ALICE", "déjà-vu sur la Côte".normalize("NFD"))).toMatchObject({ kind: "done" });
  });

  test("is never stored, nor is the token", async () => {
    const { token } = await signedIn("alice");
    const digest = world.secrets.digest(token);
    expect(await world.storage.sessions.find(token, world.clock.now())).toBeNull();
    expect(await world.storage.sessions.find(digest, world.clock.now())).not.toBeNull();
    const everything = JSON.stringify([
      await world.storage.audit.list({ limit: 200 }),
      world.logger.lines,
      world.live.told,
    ]);
    expect(everything).not.toContain(token);
    expect(everything).not.toContain(digest);
    expect(everything).not.toContain(rightPassword);
  });

  test("opens another session each time, under a token that no browser could have brought along", async () => {
    const [one, other] = [await signedIn("alice"), await signedIn("alice")];
    expect(one.token).not.toBe(other.token);
    expect(await findActor(world.ports, one.token)).not.toBeNull();
  });

  test("ends the session that the same browser had, whoever's it was", async () => {
    const ofBob = await signedIn("bob");
    const { token } = await signedIn("alice", ofBob.token);
    expect(await findActor(world.ports, ofBob.token)).toBeNull();
    expect(await findActor(world.ports, token)).not.toBeNull();
    expect(world.live.told).toContainEqual({
      kind: "session-ended",
      session: world.secrets.digest(ofBob.token),
    });
  });

  test("a token that is made up, or was over long ago, ends nothing and stops nobody", async () => {
    const ofBob = await signedIn("bob");
    await signedIn("alice", world.secrets.newToken());
    await signedIn("alice", "' or 1=1 --");
    expect(await findActor(world.ports, ofBob.token)).not.toBeNull();
  });
});

describe("a session", () => {
  test("ends with its time", async () => {
    const { token } = await signedIn("alice");
    world.clock.advance(12 * HOUR - 1);
    expect(await findActor(world.ports, token)).not.toBeNull();
    world.clock.advance(1);
    expect(await findActor(world.ports, token)).toBeNull();
  });

  test("ends with signing out, and another of the same person stays", async () => {
    const [laptop, desk] = [await signedIn("alice"), await signedIn("alice")];
    const actor = await findActor(world.ports, laptop.token);
    expect(await signOut(world.ports, actor!)).toEqual({ kind: "done", value: null });
    expect(await findActor(world.ports, laptop.token)).toBeNull();
    expect(await getSession(world.ports, actor!)).toEqual({
      kind: "problem",
      problem: { code: "not-signed-in" },
    });
    expect(await findActor(world.ports, desk.token)).not.toBeNull();
    expect(await world.audited()).toEqual(["session.start", "session.start", "session.end"]);
  });

  test("of somebody disabled lets nobody in, even if it is still stored", async () => {
    const { token } = await signedIn("alice");
    await world.storage.people.change(alice.id, 1, { disabled: true });
    expect(await findActor(world.ports, token)).toBeNull();
  });

  test.each(["", "x", "' or 1=1 --", "a".repeat(43)])("the token %j is nobody's", async (token) => {
    await signedIn("alice");
    expect(await findActor(world.ports, token)).toBeNull();
  });
});

describe("whatever is wrong, the answer is the same", () => {
  test.each([
    ["a wrong password", "alice", wrong],
    ["an unknown login", "mallory", rightPassword],
    ["somebody who has set no password yet", "invited", rightPassword],
    ["somebody disabled, with the right password", "gone", rightPassword],
    ["a login that would like to be SQL", "' or 1=1 --", rightPassword],
  ])("%s", async (_, login, password) => {
    const newcomer = { ...bob, login: "invited", id: "i", extension: null, hasPassword: false };
    const gone = { ...bob, login: "gone", id: "g", extension: null, disabled: true };
    await world.add(newcomer, gone);
    expect(await attempt(login, password)).toEqual(refused);
    // One password looked at, one entry written: the same work, so the same time.
    expect(world.secrets.looks()).toBe(1);
    expect(await world.audited()).toEqual(["session.refused"]);
  });

  test("the audit log has the login, shortened and without what a terminal would obey, never the password", async () => {
    await attempt(`\u001b[2Jmallory${"x".repeat(500)}`, "hunter2 hunter2 hunter2");
    const [entry] = await world.storage.audit.list({ limit: 1 });
    expect(entry).toMatchObject({ actor: null, action: "session.refused" });
    expect(entry?.target).toBe(`[2Jmallory${"x".repeat(110)}`);
    expect(JSON.stringify(entry)).not.toContain("hunter2");
  });
});

describe.each(["alice", "mallory"])("wrong passwords in a row lock a login, known or not: %s", (login) => {
  async function fail(times: number) {
    for (let i = 0; i < times; i++) expect(await attempt(login, wrong)).toEqual(refused);
  }
  const locked = (retryAfterSeconds: number) => ({
    kind: "problem",
    problem: { code: "locked-out", retryAfterSeconds },
  });

  test("after the fifth nothing is looked at for 30 s", async () => {
    await fail(5);
    expect(await attempt(login, rightPassword)).toEqual(locked(30));
    expect(world.secrets.looks()).toBe(5);
    world.clock.advance(29 * SECOND);
    expect(await attempt(login, rightPassword)).toEqual(locked(1));
    expect(await world.audited()).toEqual([
      "session.refused",
      "session.refused",
      "session.refused",
      "session.refused",
      "session.lock-out",
    ]);
  });

  test("each further one doubles the wait, up to 15 min", async () => {
    await fail(5);
    for (const wait of [30, 60, 120, 240, 480, 900, 900]) {
      expect(await attempt(login, wrong)).toEqual(locked(wait));
      world.clock.advance(wait * SECOND);
      await fail(1);
    }
  });

  test("another way to write the same login is locked with it", async () => {
    await fail(5);
    expect(await attempt(login.toUpperCase(), wrong)).toEqual(locked(30));
    const fullWidth = Array.from(login)
      .map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
      .join("");
    expect(await attempt(fullWidth, wrong)).toEqual(locked(30));
  });

  test("others are not locked: an office shares one address", async () => {
    await fail(5);
    expect(await attempt("bob", rightPassword)).toMatchObject({ kind: "done" });
  });

  test("a hundred at once are no more than five", async () => {
    const outcomes = await Promise.all(Array.from({ length: 100 }, () => attempt(login, wrong)));
    const codes = outcomes.map((outcome) => outcome.kind === "problem" && outcome.problem.code);
    expect(codes.filter((code) => code === "sign-in-refused")).toHaveLength(5);
    expect(codes.filter((code) => code === "locked-out")).toHaveLength(95);
    expect(world.secrets.looks()).toBe(5);
    world.clock.advance(30 * SECOND);
    expect(await attempt(login, wrong)).toEqual(refused);
  });
});

describe("a right password", () => {
  test("after the wait forgets the wrong ones", async () => {
    for (let i = 0; i < 5; i++) await attempt("alice", wrong);
    world.clock.advance(30 * SECOND);
    await signedIn("alice");
    for (let i = 0; i < 4; i++) expect(await attempt("alice", wrong)).toEqual(refused);
    await signedIn("alice");
  });

  test("among others under way is let in, and they do not lock it out later", async () => {
    const outcomes = await Promise.all([attempt("alice", rightPassword), attempt("alice", rightPassword)]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(["done", "done"]);
    expect((await world.storage.people.findForSignIn("alice"))?.failures).toBe(0);
  });

  test("does not help a session that is open already: somebody else's wrong passwords end nothing", async () => {
    const { token } = await signedIn("alice");
    for (let i = 0; i < 9; i++) await attempt("alice", wrong);
    world.clock.advance(MINUTE);
    expect(await findActor(world.ports, token)).not.toBeNull();
  });

  test.each<[string, (storage: PeopleWorld["storage"]) => Promise<unknown>]>([
    ["changed", (storage) => storage.people.setPassword(alice.id, "changed meanwhile")],
    ["of somebody disabled", (storage) => storage.people.change(alice.id, 1, { disabled: true })],
    ["of somebody removed", (storage) => storage.people.remove(alice.id)],
  ])("%s while it was being looked at opens nothing", async (_, meanwhile) => {
    const late = {
      ...world.ports,
      secrets: {
        ...world.secrets,
        async verifyPassword(password: string, hash: string | null) {
          const right = await world.secrets.verifyPassword(password, hash);
          await meanwhile(world.storage);
          return right;
        },
      },
    };
    const outcome = await signIn(late, { login: "alice", password: rightPassword, replaces: null });
    expect(outcome).toEqual(refused);
    expect(await world.storage.sessions.endOf(alice.id)).toEqual([]);
  });
});
