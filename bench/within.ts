import { setTimeout as delay } from "node:timers/promises";

/** Milliseconds any one step may take. */
export const patience = 15_000;

/** What `work` gives. @throws when that takes longer than any one step may. */
export async function within<T>(work: Promise<T>): Promise<T> {
  const timer = new AbortController();
  const tooLate = delay(patience + 1000, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`Not within ${String(patience / 1000)} s.`);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    // The loser of the race must not count as unhandled.
    tooLate.catch(() => undefined);
    timer.abort();
  }
}
