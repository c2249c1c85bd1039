import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createQuietMoment } from "./quiet-moment.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

/** Waits, and tells after how many milliseconds from here it was over; null: not yet. */
function waiting(quiet: ReturnType<typeof createQuietMoment>, patience = 25): () => number | null {
  const begin = performance.now();
  let after: number | null = null;
  void quiet.wait(patience).then(() => (after = performance.now() - begin));
  return () => after;
}

it("waits for a server nearby until it will not be asked any more", async () => {
  const quiet = createQuietMoment(null);
  await pass(30);
  quiet.asked();
  await pass(2);
  const after = waiting(quiet);
  await pass(8);
  quiet.asked();
  await pass(8);
  expect(after()).toBeNull();
  quiet.over();
  await pass(0);
  expect(after()).toBe(16);
});

it("does not wait while the answer of one far away is on its way, but does for one that is about to come", async () => {
  const quiet = createQuietMoment(null);
  await pass(600);
  quiet.asked();
  await pass(90);
  const early = waiting(quiet);
  await pass(20);
  const late = waiting(quiet);
  expect([early(), late()]).toEqual([0, null]);
  await pass(90);
  quiet.asked();
  await pass(0);
  expect(late()).toBe(90);
});

it("waits 100 ms for one that is late, and no longer", async () => {
  const quiet = createQuietMoment(null);
  await pass(60);
  quiet.asked();
  const after = waiting(quiet);
  await pass(119);
  expect(after()).toBeNull();
  await pass(1);
  expect(after()).toBe(120);
});

it("waits as long as it is told to where nobody knows yet how far away the server is", async () => {
  const quiet = createQuietMoment(null);
  await pass(20);
  const [patient, other] = [waiting(quiet, 25), waiting(quiet, 0)];
  await pass(5);
  expect([patient(), other()]).toEqual([null, 0]);
  await pass(20);
  expect(patient()).toBe(25);
  expect(vi.getTimerCount()).toBe(0);
});

it("waits until a socket will open that is about to, by a guess", async () => {
  const quiet = createQuietMoment(40);
  await pass(19);
  const early = waiting(quiet);
  await pass(1);
  const late = waiting(quiet);
  expect([early(), late()]).toEqual([0, null]);
  await pass(199);
  expect(late()).toBeNull();
  await pass(1);
  expect(late()).toBe(200);
});

it("goes by what it has measured, and no longer by the guess", async () => {
  const quiet = createQuietMoment(400);
  await pass(30);
  quiet.asked();
  const after = waiting(quiet);
  await pass(109);
  expect(after()).toBeNull();
  await pass(1);
  expect(after()).toBe(110);
});

it("does not wait at all once it is over", async () => {
  const quiet = createQuietMoment(null);
  quiet.over();
  const after = waiting(quiet);
  await pass(0);
  expect(after()).toBe(0);
});

it("leaves no timer when its answer has come", async () => {
  const quiet = createQuietMoment(null);
  await pass(30);
  quiet.asked();
  waiting(quiet);
  quiet.over();
  await pass(0);
  expect(vi.getTimerCount()).toBe(0);
});
