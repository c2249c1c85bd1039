import type { Call, CallIn, EndReason, Identity, Phase } from "../core/call/call.ts";
import type { LineUp } from "../core/line-up/line-up.ts";
import type { Line } from "../core/line/line.ts";
import type { Offer } from "../core/ports/signaling.ts";
import type { LineProblem, LineProblemCode } from "../core/problems.ts";
import { maria, sales } from "./people.ts";

/** The moment the examples play: a Friday morning. */
export const friday = Date.UTC(2026, 10, 20, 9, 0, 0);
const second = 1_000;

export function aReason(kind: EndReason["kind"], detail: string | null = null): EndReason {
  return { kind, detail };
}

const inbound: Identity = {
  id: "call-1",
  direction: "inbound",
  kind: "customer",
  consults: null,
  merges: [],
  returnedFrom: null,
  returnedBecause: null,
  party: maria,
  businessNumber: sales,
  payload: null,
  begun: friday,
};
const outbound: Identity = { ...inbound, direction: "outbound" };

type Calls = { readonly [P in Phase]: CallIn<P> };

const calls: Calls = {
  dialing: { ...outbound, phase: "dialing" },
  ringing: { ...outbound, phase: "ringing" },
  incoming: { ...inbound, phase: "incoming" },
  answering: { ...inbound, phase: "answering" },
  established: {
    ...inbound,
    phase: "established",
    since: friday + 5 * second,
    microphone: "open",
    hold: "none",
    transfer: null,
    trouble: null,
    media: "connected",
    digits: "",
    gone: [],
  },
  reconnecting: {
    ...inbound,
    phase: "reconnecting",
    since: friday + 5 * second,
    microphone: "open",
    hold: "none",
    digits: "",
  },
  ending: { ...inbound, phase: "ending", since: friday + 5 * second, reason: aReason("hung-up") },
  ended: {
    ...inbound,
    phase: "ended",
    since: friday + 5 * second,
    at: friday + 65 * second,
    reason: aReason("hung-up"),
  },
};

/** The phases a call can be in, for tests that sweep over all of them. */
export const everyPhase = Object.keys(calls) as readonly Phase[];

/** A call in a phase, with the facts that matter to the example. */
export function aCall<P extends Phase>(phase: P, facts: Partial<CallIn<P>> = {}): CallIn<P> {
  return { ...calls[phase], ...facts };
}

type Lines = { readonly [P in Line["phase"]]: Extract<Line, { readonly phase: P }> };

const lines: Lines = {
  off: { phase: "off" },
  connecting: { phase: "connecting", attempt: 1 },
  registering: { phase: "registering", attempt: 1 },
  ready: { phase: "ready", since: friday, expires: friday + 600 * second, attempt: 1 },
  waiting: {
    phase: "waiting",
    attempt: 1,
    retryAt: friday + second,
    problem: aProblem("connection-lost"),
  },
  refused: { phase: "refused", problem: aProblem("password-refused") },
};

/** The phases a line can be in, for tests that sweep over all of them. */
export const everyLinePhase = Object.keys(lines) as readonly Line["phase"][];

export function aLine<P extends Line["phase"]>(phase: P, facts: Partial<Lines[P]> = {}): Lines[P] {
  return { ...lines[phase], ...facts };
}

export function aProblem(code: LineProblemCode, facts: Partial<LineProblem> = {}): LineProblem {
  return { code, detail: null, retryAfter: null, ...facts };
}

export function anOffer(facts: Partial<Offer> = {}): Offer {
  return {
    id: "call-1",
    kind: "customer",
    party: maria,
    returnedFrom: null,
    returnedBecause: null,
    businessNumber: sales,
    payload: null,
    ...facts,
  };
}

/** Calls under way, first begun first; recents and an outcome where the example needs them. */
export function aLineUp(live: readonly Call[], facts: Partial<LineUp> = {}): LineUp {
  return { live, recent: [], outcome: null, ...facts };
}
