import { describe, expect, test } from "vitest";
import { perSecond, percentile, ratioOf, slopeOf, spreadOf, summarize } from "./statistics.ts";

describe("percentile", () => {
  test.each([
    // values                                   percent  gives
    [[7], 50, 7],
    [[7], 95, 7],
    [[3, 1, 2], 50, 2],
    [[4, 1, 3, 2], 50, 2],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 95, 10],
    [Array.from({ length: 100 }, (_, index) => index + 1), 95, 95],
    [[5, 1], 0, 1],
    [[5, 1], 100, 5],
    [[], 50, null],
  ])("of %j at %i is %j", (values, percent, expected) => {
    expect(percentile(values, percent)).toBe(expected);
  });

  test("leaves its values as they were", () => {
    const values = [3, 1, 2];
    percentile(values, 50);
    expect(values).toEqual([3, 1, 2]);
  });
});

describe("summarize", () => {
  test("tells milliseconds to one decimal and how many rounds there were", () => {
    expect(summarize([10.04, 20.06, 30])).toEqual({ p50: 20.1, p95: 30, n: 3 });
  });

  test("tells no figure where no round came so far", () => {
    expect(summarize([])).toEqual({ p50: null, p95: null, n: 0 });
  });
});

describe("spreadOf", () => {
  test("tells the middle and the slowest, to a hundredth, whatever the order", () => {
    const values = Array.from({ length: 200 }, (_, index) => (200 - index) / 100);
    expect(spreadOf(values)).toEqual({ p50: 1, p95: 1.9, p99: 1.98, n: 200 });
  });

  test("tells no figure of nothing", () => {
    expect(spreadOf([])).toEqual({ p50: null, p95: null, p99: null, n: 0 });
  });
});

describe("ratioOf", () => {
  test.each([
    [30, 20, 1.5],
    [1, 3, 0.33],
    [null, 3, null],
    [1, null, null],
    [1, 0, null],
  ])("of %j to %j is %j", (figure, floor, ratio) => {
    expect(ratioOf(figure, floor)).toBe(ratio);
  });
});

describe("perSecond", () => {
  test.each([
    [300, 1500, 200],
    [1, 3000, 0.3],
    [0, 1000, 0],
    [5, 0, null],
  ])("%i in %i ms are %j", (count, milliseconds, rate) => {
    expect(perSecond(count, milliseconds)).toBe(rate);
  });
});

describe("slopeOf", () => {
  test("is what y grows by with each x", () => {
    expect(
      slopeOf([
        [0, 5],
        [10, 25],
        [20, 45],
      ]),
    ).toBeCloseTo(2);
  });

  test("evens out what lies beside the line", () => {
    expect(
      slopeOf([
        [1, 11],
        [2, 19],
        [3, 31],
        [4, 39],
      ]),
    ).toBeCloseTo(9.6);
  });

  test("is none of one place", () => {
    expect(slopeOf([])).toBeNull();
    expect(
      slopeOf([
        [3, 1],
        [3, 2],
      ]),
    ).toBeNull();
  });
});
