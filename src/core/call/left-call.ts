import type { Dialog } from "../ports/signaling.ts";
import type { Call, CallIn, Identity, Kept } from "./call.ts";

/** A talk as one page leaves it to the next. */
export type LeftCall = Identity & Kept & { readonly dialog: Dialog };

/**
 * What the next page needs to go on with this call; null for one that cannot go on. A conference ends with the call that
 * opened it, and the echo is nobody's.
 */
export function leftCallOf(call: Call, dialog: Dialog | null): LeftCall | null {
  if (call.phase !== "established" && call.phase !== "reconnecting") return null;
  if (dialog === null || call.kind === "conference" || call.kind === "echo") return null;
  const { id, direction, kind, consults, merges, returnedFrom, returnedBecause } = call;
  const { party, businessNumber, payload, begun, since, microphone, digits } = call;
  return {
    ...{ id, direction, kind, consults, merges, returnedFrom, returnedBecause },
    ...{ party, businessNumber, payload, begun, since, microphone, digits },
    hold: call.hold === "none" || call.hold === "resuming" ? "none" : "held",
    dialog,
  };
}

/** The call where the next page begins with it. */
export function reconnecting({ dialog: _dialog, ...facts }: LeftCall): CallIn<"reconnecting"> {
  return { ...facts, phase: "reconnecting" };
}
