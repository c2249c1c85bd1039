import { setTimeout as delay } from "node:timers/promises";

/**
 * What PostgreSQL says when two transactions got into each other's way (documentation, appendix A): serialization failure,
 * deadlock, and a unique value that somebody else wrote after we had looked.
 */
const collisions: ReadonlySet<unknown> = new Set(["40001", "40P01", "23505"]);

/** Enough for dozens that want the same row; each waits a little longer than the last time, and no two alike. */
const MOST_ATTEMPTS = 30;
const LONGEST_WAIT = 100; // ms

/** Runs it again when it collided with another transaction; on SQLite nothing ever does. */
export async function againAfterCollision<Value>(work: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !collided(error)) throw error;
    }
    await delay(Math.random() * Math.min(LONGEST_WAIT, 2 ** attempt));
  }
}

const collided = (error: unknown): boolean =>
  error instanceof Error && "code" in error && collisions.has(error.code);
