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

/**
 * Records a call that is over. Its outcome is shown, unless another call is on screen: that one matters more. A call that
 * went into a conference is not over for the agent, and the echo is nobody's call: neither is recorded.
 */
export function withEnded(lineUp: LineUp, call: CallIn<"ended">): LineUp {
  if (call.reason.kind === "merged" || call.kind === "echo") return lineUp;
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

/**
 * The call whose party the agent has in mind: the one talked on, else one just being placed or answered, else the held one
 * that somebody was asked about last, else the newest under way, else the oldest offer, else the last outcome.
 */
export function callOnScreen(lineUp: LineUp): Call | null {
  const { live, recent } = lineUp;
  const askedAbout = recent[0]?.consults;
  return (
    activeCall(lineUp) ??
    live.findLast(({ phase }) => phase === "dialing" || phase === "ringing" || phase === "answering") ??
    live.find(({ id }) => id === askedAbout) ??
    live.findLast(({ phase }) => phase !== "incoming") ??
    live[0] ??
    outcomeOf(lineUp)
  );
}

/** The name somebody gave when they last called from this number in this session, or null. */
export function knownName({ recent }: Pick<LineUp, "recent">, number: string): string | null {
  return recent.find(({ party }) => party.number === number && party.name !== null)?.party.name ?? null;
}

/** More offers than this at once cannot be told apart on a screen; the next caller hears busy, and a queue goes on. */
const mostOffers = 6;

/** What becomes of an offer: it rings, or knocks during a call. */
export function offerPolicy({ live }: LineUp): "present" | "busy" {
  return live.filter(({ phase }) => phase === "incoming").length < mostOffers ? "present" : "busy";
}

/**
 * True when a call may be placed now: none is just being placed or answered, and none rings, unless it only knocks during
 * another. Calls that are up are put on hold.
 */
export function mayDial({ live }: LineUp): boolean {
  const isTalking = live.some(({ phase }) => phase === "established");
  return live.every(
    ({ phase }) => phase === "established" || phase === "ending" || (phase === "incoming" && isTalking),
  );
}

/** The call an agent talks on: the one that is up and not on hold. */
export function activeCall({ live }: LineUp): CallIn<"established"> | null {
  return (
    live
      .filter((call) => call.phase === "established")
      .find(({ hold }) => hold === "none" || hold === "resuming") ?? null
  );
}
