import { number, row } from "../text.ts";
import { views, type RingResult, type View } from "./result.ts";

const titles: Readonly<Record<View, string>> = {
  in_front: "the phone's tab in front",
  hidden: "another tab in front: hidden",
};

/** The figures for people. */
export function ringTable(result: RingResult): string {
  return [
    row("INVITE → ring heard, ms", ["goal of p95", "p50 / p95 / p99 (calls)"], widths),
    ...views.map((view) => {
      const { p50, p95, p99, n, goal } = result[view];
      const verdict = goal.kept === null ? "" : goal.kept ? " kept" : " MISSED";
      const figures = `${[p50, p95, p99].map((figure) => number(figure)).join(" / ")} (${String(n)})`;
      return row(titles[view], [`${String(goal.p95_ms)}${verdict}`, figures], widths);
    }),
  ].join("\n");
}

const widths = { first: 32, others: 28 };
