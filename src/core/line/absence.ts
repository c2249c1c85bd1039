import type { Instant } from "../call/call.ts";

/**
 * A time in which this page did not run: nothing rang here, and nobody was told.
 *   slept     everything stood still: the computer slept, or had no time for the page
 *   paused    the browser froze the page (Page Lifecycle), or kept it behind another one (back/forward cache)
 *   put-away  the browser closed the page to save memory, and has now loaded it again (document.wasDiscarded)
 */
export type Absence = {
  readonly from: Instant;
  readonly to: Instant;
  readonly how: "slept" | "paused" | "put-away";
};

/** Milliseconds after which nobody asks any more whether the socket lives: what it still carries has gone stale. */
const longestDoubt = 15_000;
/** Milliseconds in which a call may have come and gone: queues let one ring that long. */
const worthTelling = 20_000;
/** Milliseconds of wakefulness between two absences that make them one to whoever comes back. */
const sameRest = 60_000;

/** What the line needs after it. */
export function remedyAfter({ from, to }: Absence): "doubt" | "begin-anew" {
  return to - from > longestDoubt ? "begin-anew" : "doubt";
}

/**
 * Whether there was no absence at all, and somebody has set this computer's clock: then the server's clock, which went on as
 * ever, has fallen behind ours by as much. `before` and `after`: by how much it was ahead, in milliseconds.
 */
export function wasClockSet({ from, to }: Absence, before: number, after: number): boolean {
  return before - after > (to - from) / 2;
}

/** What to tell now that the next one is over: nothing new, it alone, or the one that is still told made longer. */
export function toldAfter(before: Absence | null, next: Absence): Absence | null {
  if (before !== null && next.from - before.to < sameRest) return { ...next, from: before.from };
  return next.to - next.from < worthTelling ? before : next;
}
