/** Chance that a seed decides: the same seed, the same run. */
export interface Chance {
  /** A whole number from 0 to below `limit`. */
  readonly below: (limit: number) => number;
  readonly oneIn: (many: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
}

/** Mulberry32: a small generator whose whole state is one number of 32 bits; no secret may depend on it. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  const below = (limit: number): number => next() % limit;
  return {
    below,
    oneIn: (many) => below(many) === 0,
    pick: (list) => {
      const picked = list[below(list.length)];
      if (picked === undefined) throw new RangeError("There is nothing to pick from.");
      return picked;
    },
  };
}
