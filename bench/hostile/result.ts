import type { Kind } from "./attacks.ts";

export interface Share {
  readonly kind: Kind | "mutated";
  readonly messages: number;
  /** Milliseconds until the phone answered OPTIONS after them; null when it did not. */
  readonly answer_ms: number | null;
  /** Milliseconds: the page's longest task meanwhile. */
  readonly longest_task_ms: number;
  /** Calls on the screen once all of them were taken back. */
  readonly calls_left: number;
}

export interface HostileResult {
  readonly seed: number;
  readonly sent: readonly Share[];
  readonly messages: number;
  readonly exceptions: number;
  /** The first of each sort. */
  readonly exception_sorts: readonly string[];
  /** Milliseconds. */
  readonly longest_task_ms: number;
  readonly longest_message_ms: number;
  readonly tasks_over_50_ms: number;
  readonly options: {
    readonly asked: number;
    readonly answered: number;
    readonly slowest_ms: number;
    /** Times it was on another socket by then, and was asked there. */
    readonly asked_again: number;
  };
  /** Proper calls between the attacks, in turns to the phone and from it; and how many of them came up. */
  readonly calls: { readonly tried: number; readonly up: number };
  readonly calls_left: number;
  /** Tones begun while nothing rang any more. */
  readonly tones_left: number;
  readonly peer_connections_left: number;
  readonly script_ran: boolean;
  readonly dialogs_opened: number;
  readonly pages_left: boolean;
  readonly sockets: number;
  readonly heap_before_bytes: number;
  readonly heap_after_bytes: number;
  readonly seconds: number;
}

/** Milliseconds the page may be away at once. */
export const longestHang = 50;
/** Connections that a phone keeps: one for the next call, and one that watches for other addresses of the computer. */
const keptReady = 2;
/** Bytes an attack may leave on the heap: what the log and the lists of calls hold at most, and compiled code. */
export const heapLimit = 10_000_000;

/** Sentences about what the attack did to the phone. */
export function faultsIn(result: HostileResult): readonly string[] {
  const { options, calls, heap_before_bytes: before, heap_after_bytes: after } = result;
  const growth = after - before;
  return [
    result.exceptions > 0 && `${String(result.exceptions)} exceptions that nobody caught.`,
    result.longest_task_ms > longestHang &&
      `The page was away for ${result.longest_task_ms.toFixed(0)} ms, longer than ${String(longestHang)} ms; ${String(result.tasks_over_50_ms)} times in all.`,
    options.answered < options.asked &&
      `${String(options.asked - options.answered)} of ${String(options.asked)} OPTIONS were not answered.`,
    calls.up < calls.tried &&
      `${String(calls.tried - calls.up)} of ${String(calls.tried)} proper calls did not come up.`,
    result.calls_left > 0 && `${String(result.calls_left)} calls stayed on the screen.`,
    result.tones_left > 0 && `It went on ringing: ${String(result.tones_left)} tones after the last call.`,
    result.peer_connections_left > keptReady &&
      `${String(result.peer_connections_left)} connections stayed open.`,
    result.script_ran && "A script of the server's ran in the page.",
    result.dialogs_opened > 0 && `${String(result.dialogs_opened)} dialogs were opened.`,
    result.pages_left && "The page went elsewhere.",
    growth > heapLimit &&
      `The heap has grown by ${(growth / 1e6).toFixed(1)} MB, more than ${String(heapLimit / 1e6)} MB.`,
  ].filter((fault) => fault !== false);
}
