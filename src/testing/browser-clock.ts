import type { Clock } from "../core/ports/clock.ts";

/** The timers of this process, which a test may have replaced. */
export function createBrowserClock(): Clock {
  return {
    now: () => Date.now(),
    after: (delay, callback) => {
      const timer = setTimeout(callback, delay);
      return () => clearTimeout(timer);
    },
  };
}
