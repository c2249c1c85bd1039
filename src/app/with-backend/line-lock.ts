import type { Clock } from "../../core/ports/clock.ts";

/** What the lock needs of `navigator.locks`. */
export type TabLocks = Pick<LockManager, "request">;

export type LineLock = {
  /**
   * Takes the line for this tab: `if-free` unless another tab of this browser has it, `from-others` in any case.
   * False when another tab keeps it.
   */
  readonly take: (how: "if-free" | "from-others") => Promise<boolean>;
  readonly release: () => void;
};

/** Milliseconds a page that is being left, perhaps by a reload, may take to let go. */
const patience = 1_000;

/**
 * One tab of this browser per line: the tabs share a sign-in, and each password issued ends the one before. A tab that
 * is closed or crashes lets go by itself. `onTaken`: another tab took the line from this one.
 */
export function createLineLock(
  locks: TabLocks | undefined,
  line: string,
  clock: Clock,
  onTaken: () => void,
): LineLock {
  let letGo: () => void = () => undefined;
  /** Counts what was taken: news of an earlier time is not news. */
  let turn = 0;

  function take(how: "if-free" | "from-others"): Promise<boolean> {
    // Only missing where the page is not secure, and there is no microphone either.
    if (locks === undefined) return Promise.resolve(true);
    letGo();
    turn += 1;
    const mine = turn;
    const held = new Promise<void>((done) => {
      letGo = done;
    });
    const wait = new AbortController();
    const stopTimer = clock.after(patience, () => wait.abort());
    const options = how === "from-others" ? { steal: true } : { signal: wait.signal };
    return new Promise((answer) => {
      let isOurs = false;
      locks
        .request(`ringbridge.line ${line}`, options, () => {
          isOurs = true;
          stopTimer();
          answer(true);
          return held;
        })
        .catch(() => {
          stopTimer();
          // Either the wait was over, or the lock was stolen, perhaps by ourselves.
          if (!isOurs) answer(false);
          else if (mine === turn) onTaken();
        });
    });
  }

  return { take, release: () => letGo() };
}
