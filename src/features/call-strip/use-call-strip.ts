import type { Call, CallIn } from "../../core/call/call.ts";
import { verbsOf } from "../../core/call/verbs.ts";
import { callInFront } from "../../core/line-up/in-front.ts";
import { useNumberRules, usePhone, useWorkplace } from "../../stores/react.tsx";
import { useShortcut } from "../../stores/shortcuts.tsx";
import { personOf } from "../../words/people.ts";
import { words } from "../../words/words.ts";

const { active: texts } = words;

export type CallStripRecord = {
  readonly who: string;
  /** How the call stands, in a word or two. */
  readonly state: string;
  /** How many other calls wait. */
  readonly others: number;
  /** Since when the two have talked; null until then. */
  readonly since: number | null;
  readonly isMuted: boolean;
  readonly mute: (() => void) | undefined;
  readonly unmute: (() => void) | undefined;
  readonly isHeld: boolean;
  readonly toggleHold: (() => void) | undefined;
  readonly hangUp: (() => void) | undefined;
};

/** The call the agent is on, while another screen is open; null when there is none. `toPhone` shows it whole. */
export function useCallStrip(toPhone: () => void): CallStripRecord | null {
  const { phone } = useWorkplace();
  const rules = useNumberRules();
  const lineUp = usePhone((state) => state.lineUp);
  const call = callInFront(lineUp);
  const verbs = call === null ? [] : verbsOf(call);
  const verb = (type: "mute" | "unmute" | "hold" | "resume" | "hang-up") =>
    call !== null && verbs.includes(type) ? () => phone.call(call.id, { type }) : undefined;
  const mute = verb("mute");
  const unmute = verb("unmute");
  const toggleHold = verb("hold") ?? verb("resume");
  const hangUp = verb("hang-up");
  useShortcut("mute", mute ?? unmute);
  useShortcut("hold", toggleHold);
  useShortcut("hang-up", hangUp);
  useShortcut("to-call", call === null ? undefined : toPhone);
  if (call === null) return null;
  return {
    who: personOf(call.party, rules).title,
    ...standingOf(call),
    others: lineUp.live.filter(({ id, phase }) => id !== call.id && phase === "established").length,
    mute,
    unmute,
    toggleHold,
    hangUp,
  };
}

function standingOf(call: Call): Pick<CallStripRecord, "state" | "since" | "isMuted" | "isHeld"> {
  const none = { since: null, isMuted: false, isHeld: false };
  switch (call.phase) {
    case "incoming":
    case "ended":
      return { ...none, state: "" };
    case "dialing":
    case "ringing":
    case "answering":
    case "ending":
      return { ...none, state: texts.states[call.phase] };
    case "reconnecting":
      return {
        ...none,
        state: texts.states.reconnecting,
        since: call.since,
        isMuted: call.microphone === "muted",
      };
    case "established":
      return {
        state: talkState(call),
        since: call.since,
        isMuted: call.microphone === "muted",
        isHeld: call.hold === "held" || call.hold === "resuming",
      };
  }
}

function talkState({ hold, microphone, media }: CallIn<"established">): string {
  if (hold !== "none") return texts.states[hold];
  return microphone === "muted" ? texts.states.muted : texts.states[media];
}
