import { describe, expect, test } from "vitest";
import { percentile, summarize } from "./statistics.ts";

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
