import type { Chance } from "../core/ports/clock.ts";

/** Chance without surprise: always the same number, and identifiers in a row. */
export function createFixedChance(random = 0.5): Chance {
  let made = 0;
  return { random: () => random, newId: () => `dialed-${++made}` };
}
