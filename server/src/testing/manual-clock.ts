import type { Clock } from "../core/ports/clock.ts";
import type { Instant } from "../core/time.ts";

export type ManualClock = Clock & {
  /** Lets `milliseconds` pass: what is due calls back in its order, each at its own time. */
  advance(milliseconds: number): void;
  /** How many callbacks still wait. */
  waiting(): number;
};

/** A clock that stands still until a test moves it. */
export function createManualClock(start: Instant = Date.UTC(2026, 10, 2, 9)): ManualClock {
  let now = start;
  let timers: { readonly at: Instant; readonly callback: () => void }[] = [];

  function nextUntil(end: Instant) {
    const [next] = timers.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at);
    return next;
  }

  return {
    now: () => now,
    after(delay, callback) {
      const timer = { at: now + Math.max(0, delay), callback };
      timers.push(timer);
      return () => (timers = timers.filter((other) => other !== timer));
    },
    advance(milliseconds) {
      const end = now + milliseconds;
      for (let next = nextUntil(end); next !== undefined; next = nextUntil(end)) {
        const due = next;
        timers = timers.filter((other) => other !== due);
        now = due.at;
        due.callback();
      }
      now = end;
    },
    waiting: () => timers.length,
  };
}
