import { expect, it, vi } from "vitest";
import { createFakeLogger } from "../testing/fake-logger.ts";
import { createManualClock } from "../testing/manual-clock.ts";
import { repeat } from "./repeat.ts";

function world() {
  const clock = createManualClock();
  const logger = createFakeLogger();
  /** Waits until it has put itself off. */
  const rested = () => vi.waitFor(() => expect(clock.waiting()).toBe(1));
  return { clock, logger, rested };
}

it("does it now, and again after each pause", async () => {
  const { rested, ...ports } = world();
  let times = 0;
  repeat(ports, "sweep", 1_000, () => Promise.resolve((times += 1)));
  await rested();
  expect(times).toBe(1);
  ports.clock.advance(999);
  expect(times).toBe(1);
  ports.clock.advance(1);
  await rested();
  expect(times).toBe(2);
});

it("says what failed, and does it again all the same", async () => {
  const { rested, ...ports } = world();
  let times = 0;
  repeat(ports, "sweep", 1_000, () => {
    times += 1;
    return Promise.reject(new Error("the database is away"));
  });
  await rested();
  expect(ports.logger.lines).toMatchObject([{ level: "error", event: "sweep.failed" }]);
  ports.clock.advance(1_000);
  expect(times).toBe(2);
});

it("stops when what is under way is done, and does it no more", async () => {
  const ports = world();
  let finish: () => void = () => undefined;
  const stop = repeat(ports, "sweep", 1_000, () => new Promise<void>((resolve) => (finish = resolve)));
  let stopped = false;
  const stopping = stop().then(() => (stopped = true));
  await new Promise((resolve) => setImmediate(resolve));
  expect(stopped).toBe(false);
  finish();
  await stopping;
  expect(ports.clock.waiting()).toBe(0);
});
