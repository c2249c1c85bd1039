import { goalText, spreadText } from "../phones/table.ts";
import { row } from "../text.ts";
import { views, type RingResult, type View } from "./result.ts";

const titles: Readonly<Record<View, string>> = {
  in_front: "the phone's tab in front",
  hidden: "another tab in front: hidden",
};

/** The figures for people. */
export function ringTable(result: RingResult): string {
  return [
    row("INVITE → ring heard, ms", ["goal of p95", "p50 / p95 / p99 (calls)"], widths),
    ...views.map((view) =>
      row(titles[view], [goalText(result[view].goal), spreadText(result[view])], widths),
    ),
  ].join("\n");
}

const widths = { first: 32, others: 28 };
