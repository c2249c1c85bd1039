import type { Call, CallIn, PartyKind } from "../../core/call/call.ts";
import { words } from "../../words/words.ts";

const { active: texts } = words;

/** How a call stands, in a word or two, and what that means for the agent. */
export type Telling = {
  readonly state: string;
  readonly meaning: string;
  readonly mood: "calm" | "good" | "warn" | "bad";
};

/** The words for who is at the other end: a parked call is a customer's. */
export const otherOf = (kind: PartyKind) => texts.others[kind === "parked" ? "customer" : kind];

/** `target`: who a transfer goes to, as people call them; null where nobody knows. */
export function tellCall(call: Call, target: string | null): Telling {
  const { states, meanings } = texts;
  switch (call.phase) {
    case "dialing":
    case "ringing":
      return { state: states[call.phase], meaning: otherOf(call.kind)[call.phase], mood: "calm" };
    case "answering":
    case "reconnecting":
    case "ending":
      return { state: states[call.phase], meaning: meanings[call.phase], mood: "calm" };
    case "established":
      return call.transfer === null ? tellTalk(call) : tellLeaving(call.transfer, target);
    case "incoming":
    case "ended":
      return { state: "", meaning: "", mood: "calm" };
  }
}

function tellTalk({ kind, media, microphone, hold }: CallIn<"established">): Telling {
  const { states, meanings } = texts;
  const other = otherOf(kind);
  switch (hold) {
    case "holding":
      return { state: states.holding, meaning: other.holding, mood: "calm" };
    case "held":
      return { state: states.held, meaning: other.held, mood: "warn" };
    case "resuming":
      return { state: states.resuming, meaning: meanings.resuming, mood: "calm" };
    case "none":
      break;
  }
  const state = states[media];
  if (media === "lost") return { state, meaning: meanings.lost, mood: "bad" };
  if (microphone === "muted") return { state: states.muted, meaning: other.muted, mood: "warn" };
  return media === "connected"
    ? { state, meaning: other.open, mood: "good" }
    : { state, meaning: meanings.connecting, mood: "calm" };
}

type Leaving = NonNullable<CallIn<"established">["transfer"]>;

function tellLeaving({ purpose, progress }: Leaving, target: string | null): Telling {
  const { states, meanings } = texts;
  if (purpose === "park") return { state: states.parking, meaning: "", mood: "calm" };
  if (purpose === "merge") return { state: states.joining, meaning: "", mood: "calm" };
  if (target === null) return { state: states.leaving, meaning: "", mood: "calm" };
  return progress === "ringing"
    ? { state: states.leaving, meaning: meanings.ringingAt(target), mood: "calm" }
    : { state: states.leaving, meaning: meanings.leavingTo(target), mood: "calm" };
}
