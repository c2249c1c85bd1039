import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { MINUTE } from "../../core/time.ts";
import { createPeopleWorld, type PeopleWorld } from "../../testing/people-world.ts";
import { alice, bob, nora } from "../../testing/people.ts";
import { invitePerson } from "../people/invite-person.ts";
import { ensureFirstAdministratorLink } from "./ensure-first-administrator-link.ts";
import { findActor } from "./get-session.ts";
import { finishOidc } from "./finish-oidc.ts";
import { getSignInOptions } from "./get-sign-in-options.ts";
import { lookAtInvitation } from "./look-at-invitation.ts";
import { startOidc, type OidcAttempt } from "./start-oidc.ts";

let world: PeopleWorld;

beforeEach(async () => {
  world = await createPeopleWorld({ identityProvider: "fake" });
  await world.add(nora, alice, bob);
});
afterEach(() => world.storage.close());

const returned = "https://calls.haug.example/api/oidc/callback?code=c&state=s";
const problem = (code: string) => ({ kind: "problem", problem: { code } });
const here = "https://id.haug.example";

async function attempt(): Promise<OidcAttempt> {
  const started = await startOidc(world.ports);
  if (started.kind !== "done") throw new Error(started.problem.code);
  return started.value.attempt;
}

async function comesBack(subject: string, logins: readonly string[], replaces: string | null = null) {
  world.identityProvider.says({ kind: "known", subject: `${here} ${subject}`, logins });
  return finishOidc(world.ports, { returned, attempt: await attempt(), replaces });
}

test("the sign-in page has the button, with the company's words", async () => {
  expect(await getSignInOptions(world.ports)).toEqual({
    kind: "done",
    value: { password: true, oidc: "Haug & Co.", firstRun: false },
  });
  const without = { ...world.ports, identityProvider: null };
  expect(await getSignInOptions(without)).toMatchObject({ value: { oidc: null } });
});

test("the browser is sent there, and has ten minutes to come back", async () => {
  expect(await startOidc(world.ports)).toEqual({
    kind: "done",
    value: {
      url: "https://id.haug.example/auth",
      attempt: {
        state: "state",
        nonce: "nonce",
        codeVerifier: "verifier",
        expiresAt: world.clock.now() + 10 * MINUTE,
      },
    },
  });
});

describe("somebody whom the provider vouches for", () => {
  test("needs the link no more that was made for a password", async () => {
    const link = await invitePerson(world.ports, await world.signedIn(nora), alice.id);
    if (link.kind !== "done") throw new Error(link.problem.code);
    await comesBack("4712", ["alice"]);
    expect((await lookAtInvitation(world.ports, link.value.token)).kind).toBe("problem");
  });

  test("is signed in by their login the first time, and linked", async () => {
    const outcome = await comesBack("4712", ["alice"]);
    if (outcome.kind !== "done") throw new Error(outcome.problem.code);
    expect((await findActor(world.ports, outcome.value.token))?.person.id).toBe(alice.id);
    expect(outcome.value.session.person.lastSignInAt).toBe(world.clock.now());
    expect(await world.audited()).toEqual(["oidc.link", "session.start"]);
  });

  test("is found by the second of their logins too, and without regard to case", async () => {
    expect(await comesBack("4713", ["nobody.here", "BOB"])).toMatchObject({
      value: { session: { person: { id: bob.id } } },
    });
  });

  test("is afterwards known by the provider's own name alone: another login changes nothing", async () => {
    await comesBack("4712", ["alice"]);
    expect(await comesBack("4712", ["nora"])).toMatchObject({
      value: { session: { person: { id: alice.id, role: "agent" } } },
    });
    expect(await world.audited()).toEqual(["oidc.link", "session.start", "session.start"]);
  });

  test("ends the session that the same browser had", async () => {
    const before = await comesBack("4713", ["bob"]);
    if (before.kind !== "done") throw new Error(before.problem.code);
    await comesBack("4712", ["alice"], before.value.token);
    expect(await findActor(world.ports, before.value.token)).toBeNull();
  });
});

describe("nobody gets in", () => {
  const unknown = problem("oidc-unknown-person");

  async function expectNobody(outcome: unknown) {
    expect(outcome).toEqual(unknown);
    for (const { id } of [nora, alice, bob]) expect(await world.storage.sessions.endOf(id)).toEqual([]);
  }

  test.each([
    ["whose login nobody has here", ["mallory"]],
    ["who has no login there", []],
    ["whose login would like to be SQL", ["' or 1=1 --"]],
  ])("%s", async (_, logins) => {
    await expectNobody(await comesBack("666", logins));
    expect(await world.audited()).toEqual(["session.refused"]);
  });

  test("who took somebody's login at the provider, once that person is linked", async () => {
    await comesBack("4711", ["nora"]);
    await world.storage.sessions.endOf(nora.id);
    await expectNobody(await comesBack("666", ["nora"]));
    // Nor by their second login: whoever they are, they are somebody else.
    await expectNobody(await comesBack("666", ["nora", "alice"]));
  });

  test("from another provider with the same subject", async () => {
    await comesBack("4711", ["nora"]);
    await world.storage.sessions.endOf(nora.id);
    world.identityProvider.says({ kind: "known", subject: "https://id.mallory.example 4711", logins: [] });
    await expectNobody(await finishOidc(world.ports, { returned, attempt: await attempt(), replaces: null }));
  });

  test("who is disabled here, linked or not", async () => {
    await comesBack("4712", ["alice"]);
    await world.storage.people.change(alice.id, 1, { disabled: true });
    await world.storage.people.change(bob.id, 1, { disabled: true });
    await world.storage.sessions.endOf(alice.id);
    await expectNobody(await comesBack("4712", ["alice"]));
    await expectNobody(await comesBack("4713", ["bob"]));
  });

  test("twice: of two at once that want to be the same person, one is", async () => {
    const [one, other] = [await attempt(), await attempt()];
    let asked = 0;
    const provider = {
      ...world.identityProvider,
      finish: () =>
        Promise.resolve({ kind: "known" as const, subject: `${here} ${asked++}`, logins: ["alice"] }),
    };
    const ports = { ...world.ports, identityProvider: provider };
    const outcomes = await Promise.all(
      [one, other].map((attempt) => finishOidc(ports, { returned, attempt, replaces: null })),
    );
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["done", "problem"]);
  });
});

describe("a sign-in that goes wrong", () => {
  test.each<[string, (attempt: OidcAttempt) => OidcAttempt | null]>([
    ["that this browser never began", () => null],
    ["that took too long", (attempt) => ({ ...attempt, expiresAt: world.clock.now() })],
  ])("%s does not even ask the provider", async (_, change) => {
    world.identityProvider.says({ kind: "known", subject: `${here} 4711`, logins: ["nora"] });
    const outcome = await finishOidc(world.ports, {
      returned,
      attempt: change(await attempt()),
      replaces: null,
    });
    expect(outcome).toEqual(problem("oidc-failed"));
    expect(await world.audited()).toEqual([]);
  });

  test("at the provider is told in the log, without the address with its code", async () => {
    world.identityProvider.says({ kind: "failed", text: "The identity provider does not know us." });
    const outcome = await finishOidc(world.ports, { returned, attempt: await attempt(), replaces: null });
    expect(outcome).toEqual(problem("oidc-failed"));
    expect(world.logger.lines).toEqual([
      { level: "warn", event: "oidc.failed", fields: { text: "The identity provider does not know us." } },
    ]);
  });

  test("before it begins, because the provider is down", async () => {
    const down = {
      ...world.identityProvider,
      start: () => Promise.resolve({ kind: "failed" as const, text: "It does not answer." }),
    };
    expect(await startOidc({ ...world.ports, identityProvider: down })).toEqual(problem("oidc-failed"));
    expect(world.logger.lines).toMatchObject([{ level: "warn", event: "oidc.start-failed" }]);
  });

  test("where there is no provider", async () => {
    const without = { ...world.ports, identityProvider: null };
    expect(await startOidc(without)).toEqual(problem("oidc-failed"));
    expect(await finishOidc(without, { returned, attempt: await attempt(), replaces: null })).toEqual(
      problem("oidc-failed"),
    );
  });
});

test("an administrator who came by the provider is one: no link is made at the next start", async () => {
  await world.storage.people.remove(nora.id);
  await world.add({ ...nora, hasPassword: false });
  expect(await ensureFirstAdministratorLink(world.ports)).not.toBeNull();
  await comesBack("4711", ["nora"]);
  expect(await ensureFirstAdministratorLink(world.ports)).toBeNull();
});
