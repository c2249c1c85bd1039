import { describe, expect, test } from "vitest";
import { MINUTE, SECOND } from "../time.ts";
import { afterFailure, waitLeft, type Failures } from "./lock-out.ts";

const never: Failures = { failures: 0, lockedUntil: null };
const now = Date.UTC(2026, 10, 2, 9);

function afterWrong(times: number): Failures {
  let failures = never;
  for (let i = 0; i < times; i++) failures = afterFailure(failures, now);
  return failures;
}

describe("so many wrong passwords in a row make so long a wait", () => {
  test.each([
    [0, 0],
    [1, 0],
    [4, 0],
    [5, 30 * SECOND],
    [6, MINUTE],
    [7, 2 * MINUTE],
    [8, 4 * MINUTE],
    [9, 8 * MINUTE],
    [10, 15 * MINUTE],
    [11, 15 * MINUTE],
    [5_000, 15 * MINUTE],
  ])("%i: %i ms", (times, wait) => {
    expect(waitLeft(afterWrong(times), 0, now)).toBe(wait);
  });

  test("the wait passes", () => {
    const locked = afterWrong(5);
    expect(waitLeft(locked, 0, now + 29 * SECOND)).toBe(SECOND);
    expect(waitLeft(locked, 0, now + 30 * SECOND)).toBe(0);
    expect(waitLeft(locked, 0, now + 31 * SECOND)).toBe(0);
  });
});

describe("passwords that are being looked at count as wrong until they prove right", () => {
  test.each([
    [0, 4, 0],
    [0, 5, 30 * SECOND],
    [3, 1, 0],
    [3, 2, 30 * SECOND],
    // The wait of the last failure is over, and one attempt at a time is free.
    [5, 0, 0],
    [5, 1, MINUTE],
  ])("%i wrong and %i under way: %i ms", (failures, underWay, wait) => {
    expect(waitLeft({ failures, lockedUntil: now - 1 }, underWay, now)).toBe(wait);
  });
});
