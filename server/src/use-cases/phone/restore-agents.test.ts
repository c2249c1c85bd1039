import { afterEach, beforeEach, expect, test } from "vitest";
import { createPeopleWorld, type PeopleWorld } from "../../testing/people-world.ts";
import { alice, bob, nora } from "../../testing/people.ts";
import { issuePhoneCredentials } from "./issue-phone-credentials.ts";
import { restoreAgents } from "./restore-agents.ts";

let world: PeopleWorld;

beforeEach(async () => {
  world = await createPeopleWorld();
  await world.add(nora, alice, bob);
});
afterEach(() => world.storage.close());

test("an Asterisk that forgot everything gets all phones again, and nobody can register until they have asked", async () => {
  world.pbx.agents.clear();
  await restoreAgents(world.ports);
  expect([...world.pbx.agents]).toEqual([
    ["1001", { name: "Alice Lind", password: null }],
    ["1002", { name: "Bob Ortiz", password: null }],
  ]);
});

test("phones in use stay in use; those that nobody may use any more do not", async () => {
  const issued = await issuePhoneCredentials(world.ports, await world.signedIn(alice));
  world.pbx.agents.set("1002", { name: "Bob Ortiz", password: "left over" });
  await restoreAgents(world.ports);
  expect(issued.kind === "done" && world.pbx.accepts("1001", issued.value.password)).toBe(true);
  expect(world.pbx.accepts("1002", "left over")).toBe(false);
});

test("whoever is disabled has no phone", async () => {
  await world.storage.people.change(bob.id, 1, { disabled: true });
  await restoreAgents(world.ports);
  expect([...world.pbx.agents.keys()]).toEqual(["1001"]);
});

test("it stops at the first silence instead of asking for everybody", async () => {
  world.pbx.become("away");
  await restoreAgents(world.ports);
  expect(world.pbx.asked).toEqual(["set-up-agent 1001"]);
});

test("one phone that Asterisk refuses does not keep the others from theirs", async () => {
  world.pbx.agents.clear();
  const setUpAgent: typeof world.pbx.setUp.setUpAgent = (agent) =>
    agent.extension === "1001"
      ? Promise.resolve({ kind: "refused", text: "in pjsip.conf already" })
      : world.pbx.setUp.setUpAgent(agent);
  await restoreAgents({ ...world.ports, pbx: { ...world.pbx.setUp, setUpAgent } });
  expect([...world.pbx.agents.keys()]).toEqual(["1002"]);
  expect(world.logger.lines).toContainEqual({
    level: "info",
    event: "phones.restored",
    fields: { phones: 2, owed: 1 },
  });
});
