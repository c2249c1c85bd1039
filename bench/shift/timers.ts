/** A timer that was set and has neither run out nor been cleared. */
export interface PendingTimer {
  readonly kind: "timeout" | "interval";
  readonly ms: number;
  /** Which line of code set it. */
  readonly from: string;
}

declare global {
  var benchTimers: () => readonly PendingTimer[];
}

/** Runs in the page before any of its scripts, and must not refer to anything outside itself: keeps count of the timers. */
export function countTimers(): void {
  const pending = new Map<number, PendingTimer>();
  const native = {
    setTimeout: window.setTimeout.bind(window),
    setInterval: window.setInterval.bind(window),
    clearTimeout: window.clearTimeout.bind(window),
    clearInterval: window.clearInterval.bind(window),
  };
  const placeOf = (): string => new Error().stack?.split("\n")[4]?.trim() ?? "";
  const keep = (id: number, kind: PendingTimer["kind"], ms: number | undefined): void =>
    void pending.set(id, { kind, ms: ms ?? 0, from: placeOf() });
  const set = (handler: TimerHandler, ms?: number, ...given: unknown[]): number => {
    const run = (...passed: unknown[]): void => {
      pending.delete(id);
      if (typeof handler === "function") (handler as (...all: unknown[]) => void)(...passed);
    };
    const id = native.setTimeout(run, ms, ...given);
    keep(id, "timeout", ms);
    return id;
  };
  const repeat = (handler: TimerHandler, ms?: number, ...given: unknown[]): number => {
    const id = native.setInterval(handler as () => void, ms, ...given);
    keep(id, "interval", ms);
    return id;
  };
  const clear = (id?: number): void => {
    if (id === undefined) return;
    pending.delete(id);
    // Browsers count both kinds together: either call clears either kind.
    native.clearTimeout(id);
    native.clearInterval(id);
  };
  Object.assign(globalThis, {
    setTimeout: set,
    setInterval: repeat,
    clearTimeout: clear,
    clearInterval: clear,
    benchTimers: () => [...pending.values()],
  });
}
