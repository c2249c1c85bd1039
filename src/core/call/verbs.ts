import { assertNever } from "../../shared/assert-never.ts";
import type { Call, CallIn, Verb } from "./call.ts";

/** The commands a call accepts now. Views draw their buttons from it; `transition` ignores the rest. */
export function verbsOf(call: Call): readonly Verb[] {
  switch (call.phase) {
    case "incoming":
      return ["answer", "decline"];
    case "dialing":
    case "ringing":
    case "answering":
      return ["hang-up"];
    case "reconnecting":
      return ["hang-up", call.microphone === "open" ? "mute" : "unmute"];
    case "established":
      return verbsInTalk(call);
    case "ending":
    case "ended":
      return [];
    default:
      return assertNever(call);
  }
}

function verbsInTalk({ microphone, hold, transfer, kind }: CallIn<"established">): readonly Verb[] {
  const always = ["hang-up", microphone === "open" ? "mute" : "unmute"] as const;
  const keys = hold === "none" ? (["press"] as const) : [];
  // The echo has nobody to put on hold, and a call that is on its way to somebody else is no longer ours to move.
  if (kind === "echo" || transfer !== null) return [...always, ...keys];
  const holding = hold === "none" ? (["hold"] as const) : hold === "held" ? (["resume"] as const) : [];
  const leaving = kind === "conference" ? [] : (["transfer", "hand-over"] as const);
  return [...always, ...keys, ...holding, ...leaving];
}
