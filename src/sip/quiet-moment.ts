/** Milliseconds a page is busy that starts its phone or draws its first screen, on a slow machine. */
const busy = 100;

export type QuietMoment = {
  /** The server is asked, and what was awaited before has come, after so many round trips. */
  readonly asked: (roundTrips: number) => void;
  /** It will not be asked again. */
  readonly over: () => void;
  /**
   * Resolves as soon as the page may be busy for a while without any answer having to wait for that: the server is far away, or
   * late, or not asked any more. How far away it is shows when it is asked for the first time, for which this waits so
   * many milliseconds.
   */
  readonly wait: (patience: number) => Promise<void>;
};

/** Tells by the time a server took before when its next answer is due. Begins when its socket is asked for. */
export function createQuietMoment(): QuietMoment {
  let since = performance.now();
  let roundTrip: number | null = null;
  let isOver = false;
  let hear: readonly (() => void)[] = [];

  function changed(): void {
    const told = hear;
    hear = [];
    for (const tell of told) tell();
  }

  const changesWithin = (milliseconds: number): Promise<boolean> =>
    new Promise((resolve) => {
      const late = setTimeout(resolve, milliseconds, false);
      hear = [
        ...hear,
        () => {
          clearTimeout(late);
          resolve(true);
        },
      ];
    });

  return {
    asked: (roundTrips) => {
      const now = performance.now();
      roundTrip = (now - since) / roundTrips;
      since = now;
      changed();
    },
    over: () => {
      isOver = true;
      changed();
    },
    wait: async (patience) => {
      while (!isOver) {
        const dueIn: number | null = roundTrip === null ? null : since + roundTrip - performance.now();
        if (dueIn !== null && dueIn > busy) return;
        if (!(await changesWithin(dueIn === null ? patience : dueIn + busy))) return;
      }
    },
  };
}
