import { number, row } from "../text.ts";
import type { HostileResult } from "./result.ts";

const widths = { first: 28, others: 16 };
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** The figures for people. */
export function hostileTable(result: HostileResult): string {
  const { options, calls } = result;
  return [
    row(
      `a hostile server, seed ${String(result.seed)}`,
      ["messages", "OPTIONS, ms", "longest task", "calls left"],
      widths,
    ),
    ...result.sent.map(({ kind, messages, answer_ms, longest_task_ms, calls_left }) =>
      row(
        kind,
        [String(messages), number(answer_ms), number(longest_task_ms, 0), String(calls_left)],
        widths,
      ),
    ),
    row(
      "in all",
      [
        String(result.messages),
        number(options.slowest_ms),
        number(result.longest_task_ms, 0),
        String(result.calls_left),
      ],
      widths,
    ),
    "",
    `Uncaught exceptions: ${String(result.exceptions)}. Longest task: ${number(result.longest_task_ms, 0)} ms ` +
      `(${String(result.tasks_over_50_ms)} over 50 ms), longest message: ${number(result.longest_message_ms)} ms.`,
    `OPTIONS answered: ${String(options.answered)} of ${String(options.asked)}, ${String(options.asked_again)} asked again on another socket. Proper calls that came up meanwhile: ` +
      `${String(calls.up)} of ${String(calls.tried)}. Sockets: ${String(result.sockets)}.`,
    `Heap: ${megabytes(result.heap_before_bytes)} before, ${megabytes(result.heap_after_bytes)} after. ` +
      `Connections left: ${String(result.peer_connections_left)}. Took ${number(result.seconds, 0)} s.`,
    ...result.exception_sorts.map((sort) => `  ${sort}`),
  ].join("\n");
}
