import { describe, expect, it } from "vitest";
import { retryDelay } from "./reconnect-policy.ts";

const least = 0;
const middle = 0.5;
const most = 1 - Number.EPSILON;
const attempts = Array.from({ length: 60 }, (_, index) => index + 1);
const delay = (attempt: number, random: number, retryAfter: number | null = null) =>
  retryDelay({ attempt, random, retryAfter });

describe("without a word from the server", () => {
  // prettier-ignore
  it.each([
    // attempt  least  middle  most
    [1,         45,     60,     75],
    [2,         188,    250,    313],
    [3,         750,    1_000,  1_250],
    [4,         1_500,  2_000,  2_500],
    [5,         3_000,  4_000,  5_000],
    [6,         6_000,  8_000,  10_000],
    [7,         12_000, 16_000, 20_000],
    [8,         22_500, 30_000, 37_500],
    [9,         22_500, 30_000, 37_500],
    [1_000,     22_500, 30_000, 37_500],
  ])("attempt %i waits %i, usually %i, at most %i ms", (attempt, shortest, usual, longest) => {
    expect([delay(attempt, least), delay(attempt, middle), delay(attempt, most)]).toEqual([shortest, usual, longest]);
  });

  it("never waits less than before, whatever chance says", () => {
    for (const attempt of attempts.slice(0, 7)) {
      expect(delay(attempt + 1, least)).toBeGreaterThan(delay(attempt, most));
    }
  });

  it("stays within half a minute and its jitter for ever", () => {
    for (const attempt of attempts) expect(delay(attempt, most)).toBeLessThanOrEqual(37_500);
  });

  it("in a call waits a second at most, give or take its jitter, and the server's word still counts", () => {
    const talking = (attempt: number, retryAfter: number | null = null) =>
      retryDelay({ attempt, random: middle, retryAfter, isTalking: true });
    expect([1, 2, 3, 4, 9].map((attempt) => talking(attempt))).toEqual([60, 250, 1_000, 1_000, 1_000]);
    expect(talking(9, 20)).toBe(25_000);
  });

  it("spreads a whole shift, instead of letting it knock at once", () => {
    const shift = [0.1, 0.3, 0.5, 0.7, 0.9].map((random) => delay(8, random));
    expect(new Set(shift).size).toBe(shift.length);
  });

  it("takes an attempt that was never counted as the first", () => {
    expect(delay(0, middle)).toBe(60);
  });
});

describe("when the server says Retry-After", () => {
  it("never comes back earlier, at any attempt", () => {
    for (const attempt of attempts) expect(delay(attempt, least, 20)).toBeGreaterThanOrEqual(20_000);
  });

  it("waits longer than asked when its own step is longer", () => {
    expect(delay(8, middle, 1)).toBe(30_000);
  });

  it("spreads a shift that was told the same moment", () => {
    expect([delay(1, least, 20), delay(1, middle, 20), delay(1, most, 20)]).toEqual([20_000, 25_000, 30_000]);
  });

  it("does not believe more than an hour: a longer timer would fire at once in a browser", () => {
    for (const absurd of [86_400, 3_000_000, Number.MAX_SAFE_INTEGER, Infinity]) {
      expect(delay(1, least, absurd)).toBe(3_600_000);
      expect(delay(1, most, absurd)).toBeLessThan(2 ** 31);
    }
  });

  it.each([0, -5])("takes %i as nothing said", (retryAfter) => {
    expect(delay(2, middle, retryAfter)).toBe(250);
  });
});
