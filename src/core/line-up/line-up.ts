import type { Call, CallId, CallIn } from "../call/call.ts";

/** All calls the phone knows, in the order they began. Ended ones are kept apart. */
export type LineUp = {
  readonly live: readonly Call[];
  /** The session's ended calls, newest first. */
  readonly recent: readonly CallIn<"ended">[];
  /** The ended call whose outcome is still on screen, until the agent dismisses it or another call begins. */
  readonly outcome: CallId | null;
};

export const emptyLineUp: LineUp = { live: [], recent: [], outcome: null };

const longestRecent = 50;

export function callById(lineUp: LineUp, id: CallId): Call | undefined {
  return lineUp.live.find((call) => call.id === id);
}

/** A call begins: it joins the live ones, and an outcome still on screen makes room for it. */
export function withCall(lineUp: LineUp, call: Call): LineUp {
  return { ...lineUp, live: [...lineUp.live, call], outcome: null };
}

/** A call moved: it takes its place again, or leaves the live ones once it has ended. */
export function withMoved(lineUp: LineUp, call: Call): LineUp {
  if (call.phase !== "ended") {
    return { ...lineUp, live: lineUp.live.map((other) => (other.id === call.id ? call : other)) };
  }
  return withEnded({ ...lineUp, live: lineUp.live.filter((other) => other.id !== call.id) }, call);
}

/** Records a call that is over. Its outcome is shown, unless another call is on screen: that one matters more. */
export function withEnded(lineUp: LineUp, call: CallIn<"ended">): LineUp {
  return {
    ...lineUp,
    recent: [call, ...lineUp.recent].slice(0, longestRecent),
    outcome: lineUp.live.length === 0 ? call.id : lineUp.outcome,
  };
}

export function withoutOutcome(lineUp: LineUp): LineUp {
  return lineUp.outcome === null ? lineUp : { ...lineUp, outcome: null };
}

/** The ended call whose outcome is on screen. */
export function outcomeOf(lineUp: LineUp): CallIn<"ended"> | null {
  return lineUp.recent.find((call) => call.id === lineUp.outcome) ?? null;
}

/** The call whose customer the agent has in mind: the one under way, else the oldest offer, else the last outcome. */
export function callOnScreen(lineUp: LineUp): Call | null {
  return lineUp.live.find(({ phase }) => phase !== "incoming") ?? lineUp.live[0] ?? outcomeOf(lineUp);
}

/** The name somebody gave when they last called from this number in this session, or null. */
export function knownName({ recent }: LineUp, number: string): string | null {
  return (
    recent.find(({ customer }) => customer.number === number && customer.name !== null)?.customer.name ?? null
  );
}

/**
 * What becomes of an offer. One call at a time: while the agent is on a call or placing one, another offer is
 * answered "busy" at once, so that the queue goes on to a colleague instead of ringing here unheard.
 */
export function offerPolicy(lineUp: LineUp): "present" | "busy" {
  return lineUp.live.some(({ phase }) => phase !== "incoming" && phase !== "ending") ? "busy" : "present";
}

/**
 * The offers that must go once a call is answered, for the same reason: two customers in one conversation, or
 * one of them ringing on unheard, would both be worse than "busy".
 */
export function offersBeside({ live }: LineUp, id: CallId): readonly CallIn<"incoming">[] {
  return live.filter((call) => call.phase === "incoming").filter((offer) => offer.id !== id);
}

/** True when a call may be placed now: no other call is in the way. */
export function mayDial(lineUp: LineUp): boolean {
  return lineUp.live.every(({ phase }) => phase === "ending");
}
