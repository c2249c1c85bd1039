import type { PauseReason } from "../ports/shift.ts";

/** What the company decides about an agent's shift; the deployment's configuration says it. */
export type ShiftPolicy = {
  /** The reasons an agent may pause for, as short ids (`lunch`); the interface has words for the usual ones. */
  readonly pauseReasons: readonly PauseReason[];
  /** Seconds of wrap-up after a customer's call that was answered; 0 is none. */
  readonly wrapUp: number;
  /** What becomes of an agent who let a customer's call ring out: paused after this many seconds of ringing, or nothing (null). */
  readonly pauseWhenUnanswered: number | null;
  /** Calls that are answered by themselves. */
  readonly autoAnswer: {
    readonly calls: "none" | "colleagues" | "customers" | "all";
    /** Seconds it rings before. */
    readonly after: number;
  };
};

export const defaultShiftPolicy: ShiftPolicy = {
  pauseReasons: ["break", "lunch", "training", "meeting", "other"],
  wrapUp: 0,
  pauseWhenUnanswered: null,
  autoAnswer: { calls: "none", after: 2 },
};

/** Asterisk is told this reason during a wrap-up, so that a board can tell it from a break. */
export const wrapUpReason: PauseReason = "wrap-up";
/** And this one when a call rang out. */
export const unansweredReason: PauseReason = "unanswered";
