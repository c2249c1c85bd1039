import type { Clock } from "../core/ports/clock.ts";
import { friday } from "./builders.ts";

export type ManualClock = Clock & {
  /** Lets time pass; timers that fall due on the way call back, each at its own moment. */
  readonly pass: (milliseconds: number) => void;
  /** How many timers still wait. */
  readonly waiting: () => number;
};

/** A clock that stands still until the test lets time pass. */
export function createManualClock(start = friday): ManualClock {
  const timers = new Map<number, { readonly due: number; readonly callback: () => void }>();
  let now = start;
  let made = 0;

  const nextDue = (until: number) =>
    [...timers].filter(([, { due }]) => due <= until).sort(([, a], [, b]) => a.due - b.due)[0];

  return {
    now: () => now,
    after: (delay, callback) => {
      const id = ++made;
      timers.set(id, { due: now + delay, callback });
      return () => void timers.delete(id);
    },
    pass: (milliseconds) => {
      const end = now + milliseconds;
      for (let next = nextDue(end); next !== undefined; next = nextDue(end)) {
        const [id, { due, callback }] = next;
        timers.delete(id);
        now = due;
        callback();
      }
      now = end;
    },
    waiting: () => timers.size,
  };
}
