import type { Clock } from "../../core/ports/clock.ts";
import { SECOND } from "../../core/time.ts";

/** At most so many wait: whoever comes later would wait longer than for an answer. */
const MOST_WAITING = 500;

/**
 * Lets so many through per key and second; the others wait for their turn.
 * @returns false when too many wait already
 */
export function createLimiter(clock: Clock, perSecond: number): (key: string) => Promise<boolean> {
  const gates = new Map<string, { free: number; readonly waiting: (() => void)[] }>();

  function openAgain(key: string): void {
    const gate = gates.get(key);
    if (gate === undefined) return;
    const through = gate.waiting.splice(0, perSecond);
    gate.free = perSecond - through.length;
    if (through.length === 0) gates.delete(key);
    else clock.after(SECOND, () => openAgain(key));
    through.forEach((go) => go());
  }

  return async (key) => {
    let gate = gates.get(key);
    if (gate === undefined) {
      gate = { free: perSecond, waiting: [] };
      gates.set(key, gate);
      clock.after(SECOND, () => openAgain(key));
    }
    if (gate.free > 0) {
      gate.free -= 1;
      return true;
    }
    const { waiting } = gate;
    if (waiting.length >= MOST_WAITING) return false;
    await new Promise<void>((resolve) => waiting.push(resolve));
    return true;
  };
}
