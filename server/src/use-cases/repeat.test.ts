import { afterEach, beforeEach, expect, test } from "vitest";
import { HOUR, SECOND } from "../core/time.ts";
import { createPeopleWorld, type PeopleWorld } from "../testing/people-world.ts";
import { alice } from "../testing/people.ts";
import { rest } from "../testing/rest.ts";
import { repeat } from "./repeat.ts";
import { sweepExpired } from "./session/sweep-expired.ts";

let world: PeopleWorld;

const keepSweeping = (ports: PeopleWorld["ports"]) =>
  repeat(ports, "sweep", 15 * SECOND, () => sweepExpired(ports));

beforeEach(async () => {
  world = await createPeopleWorld();
  await world.add(alice);
});
afterEach(() => world.storage.close());

test("a session that is past its time ends within 15 s, also after a sweep that failed", async () => {
  const { session } = await world.signedIn(alice);
  let lost = true;
  const storage: typeof world.storage = {
    ...world.storage,
    transaction: (work) => (lost ? Promise.reject(new Error("disk full")) : world.storage.transaction(work)),
  };
  const stop = keepSweeping({ ...world.ports, storage });
  await rest();
  expect(world.logger.lines).toMatchObject([{ level: "error", event: "sweep.failed" }]);
  lost = false;
  world.clock.advance(12 * HOUR);
  await rest();
  world.clock.advance(15 * SECOND);
  await rest();
  expect(world.live.told).toEqual([{ kind: "session-ended", session }]);
  await stop();
});

test("nothing is swept any more once it was stopped, and nothing is under way", async () => {
  const stop = keepSweeping(world.ports);
  await stop();
  expect(world.clock.waiting()).toBe(0);
  const { session } = await world.signedIn(alice);
  world.clock.advance(13 * HOUR);
  await rest();
  expect(world.live.told).toEqual([]);
  expect((await world.storage.sessions.endOf(alice.id)).map(({ token }) => token)).toEqual([session]);
});

test("sweeps follow one another with a pause", async () => {
  const stop = keepSweeping(world.ports);
  await rest();
  expect(world.clock.waiting()).toBe(1);
  world.clock.advance(15 * SECOND);
  expect(world.clock.waiting()).toBe(0);
  await rest();
  expect(world.clock.waiting()).toBe(1);
  await stop();
});
