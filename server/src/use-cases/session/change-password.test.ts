import { afterEach, beforeEach, expect, test } from "vitest";
import { createPeopleWorld, rightPassword, type PeopleWorld } from "../../testing/people-world.ts";
import { alice, nora } from "../../testing/people.ts";
import { invitePerson } from "../people/invite-person.ts";
import { issuePhoneCredentials } from "../phone/issue-phone-credentials.ts";
import { changePassword } from "./change-password.ts";
import { lookAtInvitation } from "./look-at-invitation.ts";
import { signIn } from "./sign-in.ts";

let world: PeopleWorld;

beforeEach(async () => {
  world = await createPeopleWorld();
  await world.add(nora, alice);
});
afterEach(() => world.storage.close());

const next = "seven quiet herons";

test("the new password lets in, the old one does not; other sessions end with their phone, this one stays", async () => {
  const [here, elsewhere] = [await world.signedIn(alice), await world.signedIn(alice)];
  await issuePhoneCredentials(world.ports, elsewhere);
  expect(await changePassword(world.ports, here, { current: rightPassword, next })).toEqual({
    kind: "done",
    value: null,
  });
  const now = world.clock.now();
  expect(await world.storage.sessions.find(here.session, now)).not.toBeNull();
  expect(await world.storage.sessions.find(elsewhere.session, now)).toBeNull();
  expect(world.live.told).toContainEqual({ kind: "session-ended", session: elsewhere.session });
  expect(world.live.told).not.toContainEqual({ kind: "session-ended", session: here.session });
  expect(world.pbx.agents.get("1001")?.password).toBeNull();
  const attempt = (password: string) => signIn(world.ports, { login: "alice", password, replaces: null });
  expect((await attempt(next)).kind).toBe("done");
  expect((await attempt(rightPassword)).kind).toBe("problem");
});

test("a link that was never used is worth nothing once the password is another one", async () => {
  const here = await world.signedIn(alice);
  const link = await invitePerson(world.ports, await world.signedIn(nora), alice.id);
  if (link.kind !== "done") throw new Error(link.problem.code);
  await changePassword(world.ports, here, { current: rightPassword, next });
  expect((await lookAtInvitation(world.ports, link.value.token)).kind).toBe("problem");
});

test("one's own phone goes on when it is this session's", async () => {
  const here = await world.signedIn(alice);
  const issued = await issuePhoneCredentials(world.ports, here);
  await changePassword(world.ports, here, { current: rightPassword, next });
  expect(issued.kind === "done" && world.pbx.accepts("1001", issued.value.password)).toBe(true);
});

test("a bad new password is refused before the current one is looked at", async () => {
  const here = await world.signedIn(alice);
  const outcome = await changePassword(world.ports, here, { current: "whatever", next: "short" });
  expect(outcome).toEqual({
    kind: "problem",
    problem: { code: "invalid", fields: [{ path: "/next", fault: "too-short" }] },
  });
  expect(world.secrets.looks()).toBe(0);
});

test("whoever finds an open page cannot guess on: wrong ones count like at the sign-in", async () => {
  const here = await world.signedIn(alice);
  const guess = () => changePassword(world.ports, here, { current: "a guess of mine", next });
  for (let i = 0; i < 5; i++) {
    expect(await guess()).toEqual({
      kind: "problem",
      problem: { code: "invalid", fields: [{ path: "/current", fault: "wrong" }] },
    });
  }
  expect(await guess()).toEqual({
    kind: "problem",
    problem: { code: "locked-out", retryAfterSeconds: 30 },
  });
});

test("the right one forgets the wrong ones", async () => {
  const here = await world.signedIn(alice);
  const change = (current: string) => changePassword(world.ports, here, { current, next });
  for (let i = 0; i < 4; i++) await change("a guess of mine");
  expect((await change(rightPassword)).kind).toBe("done");
  expect((await world.storage.people.findForSignIn("alice"))?.failures).toBe(0);
});
