import { row } from "../text.ts";
import { goals, type SoakResult } from "./result.ts";

const widths = { first: 44, others: 14 };
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;

/** The figures for people. */
export function soakTable(result: SoakResult): string {
  const { calls, registrations, right_outcomes: right, before, after } = result;
  const { heap_bytes_a_call: slope, slope_from: from, live_connections: live } = result;
  const kept = (what: "live_tracks" | "timers" | "intervals" | "listeners" | "audio_nodes" | "nodes") =>
    `${String(before[what])} → ${String(after[what])}`;
  return [
    row(`A soak of ${String(calls)} calls`, ["", "goal"], widths),
    row("right outcomes", [String(right), String(calls)], widths),
    row("registrations", [String(registrations.granted), String(registrations.asked)], widths),
    row("sockets lost", [String(result.sockets_lost)], widths),
    row("live peer connections", [String(live), "0"], widths),
    row("audio contexts", [String(after.audio_contexts), String(goals.audioContexts)], widths),
    row("live tracks", [kept("live_tracks")], widths),
    row("timers", [kept("timers")], widths),
    row("intervals", [kept("intervals")], widths),
    row("listeners", [kept("listeners")], widths),
    row("nodes of Web Audio", [kept("audio_nodes")], widths),
    row("nodes of the page", [kept("nodes")], widths),
    row("JavaScript heap", [`${megabytes(before.heap_bytes)} → ${megabytes(after.heap_bytes)}`], widths),
    slope === null || from === null
      ? row("bytes a call", ["too few", `≤ ${String(goals.heapBytesACall)}`], widths)
      : row(
          `bytes a call, after ${String(from)} calls`,
          [String(slope), `≤ ${String(goals.heapBytesACall)}`],
          widths,
        ),
  ].join("\n");
}
