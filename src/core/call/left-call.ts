import type { Dialog } from "../ports/signaling.ts";
import type { Call, CallIn, Identity, Kept } from "./call.ts";
import { identityOf } from "./step.ts";

/** A talk as one page leaves it to the next. */
export type LeftCall = Identity & Kept & { readonly dialog: Dialog };

/**
 * What the next page needs to go on with this call; null for one that cannot go on. A conference ends with the call that
 * opened it, and the echo is nobody's.
 */
export function leftCallOf(call: Call, dialog: Dialog | null): LeftCall | null {
  if (call.phase !== "established" && call.phase !== "reconnecting") return null;
  if (dialog === null || call.kind === "conference" || call.kind === "echo") return null;
  const { since, microphone, digits } = call;
  return {
    ...identityOf(call),
    ...{ since, microphone, digits },
    hold: call.hold === "none" || call.hold === "resuming" ? "none" : "held",
    dialog,
  };
}

/** The call where the next page begins with it. */
export function reconnecting(left: LeftCall): CallIn<"reconnecting"> {
  const { since, microphone, hold, digits } = left;
  return { ...identityOf(left), phase: "reconnecting", since, microphone, hold, digits };
}
