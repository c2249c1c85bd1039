/** The time of the stand-in, in milliseconds since 1970: the machine's, and as much later as somebody has moved it. */
export interface Clock {
  now(): number;
  /** Never back. */
  advance(milliseconds: number): void;
}

export function createClock(machine: () => number = Date.now): Clock {
  let ahead = 0;
  return {
    now: () => machine() + ahead,
    advance: (milliseconds) => {
      ahead += milliseconds;
    },
  };
}
