/** Milliseconds a page is busy that starts its phone or draws its first screen, on a slow machine. */
const busy = 100;
/** Milliseconds an answer may be late. After that it may be long in coming, and is not waited for. */
const late = 50;

export type QuietMoment = {
  /** The server is asked, and what was awaited before has come, after so many round trips. */
  readonly asked: (roundTrips: number) => void;
  /** It will not be asked again. */
  readonly over: () => void;
  /**
   * Resolves as soon as the page may be busy for a while: the server will not be asked any more, or its next answer is not
   * due for longer than that, or is late. When it is due nobody knows before the server is asked for the first time, for which
   * this waits so many milliseconds.
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
      const timer = setTimeout(resolve, milliseconds, false);
      hear = [
        ...hear,
        () => {
          clearTimeout(timer);
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
        if (!(await changesWithin(dueIn === null ? patience : dueIn + late))) return;
      }
    },
  };
}
