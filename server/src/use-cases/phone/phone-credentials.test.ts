import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "../../core/time.ts";
import { createPeopleWorld, type PeopleWorld } from "../../testing/people-world.ts";
import { alice, bob, nora } from "../../testing/people.ts";
import { changePerson } from "../people/change-person.ts";
import type { Actor } from "../ports.ts";
import { signOut } from "../session/sign-out.ts";
import { sweepExpired } from "../session/sweep-expired.ts";
import { issuePhoneCredentials } from "./issue-phone-credentials.ts";
import { restoreAgents } from "./restore-agents.ts";
import { revokePhoneCredentials } from "./revoke-phone-credentials.ts";

let world: PeopleWorld;

beforeEach(async () => {
  world = await createPeopleWorld();
  await world.add(nora, alice, bob);
});
afterEach(() => world.storage.close());

async function issued(actor: Actor) {
  const outcome = await issuePhoneCredentials(world.ports, actor);
  if (outcome.kind !== "done") throw new Error(outcome.problem.code);
  return outcome.value;
}

const works = ({ user, password }: { user: string; password: string }) => world.pbx.accepts(user, password);
const toldRevoked = () => world.live.told.filter(({ kind }) => kind === "credentials-revoked");

describe("credentials", () => {
  test("let this session's phone register, for a while", async () => {
    const credentials = await issued(await world.signedIn(alice));
    expect(credentials).toEqual({
      user: "1001",
      password: credentials.password,
      domain: "pbx.haug.example",
      expiresAt: world.clock.now() + 30 * MINUTE,
      iceServers: [
        {
          urls: ["turn:turn.haug.example:3478"],
          username: `${String((world.clock.now() + 30 * MINUTE) / 1_000)}:1001`,
          credential: expect.stringMatching(/^[A-Za-z0-9+/]{27}=$/) as string,
        },
      ],
    });
    expect(credentials.password).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(works(credentials)).toBe(true);
  });

  test("end no later than the session", async () => {
    const actor = await world.signedIn(alice);
    world.clock.advance(12 * HOUR - MINUTE);
    expect((await issued(actor)).expiresAt).toBe(world.clock.now() + MINUTE);
  });

  test("asked for again replace the ones before, without a word to the same session", async () => {
    const actor = await world.signedIn(alice);
    const [first, second] = [await issued(actor), await issued(actor)];
    expect([works(first), works(second)]).toEqual([false, true]);
    expect(toldRevoked()).toEqual([]);
  });

  test("are written down nowhere", async () => {
    const { password } = await issued(await world.signedIn(alice));
    const everything = [
      await world.storage.audit.list({ limit: 200 }),
      await world.storage.phoneGrants.find(alice.id),
      world.logger.lines,
      world.live.told,
      world.pbx.asked,
    ];
    expect(JSON.stringify(everything)).not.toContain(password);
  });

  test("are not for people without a phone", async () => {
    const outcome = await issuePhoneCredentials(world.ports, await world.signedIn(nora));
    expect(outcome).toEqual({ kind: "problem", problem: { code: "no-phone" } });
    expect(world.pbx.asked).toEqual([]);
  });

  test("come also when Asterisk has forgotten the agent", async () => {
    world.pbx.agents.clear();
    expect(works(await issued(await world.signedIn(alice)))).toBe(true);
  });
});

describe("the same person elsewhere", () => {
  test("gets the phone, and the session that had it is told why it is gone", async () => {
    const [laptop, desk] = [await world.signedIn(alice), await world.signedIn(alice)];
    const onLaptop = await issued(laptop);
    const onDesk = await issued(desk);
    expect([works(onLaptop), works(onDesk)]).toEqual([false, true]);
    expect(toldRevoked()).toEqual([
      { kind: "credentials-revoked", session: laptop.session, reason: "used-elsewhere" },
    ]);
  });

  test("at the same moment: one password works, its owner is told nothing and the others are", async () => {
    const actors = await Promise.all(Array.from({ length: 8 }, () => world.signedIn(alice)));
    const open = world.pbx.holdNext();
    const asking = actors.map(issued);
    open();
    const credentials = await Promise.all(asking);
    const winners = actors.filter((_, i) => works(credentials[i]!));
    expect(winners).toHaveLength(1);
    expect((await world.storage.phoneGrants.find(alice.id))?.session).toBe(winners[0]?.session);
    const told = toldRevoked().map((change) => "session" in change && change.session);
    expect(told.sort()).toEqual(
      actors
        .filter((actor) => !winners.includes(actor))
        .map(({ session }) => session)
        .sort(),
    );
  });

  test("does not lose the phone when the earlier session signs out or gives its credentials back", async () => {
    const [laptop, desk] = [await world.signedIn(alice), await world.signedIn(alice)];
    await issued(laptop);
    const onDesk = await issued(desk);
    await revokePhoneCredentials(world.ports, laptop);
    await signOut(world.ports, laptop);
    expect(works(onDesk)).toBe(true);
  });

  test("asking while the earlier session signs out keeps what was given", async () => {
    const [laptop, desk] = [await world.signedIn(alice), await world.signedIn(alice)];
    await issued(laptop);
    const open = world.pbx.holdNext();
    const leaving = signOut(world.ports, laptop);
    const coming = issued(desk);
    open();
    await leaving;
    expect(works(await coming)).toBe(true);
  });

  test("somebody else's phone is somebody else's matter", async () => {
    const ofBob = await issued(await world.signedIn(bob));
    const session = await world.signedIn(alice);
    await issued(session);
    await signOut(world.ports, session);
    expect(works(ofBob)).toBe(true);
  });
});

describe("credentials stop working", () => {
  test("at sign-out", async () => {
    const actor = await world.signedIn(alice);
    const credentials = await issued(actor);
    await signOut(world.ports, actor);
    expect(works(credentials)).toBe(false);
    expect(await world.storage.phoneGrants.find(alice.id)).toBeNull();
  });

  test("when they are given back, and the session goes on", async () => {
    const actor = await world.signedIn(alice);
    const credentials = await issued(actor);
    expect(await revokePhoneCredentials(world.ports, actor)).toEqual({ kind: "done", value: null });
    expect(works(credentials)).toBe(false);
    expect(works(await issued(actor))).toBe(true);
  });

  test("after their time, which the session is told", async () => {
    const actor = await world.signedIn(alice);
    const credentials = await issued(actor);
    world.clock.advance(30 * MINUTE - 1);
    await sweepExpired(world.ports);
    expect(works(credentials)).toBe(true);
    world.clock.advance(1);
    await sweepExpired(world.ports);
    expect(works(credentials)).toBe(false);
    expect(toldRevoked()).toEqual([
      { kind: "credentials-revoked", session: actor.session, reason: "expired" },
    ]);
    // The session itself has hours yet.
    expect(works(await issued(actor))).toBe(true);
  });

  test("with the session's time", async () => {
    const actor = await world.signedIn(alice);
    world.clock.advance(12 * HOUR - MINUTE);
    const credentials = await issued(actor);
    world.clock.advance(MINUTE);
    await sweepExpired(world.ports);
    expect(works(credentials)).toBe(false);
    expect(world.live.told).toContainEqual({ kind: "session-ended", session: actor.session });
    expect(await issuePhoneCredentials(world.ports, actor)).toMatchObject({
      problem: { code: "not-signed-in" },
    });
    expect(world.pbx.agents.get("1001")?.password).toBeNull();
  });

  test("not when they were renewed just as the sweep looked at them", async () => {
    const actor = await world.signedIn(alice);
    await issued(actor);
    world.clock.advance(30 * MINUTE);
    const [renewed] = await Promise.all([issued(actor), sweepExpired(world.ports)]);
    expect(works(renewed)).toBe(true);
  });
});

describe("a session that ends while credentials are on their way", () => {
  test("gets none, and nothing works", async () => {
    const actor = await world.signedIn(alice);
    const open = world.pbx.holdNext();
    const coming = issuePhoneCredentials(world.ports, actor);
    await new Promise((resolve) => setImmediate(resolve));
    const leaving = signOut(world.ports, actor);
    await new Promise((resolve) => setImmediate(resolve));
    open();
    await leaving;
    expect(await coming).toMatchObject({ problem: { code: "not-signed-in" } });
    expect(world.pbx.agents.get("1001")?.password).toBeNull();
  });

  test("because its person is disabled: nothing works either", async () => {
    const actor = await world.signedIn(alice);
    const boss = await world.signedIn(nora);
    const open = world.pbx.holdNext();
    const coming = issuePhoneCredentials(world.ports, actor);
    const disabling = changePerson(world.ports, boss, alice.id, 1, { disabled: true });
    open();
    await Promise.all([coming, disabling]);
    expect(world.pbx.agents.has("1001")).toBe(false);
    expect(await world.storage.phoneGrants.find(alice.id)).toBeNull();
  });
});

describe("while Asterisk is away", () => {
  test("there are no credentials, and whoever has the phone keeps it", async () => {
    const [laptop, desk] = [await world.signedIn(alice), await world.signedIn(alice)];
    const onLaptop = await issued(laptop);
    world.pbx.become("away");
    expect(await issuePhoneCredentials(world.ports, desk)).toEqual({
      kind: "problem",
      problem: { code: "pbx-unreachable" },
    });
    expect(toldRevoked()).toEqual([]);
    expect((await world.storage.phoneGrants.find(alice.id))?.session).toBe(laptop.session);
    world.pbx.become("well");
    expect(works(onLaptop)).toBe(true);
  });

  test("a refusal says that it is one", async () => {
    world.pbx.become("refusing");
    expect(await issuePhoneCredentials(world.ports, await world.signedIn(alice))).toEqual({
      kind: "problem",
      problem: { code: "pbx-refused" },
    });
  });

  test("a password that arrived without an answer does not stay", async () => {
    const actor = await world.signedIn(alice);
    world.pbx.become("mute");
    expect(await issuePhoneCredentials(world.ports, actor)).toMatchObject({
      problem: { code: "pbx-unreachable" },
    });
    world.pbx.become("well");
    await sweepExpired(world.ports);
    expect(world.pbx.agents.get("1001")?.password).toBeNull();
  });

  test.each([
    ["signing out", signOut],
    ["giving them back", revokePhoneCredentials],
  ])("%s works at once, and the password stops as soon as Asterisk is back", async (_, leave) => {
    const actor = await world.signedIn(alice);
    const credentials = await issued(actor);
    world.pbx.become("away");
    expect(await leave(world.ports, actor)).toEqual({ kind: "done", value: null });
    expect(world.logger.lines).toContainEqual({
      level: "warn",
      event: "phone.owed",
      fields: { extension: "1001", why: "unreachable" },
    });
    world.pbx.become("well");
    expect(works(credentials)).toBe(true);
    await restoreAgents(world.ports);
    expect(works(credentials)).toBe(false);
  });

  test("what is owed is paid also by a backend that was started anew, and knows of it by the database alone", async () => {
    const [ofAlice, ofBob] = [await world.signedIn(alice), await world.signedIn(bob)];
    const [hers, his] = [await issued(ofAlice), await issued(ofBob)];
    world.pbx.become("away");
    await signOut(world.ports, ofAlice);
    const { createMemory } = await import("../memory.ts");
    const restarted = { ...world.ports, memory: createMemory() };
    world.pbx.become("well");
    await restoreAgents(restarted);
    expect([works(hers), works(his)]).toEqual([false, true]);
  });

  test("what Asterisk did not want is tried again at each sweep", async () => {
    const actor = await world.signedIn(alice);
    const credentials = await issued(actor);
    world.pbx.become("refusing");
    await signOut(world.ports, actor);
    await sweepExpired(world.ports);
    world.pbx.become("well");
    expect(works(credentials)).toBe(true);
    await sweepExpired(world.ports);
    expect(works(credentials)).toBe(false);
    const asked = world.pbx.asked.length;
    await sweepExpired(world.ports);
    expect(world.pbx.asked).toHaveLength(asked);
  });

  test("signing in again before it is back leaves the new password alone", async () => {
    const actor = await world.signedIn(alice);
    await issued(actor);
    world.pbx.become("away");
    await signOut(world.ports, actor);
    world.pbx.become("well");
    const fresh = await issued(await world.signedIn(alice));
    await sweepExpired(world.ports);
    await restoreAgents(world.ports);
    expect(works(fresh)).toBe(true);
  });
});

describe("a lost database", () => {
  test("leaves no password that works: it could not be written down whose it is", async () => {
    const actor = await world.signedIn(alice);
    const lost = {
      ...world.ports,
      storage: { ...world.storage, transaction: () => Promise.reject(new Error("disk full")) },
    };
    await expect(issuePhoneCredentials(lost, actor)).rejects.toThrow("disk full");
    expect(world.pbx.agents.get("1001")?.password).toBeNull();
  });
});
