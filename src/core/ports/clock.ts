/** Time as the phone sees it: the wall clock and one-shot timers. */
export type Clock = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Calls back once after `delay` ms, unless the returned function is called first. */
  readonly after: (delay: number, callback: () => void) => () => void;
};

/** What a page asks of the worker that keeps time for it: the timer's number, and its milliseconds; null takes it back. */
export type TimerOrder = readonly [timer: number, delay: number | null];

/** Chance, injected so that tests can fix it. */
export type Chance = {
  /** A number in [0, 1). */
  readonly random: () => number;
  /** An identifier no other call of this browser has. */
  readonly newId: () => string;
};
