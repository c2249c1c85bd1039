import type { Clock, TimerOrder } from "../core/ports/clock.ts";

/** Somebody whose timers are not held back. */
export type Timekeeper = {
  readonly order: (order: TimerOrder) => void;
};

export type SteadyClockPorts = {
  readonly page: Pick<Document, "hidden" | "addEventListener">;
  /** Fetches the timekeeper, once; `due` is told of each timer that runs out. Rejects where there can be none. */
  readonly fetchTimekeeper: (due: (timer: number) => void) => Promise<Timekeeper>;
};

type Waiting = { readonly due: number; readonly ring: () => void };

/**
 * A clock whose timers run on time in a page that nobody looks at, where browsers let a page's own ones run once a minute.
 * Each timer is the page's own; while the page is hidden the timekeeper has it too, and who comes first counts. So nothing
 * depends on the timekeeper, and a page that is looked at does not pay for it.
 */
export function createSteadyClock({ page, fetchTimekeeper }: SteadyClockPorts): Clock {
  const waiting = new Map<number, Waiting>();
  let made = 0;
  let timekeeper: Timekeeper | null = null;
  let coming: Promise<void> | null = null;

  function handOver(): void {
    if (!page.hidden || timekeeper === null) return;
    const now = Date.now();
    for (const [timer, { due }] of waiting) timekeeper.order([timer, Math.max(0, due - now)]);
  }

  async function fetched(): Promise<void> {
    try {
      timekeeper = await fetchTimekeeper((timer) => waiting.get(timer)?.ring());
      handOver();
    } catch {
      // The page's own timers are all there is; the next time it is hidden somebody may come.
      coming = null;
    }
  }

  function lookWhoWatches(): void {
    if (!page.hidden) return;
    handOver();
    coming ??= fetched();
  }

  page.addEventListener("visibilitychange", lookWhoWatches);
  lookWhoWatches();

  return {
    now: () => Date.now(),
    after: (delay, callback) => {
      const timer = ++made;
      const isOver = (): boolean => {
        if (!waiting.delete(timer)) return false;
        clearTimeout(own);
        timekeeper?.order([timer, null]);
        return true;
      };
      const ring = (): void => {
        if (isOver()) callback();
      };
      const own = setTimeout(ring, delay);
      waiting.set(timer, { due: Date.now() + delay, ring });
      if (page.hidden) timekeeper?.order([timer, delay]);
      return () => void isOver();
    },
  };
}
