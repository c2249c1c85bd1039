import type { Live, LiveChange } from "../core/ports/live.ts";

export type FakeLive = Live & {
  /** Everything told so far, oldest first. */
  readonly told: LiveChange[];
};

/** Tells its listeners at once, and remembers. */
export function createFakeLive(): FakeLive {
  const told: LiveChange[] = [];
  const listeners = new Set<(change: LiveChange) => void>();
  return {
    told,
    tell(change) {
      told.push(change);
      for (const listener of listeners) listener(change);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
