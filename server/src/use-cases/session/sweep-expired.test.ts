import { afterEach, beforeEach, expect, test } from "vitest";
import { createPeopleWorld, type PeopleWorld } from "../../testing/people-world.ts";
import { alice, bob } from "../../testing/people.ts";
import { issuePhoneCredentials } from "../phone/issue-phone-credentials.ts";
import { signOut } from "./sign-out.ts";
import { sweepExpired } from "./sweep-expired.ts";

let world: PeopleWorld;

beforeEach(async () => {
  world = await createPeopleWorld();
  await world.add(alice, bob);
});
afterEach(() => world.storage.close());

test("what is owed is asked for once while Asterisk is silent, and all of it when it is back", async () => {
  for (const person of [alice, bob]) {
    const actor = await world.signedIn(person);
    await issuePhoneCredentials(world.ports, actor);
    world.pbx.become("away");
    await signOut(world.ports, actor);
    world.pbx.become("well");
  }
  world.pbx.become("away");
  const before = world.pbx.asked.length;
  await sweepExpired(world.ports);
  expect(world.pbx.asked.slice(before)).toEqual(["set-up-agent 1001"]);
  world.pbx.become("well");
  await sweepExpired(world.ports);
  expect([...world.pbx.agents.values()].map(({ password }) => password)).toEqual([null, null]);
  expect(world.ports.memory.owedPhones.size).toBe(0);
});

test("a session that is over asks nothing of Asterisk", async () => {
  const actor = await world.signedIn(alice);
  await signOut(world.ports, actor);
  expect(await issuePhoneCredentials(world.ports, actor)).toMatchObject({
    problem: { code: "not-signed-in" },
  });
  expect(world.pbx.asked).toEqual([]);
});
