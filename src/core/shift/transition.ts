import { assertNever } from "../../shared/assert-never.ts";
import type { Instant } from "../call/call.ts";
import type { QueueStanding } from "../ports/shift.ts";
import { unansweredReason, wrapUpReason, type ShiftPolicy } from "./policy.ts";
import type { Shift, ShiftCommand, ShiftEffect, ShiftSignal, Wish } from "./shift.ts";

export type ShiftStep = { readonly shift: Shift; readonly effects: readonly ShiftEffect[] };

export type ShiftSurroundings = { readonly now: Instant; readonly policy: ShiftPolicy };

const stay = (shift: Shift): ShiftStep => ({ shift, effects: [] });

/** Moves a shift. Pure; an event that does not fit leaves it untouched (`step.shift === shift`, no effects). */
export function shiftTransition(
  shift: Shift,
  event: ShiftCommand | ShiftSignal,
  around: ShiftSurroundings,
): ShiftStep {
  const { now, policy } = around;
  const { wish } = shift;
  switch (event.type) {
    case "pause":
      return paused(shift, { kind: "paused", since: now, reason: event.reason, cause: "agent" });
    case "make-ready":
      return wish.kind === "ready" ? askAgain(shift) : ready(shift, now);
    case "extend":
      return extended(shift, event.seconds, now);
    case "wrap-up-due":
      return wish.kind === "wrap-up" && wish.until !== null && wish.until <= now
        ? ready(shift, now)
        : stay(shift);
    case "call-began":
      if (policy.wrapUp === 0 || wish.kind !== "ready" || shift.standing !== "ready") return stay(shift);
      return paused(shift, { kind: "wrap-up", since: now, until: null });
    case "call-over":
      return callOver(shift, around);
    case "unanswered":
      if (policy.pauseWhenUnanswered === null || event.seconds < policy.pauseWhenUnanswered)
        return stay(shift);
      if (wish.kind !== "ready") return stay(shift);
      return paused(shift, { kind: "paused", since: now, reason: unansweredReason, cause: "unanswered" });
    case "answered":
      return answered(shift, event);
    case "standing":
      return standing(shift, event.standing, now);
    default:
      return assertNever(event);
  }
}

function paused(shift: Shift, wish: Exclude<Wish, { kind: "ready" }>): ShiftStep {
  const reason = wish.kind === "paused" ? wish.reason : wrapUpReason;
  return {
    shift: { ...shift, wish, request: "pausing", trouble: null },
    effects: [{ type: "stop-timer" }, { type: "pause", reason }],
  };
}

function ready(shift: Shift, now: Instant): ShiftStep {
  return {
    shift: { ...shift, wish: { kind: "ready", since: now }, request: "unpausing", trouble: null },
    effects: [{ type: "stop-timer" }, { type: "unpause" }],
  };
}

/** Ready is wished already; where the queue has it otherwise the agent presses again, and so it is asked again. */
function askAgain(shift: Shift): ShiftStep {
  if (shift.standing === "ready" || shift.request !== "none") return stay(shift);
  return { shift: { ...shift, request: "unpausing", trouble: null }, effects: [{ type: "unpause" }] };
}

function extended(shift: Shift, seconds: number, now: Instant): ShiftStep {
  const { wish } = shift;
  if (wish.kind !== "wrap-up" || wish.until === null) return stay(shift);
  const until = Math.max(wish.until, now) + seconds * 1_000;
  return { shift: { ...shift, wish: { ...wish, until } }, effects: [{ type: "start-timer", until }] };
}

function callOver(shift: Shift, { now, policy }: ShiftSurroundings): ShiftStep {
  const { wish } = shift;
  if (wish.kind !== "wrap-up" || wish.until !== null) return stay(shift);
  const until = now + policy.wrapUp * 1_000;
  return {
    shift: { ...shift, wish: { ...wish, since: now, until } },
    effects: [{ type: "start-timer", until }],
  };
}

/** A refusal leaves the wish as it was: the interface says that the queue has it otherwise, and offers to ask again. */
function answered(shift: Shift, event: Extract<ShiftSignal, { type: "answered" }>): ShiftStep {
  if (event.outcome === "done") return stay({ ...shift, request: "none", trouble: null });
  return stay({ ...shift, request: "none", trouble: { detail: event.detail } });
}

/** What Asterisk has counts. It changed without us: then that is how it is now. */
function standing(shift: Shift, news: QueueStanding, now: Instant): ShiftStep {
  const told: Shift = { ...shift, standing: news.kind };
  if (shift.request !== "none" || shift.trouble !== null) return stay(told);
  const { wish } = shift;
  if (news.kind === "paused" && wish.kind === "ready") {
    return stay({
      ...told,
      wish: { kind: "paused", since: now, reason: news.reason, cause: "elsewhere" },
    });
  }
  if (news.kind === "ready" && wish.kind !== "ready") {
    return { shift: { ...told, wish: { kind: "ready", since: now } }, effects: [{ type: "stop-timer" }] };
  }
  return stay(shift.standing === news.kind ? shift : told);
}
