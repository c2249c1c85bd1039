import { activeCall, type LineUp } from "./line-up.ts";

/** What the sound of this computer has to know of the calls. */
export type Talk = {
  /** `talking` from the moment a call is being answered or placed: its sound must not move by itself. */
  readonly agent: "talking" | "idle";
  /** What the other end of the call the agent is on hears of the microphone; `closed`: there is no such call. */
  readonly microphone: "open" | "muted" | "closed";
};

export function talkOf(lineUp: LineUp): Talk {
  const isTalking = lineUp.live.some(({ phase }) => phase !== "incoming" && phase !== "ending");
  return {
    agent: isTalking ? "talking" : "idle",
    microphone: activeCall(lineUp)?.microphone ?? "closed",
  };
}
