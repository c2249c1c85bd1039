import type { Call } from "../../core/call/call.ts";
import { callById } from "../../core/line-up/line-up.ts";
import type { Signal, Speaker } from "../../core/ports/audio.ts";
import type { PhoneState, Reaction } from "../phone.ts";

/** Plays a short tone for what an agent who looks elsewhere would miss. One per change, the gravest. */
export function shortTones(speaker: Pick<Speaker, "signal">): Reaction {
  return (before, after) => {
    const signal = signalFor(before, after);
    if (signal !== null) speaker.signal(signal);
  };
}

function signalFor(before: PhoneState, after: PhoneState): Signal | null {
  if (before.line.phase === "ready" && after.line.phase === "waiting") return "line-lost";
  const signals = before.lineUp.live.map((call) => signalOf(call, afterwards(call, after)));
  return signals.find((signal) => signal !== null) ?? null;
}

function afterwards({ id }: Call, { lineUp }: PhoneState): Call | undefined {
  return callById(lineUp, id) ?? lineUp.recent.find((call) => call.id === id);
}

function signalOf(before: Call, after: Call | undefined): Signal | null {
  if (after === undefined) return null;
  if (after.phase === "established") {
    if (before.phase !== "established") return "connected";
    return before.media === "connected" && after.media === "lost" ? "reconnecting" : null;
  }
  // Whoever hangs up knows it: that way leads through `ending`. A call that joins a conference is not over for anybody.
  const wasOurs =
    before.phase === "established" ||
    before.phase === "reconnecting" ||
    before.phase === "dialing" ||
    before.phase === "ringing";
  return wasOurs && after.phase === "ended" && after.reason.kind !== "merged" ? "ended" : null;
}
