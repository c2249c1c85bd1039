import type { Instant } from "../time.ts";

export interface Clock {
  now(): Instant;
  /** Calls back once after `delay` milliseconds; the returned function takes that back. */
  after(delay: number, callback: () => void): () => void;
}
