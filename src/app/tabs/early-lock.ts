import type { TabLocks } from "./tab-ports.ts";

/** A lock that is had before there is anybody to hold it. */
export type EarlyLock = {
  readonly name: string;
  /** Whether it was free. */
  readonly isOurs: Promise<boolean>;
  /** Whether somebody has asked for it. */
  readonly isWanted: () => boolean;
  /** As `LockManager.request`: gives the lock to whoever asks first; rejects when another tab steals it. */
  readonly request: (options: LockOptions, hold: LockGrantedCallback<unknown>) => Promise<unknown>;
  /** Unless somebody has asked for it. */
  readonly letGo: () => void;
};

/** Asks for a lock, and keeps it for whoever will ask for it. */
export function lockEarly(locks: TabLocks, name: string): EarlyLock {
  let isWanted = false;
  let isGone = false;
  let early: Lock | null = null;
  let end: (by?: unknown) => void = () => undefined;
  const ended = new Promise<unknown>((resolve) => (end = resolve));
  let held: Promise<unknown> = Promise.resolve();
  const isOurs = new Promise<boolean>((tell) => {
    held = locks.request(name, { ifAvailable: true }, (lock) => {
      early = lock;
      tell(lock !== null);
      return lock === null ? undefined : ended;
    });
    held.catch(() => tell(false));
  });
  return {
    name,
    isOurs,
    isWanted: () => isWanted,
    request: async (options, hold) => {
      isWanted = true;
      const isHeld = await isOurs;
      // On its way back to the browser.
      if (isGone) await held.catch(() => undefined);
      if (isGone || !isHeld) return locks.request(name, options, hold);
      end(Promise.resolve(hold(early)));
      return held;
    },
    letGo: () => {
      if (isWanted) return;
      isGone = true;
      end();
    },
  };
}

/** The locks of this browser, of which one is had already: the first who asks for that is given it. */
export function withEarlyLock(locks: TabLocks, early: EarlyLock): TabLocks {
  function request(name: string, options: LockOptions, hold: LockGrantedCallback<unknown>): Promise<unknown> {
    const isEarly = name === early.name && !early.isWanted();
    return isEarly ? early.request(options, hold) : locks.request(name, options, hold);
  }
  // LockManager.request has two forms.
  type Rest = [LockGrantedCallback<unknown>] | [LockOptions, LockGrantedCallback<unknown>];
  const either = (name: string, ...rest: Rest): Promise<unknown> =>
    rest.length === 1 ? request(name, {}, rest[0]) : request(name, ...rest);
  return { request: either };
}
