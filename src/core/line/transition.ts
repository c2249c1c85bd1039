import { assertNever } from "../../shared/assert-never.ts";
import { mayRetry, type LineProblem } from "../problems.ts";
import type { Line, LineCommand, LineEffect, LineSignal } from "./line.ts";
import { retryDelay } from "./reconnect-policy.ts";

/** What a move needs to know of the world. */
export type LineContext = {
  readonly now: number;
  /** A number in [0, 1), new for each move. */
  readonly random: number;
  /** Whether a call is up, whose sound may be lost with the line. */
  readonly isTalking: boolean;
};

export type LineStep = { readonly line: Line; readonly effects: readonly LineEffect[] };

const stay = (line: Line): LineStep => ({ line, effects: [] });
const step = (line: Line, ...effects: readonly LineEffect[]): LineStep => ({ line, effects });

/** Moves the line. Pure; an event that does not fit leaves it untouched. */
export function lineTransition(line: Line, event: LineCommand | LineSignal, context: LineContext): LineStep {
  switch (event.type) {
    case "sign-in":
      return line.phase === "off" || line.phase === "refused" ? signIn() : stay(line);
    case "sign-out":
      return signOut(line);
    case "try-now":
    case "retry-due":
      return tryAgain(line, event.type);
    case "doubt":
      return line.phase === "ready" ? step({ ...line }, { type: "check" }) : tryAgain(line, "doubt");
    case "begin-anew":
      return beginAnew(line);
    case "yield":
      return giveUp(line, event.problem);
    case "socket-opened":
      return line.phase === "connecting"
        ? step({ phase: "registering", attempt: line.attempt }, { type: "register" })
        : stay(line);
    case "registered":
      return registered(line, event, context);
    case "socket-closed":
      return failed(line, event.problem, context);
    case "registration-refused":
      return refused(line, event.problem, context);
    default:
      return assertNever(event);
  }
}

function signIn(): LineStep {
  return step({ phase: "connecting", attempt: 1 }, { type: "open-socket" });
}

function signOut(line: Line): LineStep {
  switch (line.phase) {
    case "off":
      return stay(line);
    case "ready":
      return step({ phase: "off" }, { type: "unregister" }, { type: "close-socket" });
    case "waiting":
      return step({ phase: "off" }, { type: "stop-retry-timer" }, { type: "close-socket" });
    case "connecting":
    case "registering":
    case "refused":
      return step({ phase: "off" }, { type: "close-socket" });
    default:
      return assertNever(line);
  }
}

/** Not unregistered: what is registered now is the other place, and our password may no longer work. */
function giveUp(line: Line, problem: LineProblem): LineStep {
  switch (line.phase) {
    case "waiting":
      return step({ phase: "refused", problem }, { type: "stop-retry-timer" }, { type: "close-socket" });
    case "connecting":
    case "registering":
    case "ready":
    case "off":
    case "refused":
      return step({ phase: "refused", problem }, { type: "close-socket" });
    default:
      return assertNever(line);
  }
}

/** Opening a socket drops the one before. Calls that are up are taken along. */
function beginAnew(line: Line): LineStep {
  switch (line.phase) {
    case "ready":
      return step({ phase: "connecting", attempt: 1 }, { type: "open-socket" });
    case "connecting":
    case "registering":
      return step({ phase: "connecting", attempt: line.attempt }, { type: "open-socket" });
    case "waiting":
      return tryAgain(line, "doubt");
    case "off":
    case "refused":
      return stay(line);
    default:
      return assertNever(line);
  }
}

function tryAgain(line: Line, why: "try-now" | "retry-due" | "doubt"): LineStep {
  if (line.phase === "refused" && why === "try-now") return signIn();
  if (line.phase !== "waiting") return stay(line);
  const again: Line = { phase: "connecting", attempt: line.attempt + 1 };
  return why === "retry-due"
    ? step(again, { type: "open-socket" })
    : step(again, { type: "stop-retry-timer" }, { type: "open-socket" });
}

function registered(
  line: Line,
  { expires, serverAhead }: Extract<LineSignal, { readonly type: "registered" }>,
  { now }: LineContext,
): LineStep {
  const granted = { expires, ...(serverAhead === undefined ? {} : { serverAhead }) };
  if (line.phase === "ready") return stay({ ...line, ...granted });
  if (line.phase !== "registering") return stay(line);
  return stay({ phase: "ready", since: now, attempt: line.attempt, ...granted });
}

/** Milliseconds after which a ready line counts as steady. */
const steadyAfter = 10_000;

/**
 * How many attempts in a row have failed now. A steady line starts over; one that breaks right after it came up
 * has gained nothing, and trying four times a second would only hurt the server that drops it.
 */
function failures(line: CountingLine, { now }: LineContext): number {
  if (line.phase !== "ready") return line.attempt;
  return now - line.since < steadyAfter ? line.attempt + 1 : 1;
}

type CountingLine = Extract<Line, { readonly phase: "connecting" | "registering" | "ready" }>;

/** The socket is gone: everything built on it is too. */
function failed(line: Line, problem: LineProblem, context: LineContext): LineStep {
  switch (line.phase) {
    case "connecting":
    case "registering":
    case "ready":
      return wait(failures(line, context), problem, context);
    case "off":
    case "waiting":
    case "refused":
      return stay(line);
    default:
      return assertNever(line);
  }
}

/** The socket lives, the registration does not. A fresh socket for the next attempt keeps one path, not two. */
function refused(line: Line, problem: LineProblem, context: LineContext): LineStep {
  if (line.phase !== "registering" && line.phase !== "ready") return stay(line);
  if (!mayRetry(problem)) return step({ phase: "refused", problem }, { type: "close-socket" });
  const { line: waiting, effects } = wait(failures(line, context), problem, context);
  return step(waiting, { type: "close-socket" }, ...effects);
}

function wait(attempt: number, problem: LineProblem, { now, random, isTalking }: LineContext): LineStep {
  const delay = retryDelay({ attempt, retryAfter: problem.retryAfter, random, isTalking });
  return step(
    { phase: "waiting", attempt, retryAt: now + delay, problem },
    { type: "start-retry-timer", delay },
  );
}
