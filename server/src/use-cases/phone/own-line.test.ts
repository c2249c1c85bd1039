import { afterEach, beforeEach, expect, test } from "vitest";
import { createPeopleWorld, type PeopleWorld } from "../../testing/people-world.ts";
import { alice, nora } from "../../testing/people.ts";
import { signOut } from "../session/sign-out.ts";
import { getTeam } from "../team/get-team.ts";
import { getOwnLine } from "./get-own-line.ts";
import { browserGone, reportOwnLine } from "./report-own-line.ts";

let world: PeopleWorld;

beforeEach(async () => {
  world = await createPeopleWorld();
  await world.add(nora, alice);
});
afterEach(() => world.storage.close());

async function seenByNora() {
  const team = await getTeam(world.ports, await world.signedIn(nora));
  return team.kind === "done" ? team.value.agents[0]?.browser : null;
}

test("one's own line is what Asterisk has, with how old that is", async () => {
  const actor = await world.signedIn(alice);
  world.pbx.setPhone("1001", { state: "reachable", since: 3, roundTripMs: 20, contacts: 1 });
  const link = world.pbx.view.link();
  expect(getOwnLine(world.ports, actor)).toEqual({
    kind: "done",
    value: { state: "reachable", since: 3, roundTripMs: 20, contacts: 1, pbx: link },
  });
  world.pbx.become("away");
  expect(getOwnLine(world.ports, actor)).toMatchObject({
    value: { state: "unknown", pbx: { state: "away", since: world.clock.now() } },
  });
});

test("who has no phone has no line", async () => {
  expect(getOwnLine(world.ports, await world.signedIn(nora))).toEqual({
    kind: "problem",
    problem: { code: "no-phone" },
  });
});

test("what the page says is shown beside it, until the page is gone", async () => {
  const actor = await world.signedIn(alice);
  expect(await seenByNora()).toEqual({ line: "signed-out", at: null });
  reportOwnLine(world.ports, actor, "ready");
  expect(world.live.told).toEqual([{ kind: "team" }]);
  const saidAt = world.clock.now();
  world.clock.advance(5_000);
  expect(await seenByNora()).toEqual({ line: "ready", at: saidAt });
  browserGone(world.ports, actor.session);
  expect(world.live.told).toEqual([{ kind: "team" }, { kind: "team" }]);
  expect(await seenByNora()).toEqual({ line: "signed-out", at: saidAt + 5_000 });
});

test("a page that never said anything goes without a word", async () => {
  browserGone(world.ports, (await world.signedIn(alice)).session);
  expect(world.live.told).toEqual([]);
});

test("signing out ends what the page said", async () => {
  const actor = await world.signedIn(alice);
  reportOwnLine(world.ports, actor, "ready");
  await signOut(world.ports, actor);
  expect(await seenByNora()).toMatchObject({ line: "signed-out" });
});
