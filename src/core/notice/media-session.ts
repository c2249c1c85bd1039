import type { CallId } from "../call/call.ts";
import { verbsOf } from "../call/verbs.ts";
import { activeCall, type LineUp } from "../line-up/line-up.ts";

/** What the computer's media keys act on during a call. */
export type TalkForKeys = {
  readonly id: CallId;
  readonly microphone: "open" | "muted";
  readonly mayMute: boolean;
};

/** The call that media keys hang up or mute: the one talked on; null when there is none. */
export function talkForKeys(lineUp: LineUp): TalkForKeys | null {
  const talking = activeCall(lineUp);
  if (talking === null) return null;
  const mayMute = verbsOf(talking).some((verb) => verb === "mute" || verb === "unmute");
  return { id: talking.id, microphone: talking.microphone, mayMute };
}
