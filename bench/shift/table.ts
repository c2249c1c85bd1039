import { row } from "../text.ts";
import { heapLimit, kinds, mustNotGrow, type ShiftResult } from "./result.ts";

const titles: Readonly<Record<(typeof mustNotGrow)[number] | "nodes", string>> = {
  peer_connections: "peer connections",
  audio_contexts: "audio contexts",
  audio_nodes: "nodes of Web Audio",
  live_tracks: "live tracks",
  timers: "timers",
  intervals: "intervals",
  listeners: "listeners",
  nodes: "nodes of the page",
};
const widths = { first: 28, others: 14 };
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;

/** The figures for people. */
export function shiftTable(result: ShiftResult): string {
  const { before, after, calls, heap_growth_bytes: growth } = result;
  const sum = kinds.reduce((all, kind) => all + calls[kind], 0);
  return [
    row(`${String(sum)} calls in a row`, ["before", "after"], widths),
    ...[...mustNotGrow, "nodes" as const].map((what) =>
      row(titles[what], [String(before[what]), String(after[what])], widths),
    ),
    row("JavaScript heap", [megabytes(before.heap_bytes), megabytes(after.heap_bytes)], widths),
    "",
    `${kinds.map((kind) => `${String(calls[kind])} ${kind}`).join(", ")}. ` +
      `The heap has grown by ${megabytes(growth)}; ${megabytes(heapLimit)} is the limit.`,
  ].join("\n");
}
