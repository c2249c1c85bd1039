import type { Instant } from "../call/call.ts";
import type { PauseReason, QueueStanding } from "../ports/shift.ts";

/** Who paused this agent. `elsewhere`: a supervisor, another computer, or an earlier page. */
export type PauseCause = "agent" | "unanswered" | "elsewhere";

/**
 * What the agent's shift is, as this page has it.
 *
 *   ready ⇄ paused
 *     │        ▲
 *     ▼        │ (pause during it)
 *   wrap-up ───┘     from the answer of a customer's call; its time runs from the end of that call
 */
export type Wish =
  | { readonly kind: "ready"; readonly since: Instant }
  | {
      readonly kind: "paused";
      readonly since: Instant;
      readonly reason: PauseReason | null;
      readonly cause: PauseCause;
    }
  /** Asterisk has been asked not to send the next call; until null: the call is still up. */
  | { readonly kind: "wrap-up"; readonly since: Instant; readonly until: Instant | null };

/** A request to Asterisk that has not been answered. */
export type QueueRequest = "none" | "pausing" | "unpausing";

export type Shift = {
  readonly wish: Wish;
  /** What Asterisk's queue has. */
  readonly standing: QueueStanding["kind"];
  readonly request: QueueRequest;
  /** Why the last request failed; small print. Null when it did not. */
  readonly trouble: { readonly detail: string | null } | null;
};

export type ShiftCommand =
  | { readonly type: "pause"; readonly reason: PauseReason | null }
  | { readonly type: "make-ready" }
  /** More time for the wrap-up, in seconds. */
  | { readonly type: "extend"; readonly seconds: number };

export type ShiftSignal =
  | { readonly type: "standing"; readonly standing: QueueStanding }
  | { readonly type: "answered"; readonly outcome: "done" }
  | { readonly type: "answered"; readonly outcome: "failed"; readonly detail: string | null }
  /** A customer's call was answered, or is over. */
  | { readonly type: "call-began" }
  | { readonly type: "call-over" }
  /** A customer's call rang here for so many seconds and nobody took it. */
  | { readonly type: "unanswered"; readonly seconds: number }
  | { readonly type: "wrap-up-due" };

export type ShiftEffect =
  | { readonly type: "pause"; readonly reason: PauseReason | null }
  | { readonly type: "unpause" }
  /** Replaces the timer there was. */
  | { readonly type: "start-timer"; readonly until: Instant }
  | { readonly type: "stop-timer" };
