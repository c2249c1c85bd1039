import type { Call, CallEffect, CallIn, EndReason, Identity } from "./call.ts";

/** Where an event leads, and what must be asked for the move to come true. */
export type Step = { readonly call: Call; readonly effects: readonly CallEffect[] };

export const stay = (call: Call): Step => ({ call, effects: [] });
export const step = (call: Call, ...effects: readonly CallEffect[]): Step => ({ call, effects });

/** The facts that outlive a phase: a new phase starts from these, so nothing of the old one leaks in. */
export function identityOf(call: Identity): Identity {
  const { id, direction, kind, consults, merges, returnedFrom, returnedBecause } = call;
  const { party, businessNumber, payload, begun } = call;
  return {
    ...{ id, direction, kind, consults, merges, returnedFrom, returnedBecause },
    ...{ party, businessNumber, payload, begun },
  };
}

/** A call at the moment it is up. */
export function established(call: Call, since: number): CallIn<"established"> {
  return {
    ...identityOf(call),
    phase: "established",
    since,
    microphone: "open",
    hold: "none",
    transfer: null,
    trouble: null,
    media: "connecting",
    digits: "",
    gone: [],
  };
}

/** A call that we end, for a reason of ours. `since` null: never answered. */
export function ending(call: Call, since: number | null, kind: EndReason["kind"]): Call {
  return { ...identityOf(call), phase: "ending", since, reason: { kind, detail: null } };
}

export function ended(call: Call, at: number, since: number | null, reason: EndReason): Call {
  return { ...identityOf(call), phase: "ended", since, at, reason };
}
