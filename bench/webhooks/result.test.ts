import { describe, expect, test } from "vitest";
import { webhookResultOf } from "./result.ts";
import type { Seens } from "./result.ts";

const times = (count: number, each: number) => Array.from({ length: count }, () => each);

const stage: Seens = {
  asked: {
    bare: { took: times(1000, 0.5), lasted: 500 },
    known: { took: times(500, 1), lasted: 500 },
    kept: { took: times(100, 4), lasted: 500 },
  },
  processed: { took: times(100, 10), lasted: 1000 },
};
const result = webhookResultOf({ disk: times(200, 2), at: { 1: stage, 8: stage, 50: stage } });

describe("what a delivery costs", () => {
  test("is told in milliseconds and per second, each with how many there were", () => {
    expect(result.fsync).toEqual({ per_s: 500, p50: 2, p95: 2, p99: 2, n: 200 });
    expect(result.at_8.kept).toEqual({ per_s: 200, p50: 4, p95: 4, p99: 4, n: 100 });
    expect(result.at_8.processed).toEqual({ per_s: 100, p50: 10, p95: 10, p99: 10, n: 100 });
  });

  test("and against what was measured beside it: a bare answer, a repeated delivery, the disk", () => {
    expect(result.at_50.ratios).toEqual({
      answer_kept_to_bare: 8,
      answer_kept_to_known: 4,
      answer_kept_to_fsync: 2,
      rate_kept_to_bare: 0.1,
      rate_kept_to_fsync: 0.4,
    });
  });
});

test("where nothing was answered there are no ratios", () => {
  const nothing = { took: [], lasted: 0 };
  const empty = { asked: { bare: nothing, known: nothing, kept: nothing }, processed: nothing };
  const { at_1 } = webhookResultOf({ disk: [], at: { 1: empty, 8: empty, 50: empty } });
  expect(at_1.kept).toEqual({ per_s: null, p50: null, p95: null, p99: null, n: 0 });
  expect(Object.values(at_1.ratios)).toEqual([null, null, null, null, null]);
});
