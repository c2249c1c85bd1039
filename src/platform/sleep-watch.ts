import type { Absence } from "../core/line/absence.ts";
import type { Clock } from "../core/ports/clock.ts";

export type SleepPorts = {
  readonly page: Pick<Window, "addEventListener">;
  readonly document: Pick<Document, "hidden" | "addEventListener"> & {
    /** Not in every browser. */
    readonly wasDiscarded?: boolean;
  };
  readonly clock: Clock;
  /** What outlives the page, in this tab. */
  readonly kept: Pick<Storage, "getItem" | "setItem">;
};

/** Milliseconds between two looks at the clock. */
const interval = 2_000;
/** Milliseconds by which a look may come late: a page has other things to do. */
const lateness = 4_000;
/** The same for a page that nobody looks at and whose timers the browser holds back to one a minute, should no worker run. */
const heldBack = 75_000;

const key = "ringbridge.awake";

/**
 * Finds out that this page did not run for a while, and tells of it the moment it runs again: the computer slept, the browser
 * froze the page or kept it behind another, or put it away and loaded it anew. Returns the undo.
 */
export function watchSleep({ page, document, clock, kept }: SleepPorts, woke: (absence: Absence) => void) {
  const scope = new AbortController();
  let seen = clock.now();
  let isPaused = false;
  let wasHidden = document.hidden;
  let stopTimer: () => void = () => undefined;

  function look(): void {
    const from = seen;
    const wasPaused = isPaused;
    const mayBeHeldBack = wasHidden;
    wasHidden = document.hidden;
    seen = clock.now();
    isPaused = false;
    stopTimer();
    stopTimer = clock.after(interval, look);
    const late = seen - from - interval;
    if (wasPaused) woke({ from, to: seen, how: "paused" });
    else if (late > (mayBeHeldBack ? heldBack : lateness)) woke({ from, to: seen, how: "slept" });
  }

  /** The last thing this page does for now, or for good. */
  function pause(): void {
    look();
    isPaused = true;
    remember();
  }

  function remember(): void {
    try {
      kept.setItem(key, String(clock.now()));
    } catch {
      // Storage is full or forbidden: then nobody will know since when it was away.
    }
  }

  function lastSeen(): number | null {
    try {
      const at = Number(kept.getItem(key) ?? Number.NaN);
      return Number.isFinite(at) && at <= clock.now() ? at : null;
    } catch {
      return null;
    }
  }

  const on = { signal: scope.signal };
  document.addEventListener("freeze", pause, on);
  document.addEventListener("resume", look, on);
  page.addEventListener("pagehide", ({ persisted }) => persisted && pause(), on);
  page.addEventListener("pageshow", ({ persisted }) => persisted && look(), on);
  document.addEventListener(
    "visibilitychange",
    () => {
      look();
      // Only pages that nobody looks at are put away, mostly without a word.
      if (document.hidden) remember();
    },
    on,
  );
  const putAway = document.wasDiscarded === true ? lastSeen() : null;
  if (putAway !== null) woke({ from: putAway, to: seen, how: "put-away" });
  look();

  return (): void => {
    scope.abort();
    stopTimer();
  };
}
