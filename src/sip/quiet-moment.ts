/** Milliseconds a page is busy that starts its phone or draws its first screen, on a slow machine. */
const busy = 100;
/** Milliseconds an answer may be late, which a socket's opening is by tens (TLS). Longer it is not waited for. */
const late = 100;
/** In so many round trips a socket opens: TCP's, TLS's (RFC 8446 2) and its own (RFC 6455 4). */
const toOpen = 3;

export type QuietMoment = {
  /** The server is asked, for its socket is open, or it has answered. */
  readonly asked: () => void;
  /** It will not be asked again. */
  readonly over: () => void;
  /**
   * Resolves as soon as the page may be busy for a while: the server will not be asked any more, or its next answer is not
   * due for longer than that, or is late. Where nobody knows when the socket will open, this waits for it so many
   * milliseconds.
   */
  readonly wait: (patience: number) => Promise<void>;
};

/**
 * Tells by the time a server took before when its next answer is due. Begins when its socket is asked for; how many milliseconds it is
 * to the server and back may be guessed until it opens, or be unknown.
 */
export function createQuietMoment(guess: number | null): QuietMoment {
  let since = performance.now();
  let due = guess === null ? null : since + guess * toOpen;
  let isOpen = false;
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
    asked: () => {
      const now = performance.now();
      due = now + (now - since) / (isOpen ? 1 : toOpen);
      since = now;
      isOpen = true;
      changed();
    },
    over: () => {
      isOver = true;
      changed();
    },
    wait: async (patience) => {
      while (!isOver) {
        const dueIn: number | null = due === null ? null : due - performance.now();
        if (dueIn !== null && dueIn > busy) return;
        if (!(await changesWithin(dueIn === null ? patience : dueIn + late))) return;
      }
    },
  };
}
