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
export function createLineLock(locks: TabLocks | undefined, line: string, onTaken: () => void): LineLock {
  let letGo: () => void = () => undefined;

  function take(how: "if-free" | "from-others"): Promise<boolean> {
    // Only missing where the page is not secure, and there is no microphone either.
    if (locks === undefined) return Promise.resolve(true);
    letGo();
    return new Promise((answer) => {
      let isOurs = false;
      const options = how === "from-others" ? { steal: true } : { signal: AbortSignal.timeout(patience) };
      const held = new Promise<void>((done) => {
        letGo = done;
      });
      locks
        .request(`ringbridge.line ${line}`, options, () => {
          isOurs = true;
          answer(true);
          return held;
        })
        .catch(() => {
          // Either the wait was over, or the lock was stolen.
          if (isOurs) onTaken();
          else answer(false);
        });
    });
  }

  return { take, release: () => letGo() };
}
