import type { Holdings } from "./leftovers.ts";

/** What becomes of a call, in the order in which they take turns. */
export const kinds = ["declined", "missed", "held", "transferred", "answered"] as const;
export type Kind = (typeof kinds)[number];

export interface ShiftResult {
  readonly calls: Readonly<Record<Kind, number>>;
  /** After some calls that warm up, before the others; and after all of them. */
  readonly before: Holdings;
  readonly after: Holdings;
  readonly heap_growth_bytes: number;
}

/** Bytes a shift of calls may leave on the heap. */
export const heapLimit = 2_000_000;

/** What may not be more after the calls than before. */
export const mustNotGrow = [
  "peer_connections",
  "audio_contexts",
  "audio_nodes",
  "live_tracks",
  "timers",
  "intervals",
  "listeners",
] as const satisfies readonly (keyof Holdings)[];

/** The kind of the call with this number, from 0. */
export function kindOf(call: number): Kind {
  return kinds[call % kinds.length] ?? "answered";
}

export function shiftResultOf(played: readonly Kind[], before: Holdings, after: Holdings): ShiftResult {
  const count = (kind: Kind): number => played.filter((one) => one === kind).length;
  return {
    calls: {
      declined: count("declined"),
      missed: count("missed"),
      held: count("held"),
      transferred: count("transferred"),
      answered: count("answered"),
    },
    before,
    after,
    heap_growth_bytes: after.heap_bytes - before.heap_bytes,
  };
}

/** Sentences about what was left behind. */
export function faultsIn({ before, after, heap_growth_bytes: growth }: ShiftResult): readonly string[] {
  const left = mustNotGrow
    .filter((what) => after[what] > before[what])
    .map((what) => `Calls leave something behind: ${what} ${String(before[what])} → ${String(after[what])}.`);
  const heap = `The heap has grown by ${(growth / 1e6).toFixed(2)} MB, more than ${String(heapLimit / 1e6)} MB.`;
  return growth > heapLimit ? [...left, heap] : left;
}
