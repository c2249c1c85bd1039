import type { CallEffect, CallId } from "../core/call/call.ts";
import type { Signaling } from "../core/ports/signaling.ts";
import { assertNever } from "../shared/assert-never.ts";

/** Asks the network for what a move needs. Failures come back as signals, never as exceptions. */
export function runCallEffect(signaling: Signaling, id: CallId, effect: CallEffect): void {
  switch (effect.type) {
    case "accept":
      return signaling.accept(id);
    case "decline":
      return signaling.decline(id);
    case "end":
      return signaling.end(id);
    case "set-microphone":
      return signaling.setMicrophone(id, effect.microphone);
    case "send-key":
      return signaling.sendKey(id, effect.key);
    case "set-hold":
      return signaling.setHold(id, effect.hold);
    case "transfer":
      return signaling.transfer(id, effect.to);
    case "hand-over":
      return signaling.handOver(id, effect.consulted);
    default:
      return assertNever(effect);
  }
}
