import type { Clock } from "../../core/ports/clock.ts";

/** The machine's own time. What waits does not keep the process alive: whoever must finish says so. */
export function createSystemClock(): Clock {
  return {
    now: () => Date.now(),
    after(delay, callback) {
      const timer = setTimeout(callback, delay).unref();
      return () => clearTimeout(timer);
    },
  };
}
