import { afterEach, beforeEach, expect, test } from "vitest";
import { createPeopleWorld, type PeopleWorld } from "../../testing/people-world.ts";
import { alice, bob, nora, selma } from "../../testing/people.ts";
import { rest } from "../../testing/rest.ts";
import { getTeam } from "./get-team.ts";
import { watchPbx } from "./watch-pbx.ts";

let world: PeopleWorld;

beforeEach(async () => {
  world = await createPeopleWorld();
  await world.add(nora, selma, alice, bob);
});
afterEach(() => world.storage.close());

test("the supervisors' board has everybody with a phone", async () => {
  world.pbx.setPhone("1001", { state: "reachable", contacts: 1 });
  const team = await getTeam(world.ports, await world.signedIn(selma));
  expect(team).toMatchObject({
    kind: "done",
    value: {
      pbx: { state: "connected" },
      agents: [
        { name: "Alice Lind", extension: "1001", phone: { state: "reachable" } },
        { name: "Bob Ortiz", extension: "1002", phone: { state: "not-registered" } },
      ],
      trunks: [],
    },
  });
});

test("a pause is on the board with its reason, told at once; with Asterisk away nobody knows", async () => {
  const stop = watchPbx(world.ports);
  await rest();
  world.pbx.setPhone("1001", { state: "reachable", contacts: 1 });
  const actor = await world.signedIn(selma);
  const alices = async () => {
    const team = await getTeam(world.ports, actor);
    return team.kind === "done" ? team.value.agents[0]?.shift : team;
  };
  expect(await alices()).toEqual({ state: "ready", reason: null, since: null });
  world.pbx.setShift("1001", { state: "paused", reason: "lunch", since: 8 });
  expect(world.live.told.filter(({ kind }) => kind === "team")).toHaveLength(2);
  expect(await alices()).toEqual({ state: "paused", reason: "lunch", since: 8 });
  world.pbx.become("away");
  expect(await alices()).toEqual({ state: "unknown", reason: null, since: null });
  await stop();
});

test("what changes in Asterisk is told at once to whom it concerns, until nobody watches", async () => {
  const stop = watchPbx(world.ports);
  world.pbx.setPhone("1001", { state: "reachable" });
  expect(world.live.told).toEqual([{ kind: "team" }, { kind: "line", extension: "1001" }]);
  world.pbx.say({
    kind: "trunk",
    number: "+12145550111",
    direction: "inbound",
    change: { lastSuccessAt: 1 },
  });
  expect(world.live.told.slice(2)).toEqual([{ kind: "team" }]);
  await stop();
  world.pbx.setPhone("1002", { state: "reachable" });
  expect(world.live.told).toHaveLength(3);
  await rest();
});

test("everybody with a phone learns that Asterisk is away", async () => {
  const stop = watchPbx(world.ports);
  await rest();
  world.pbx.become("away");
  await rest();
  expect(world.live.told).toEqual([
    { kind: "team" },
    { kind: "line", extension: "1001" },
    { kind: "line", extension: "1002" },
  ]);
  await stop();
});

test("the phones are restored at start, and whenever Asterisk is back", async () => {
  world.pbx.agents.clear();
  const stop = watchPbx(world.ports);
  await rest();
  expect([...world.pbx.agents.keys()]).toEqual(["1001", "1002"]);
  world.pbx.become("away");
  world.pbx.agents.clear();
  await rest();
  expect(world.pbx.agents.size).toBe(0);
  world.pbx.become("well");
  await rest();
  expect([...world.pbx.agents.keys()]).toEqual(["1001", "1002"]);
  await stop();
});

test("an Asterisk that was away at start gets its phones later", async () => {
  world.pbx.agents.clear();
  world.pbx.become("away");
  const stop = watchPbx(world.ports);
  await rest();
  expect(world.pbx.asked).toEqual([]);
  world.pbx.become("well");
  await rest();
  expect(world.pbx.agents.size).toBe(2);
  await stop();
});

test("a link that comes and goes while the phones are being restored restores them once more, not many times at once", async () => {
  const stop = watchPbx(world.ports);
  const open = world.pbx.holdNext();
  await rest();
  for (let i = 0; i < 10; i++) {
    world.pbx.become("away");
    world.pbx.become("well");
  }
  open();
  await rest();
  expect(world.pbx.asked.filter((question) => question === "set-up-agent 1001")).toHaveLength(2);
  await stop();
});

test("a database that is lost meanwhile stops nothing for ever", async () => {
  const broken = { ...world.storage.people, list: () => Promise.reject(new Error("disk full")) };
  let people: typeof world.storage.people = broken;
  const storage = Object.defineProperty({ ...world.storage }, "people", { get: () => people });
  world.pbx.agents.clear();
  const stop = watchPbx({ ...world.ports, storage });
  await rest();
  expect(world.logger.lines).toMatchObject([{ level: "error", event: "phones.not-restored" }]);
  people = world.storage.people;
  world.pbx.say({ kind: "link" });
  await rest();
  expect(world.pbx.agents.size).toBe(2);
  await stop();
});

test("stopping waits for the phone that is being restored, and not for the others", async () => {
  world.pbx.agents.clear();
  const open = world.pbx.holdNext();
  const stop = watchPbx(world.ports);
  await rest();
  const stopped = stop();
  open();
  await stopped;
  expect([...world.pbx.agents.keys()]).toEqual(["1001"]);
});
