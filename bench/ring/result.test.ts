import { describe, expect, test } from "vitest";
import { ringResultOf } from "./result.ts";
import { ringTable } from "./table.ts";

const heard = [
  { view: "in_front", ms: 31 },
  { view: "hidden", ms: 48 },
  { view: "hidden", ms: 52.4 },
] as const;

describe("how soon it rings", () => {
  test("is told of each way to have the tab by itself", () => {
    const { in_front: front, hidden } = ringResultOf(heard);
    expect(front).toEqual({ p50: 31, p95: 31, p99: 31, n: 1, goal: { p95_ms: 50, kept: true } });
    expect(hidden).toEqual({ p50: 48, p95: 52.4, p99: 52.4, n: 2, goal: { p95_ms: 50, kept: false } });
  });

  test("is unknown where nothing rang, and no goal is kept by that", () => {
    expect(ringResultOf([]).hidden).toEqual({
      ...{ p50: null, p95: null, p99: null, n: 0 },
      goal: { p95_ms: 50, kept: null },
    });
  });

  test("says in its table which goal was missed", () => {
    const [head, front, hidden] = ringTable(ringResultOf(heard)).split("\n");
    expect(head).toMatch(/INVITE → ring heard/);
    expect(front).toMatch(/in front +50 kept +31\.0 \/ 31\.0 \/ 31\.0 \(1\)/);
    expect(hidden).toMatch(/hidden +50 MISSED +48\.0 \/ 52\.4 \/ 52\.4 \(2\)/);
  });
});
