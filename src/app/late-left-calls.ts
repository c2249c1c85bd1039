import type { LeftCall } from "../core/call/left-call.ts";
import type { Clock } from "../core/ports/clock.ts";
import type { LeftCalls } from "../core/ports/left-calls.ts";
import type { SignIn } from "./kept-sign-in.ts";
import type { Left, openLeft } from "./left-calls.ts";
import type { TabLocks } from "./tabs/tab-ports.ts";
import { whenIdle } from "./when-idle.ts";

/** What this tab has left of its calls, and keeps of them. */
export type LeftByTab = {
  /** What the page before this one has left; null when it had no call, or when another tab has it. Read once. */
  readonly read: () => Promise<Left | null>;
  /** Keeps the calls of a line from now on. */
  readonly keeping: (line: string, signIn: SignIn | null) => LeftCalls;
};

const name = "ringbridge.calls";
const ownerName = "ringbridge.calls-of";
const seenName = "ringbridge.calls-seen";
/** Milliseconds a page that is being left may take to let go. */
const patience = 1_000;
/** Milliseconds between two notes that the calls are still here. */
const noteEvery = 5_000;
/**
 * Milliseconds after which what a page has left is worth nothing: Asterisk lets go of its calls sooner (`rtp_timeout_hold` in the
 * samples), and whoever opens a closed tab again hours later may be somebody else.
 */
const longestAway = 120_000;

/**
 * The calls of this tab, kept over a reload; code and key are fetched once the page is idle. A tab that is duplicated takes
 * a copy along, of calls that are still talked on in the other: what a page keeps is its own as long as it lives, by a Web
 * Lock that goes with it.
 */
export function createLeftByTab(
  tab: Storage,
  locks: TabLocks | undefined,
  clock: Clock,
  page: string,
  idle: () => Promise<void> = whenIdle,
): LeftByTab {
  let stopNoting: () => void = () => undefined;
  let opening: Promise<ReturnType<typeof openLeft>> | null = null;
  const open = () =>
    (opening ??= import("./left-calls.ts").then(
      (file) => file.openLeft(tab, name),
      (error: unknown) => {
        // The network may be back when the next call is to be kept.
        opening = null;
        throw error;
      },
    ));
  let isOwned = false;

  /** From here on what is kept is this page's. */
  function own(): void {
    if (isOwned) return;
    isOwned = true;
    tab.setItem(ownerName, page);
    void locks?.request(lockOf(page), () => new Promise(() => undefined)).catch(() => undefined);
  }

  function forget(): void {
    for (const key of [name, ownerName, seenName]) tab.removeItem(key);
  }

  /** Whoever crashes says nothing: when these calls were last here has to be known before. */
  function note(): void {
    tab.setItem(seenName, String(clock.now()));
    stopNoting = clock.after(noteEvery, note);
  }

  const isRecent = (): boolean => {
    const away = clock.now() - Number(tab.getItem(seenName) ?? Number.NaN);
    return away >= 0 && away < longestAway;
  };

  async function write(left: Left | null): Promise<void> {
    own();
    stopNoting();
    if (left !== null) note();
    const { put } = await open();
    await put(left);
  }

  return {
    read: async () => {
      const owner = tab.getItem(ownerName);
      if (owner === null || tab.getItem(name) === null) return null;
      const isOurs = isRecent() && (await hasGone(locks, clock, owner));
      const left = isOurs ? await (await open()).read() : null;
      // A call of this page's may have come up meanwhile.
      if (!isOwned) forget();
      return left;
    },
    keeping: (line, signIn) => ({
      prepare: () =>
        void idle()
          .then(open)
          .then(({ prepare }) => prepare(), ignored),
      keep: (calls: readonly LeftCall[]) => {
        const left = calls.length === 0 ? null : { line, signIn, calls };
        // A browser that keeps nothing loses its calls with the page.
        write(left).catch(forget);
      },
    }),
  };
}

/** As above, in this browser. `name`: this page's own. */
export function leftByTab(page: Window, pageName: string): LeftByTab {
  const clock: Clock = {
    now: () => Date.now(),
    after: (delay, callback) => {
      const timer = setTimeout(callback, delay);
      return () => clearTimeout(timer);
    },
  };
  // The locks are missing where the page is not secure.
  const { locks } = page.navigator as Partial<Navigator>;
  return createLeftByTab(page.sessionStorage, locks, clock, pageName);
}

/** Told again, and heeded, when something is to be kept. */
const ignored = (): undefined => undefined;

const lockOf = (page: string): string => `ringbridge.page ${page}`;

/** Whether the page of this name is no more: then its lock is free, or will be in a moment. */
async function hasGone(
  locks: TabLocks | undefined,
  clock: Pick<Clock, "after">,
  page: string,
): Promise<boolean> {
  if (locks === undefined) return true;
  const wait = new AbortController();
  const stopTimer = clock.after(patience, () => wait.abort());
  const isFree = await locks.request(lockOf(page), { signal: wait.signal }, () => true).catch(() => false);
  stopTimer();
  return isFree;
}
