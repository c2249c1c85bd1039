import { verbsOf } from "../../core/call/transition.ts";
import { useNumberRules, usePhone, useWorkplace } from "../../stores/react.tsx";
import { useShortcut } from "../../stores/shortcuts.tsx";
import { personOf } from "../../words/people.ts";
import { words } from "../../words/words.ts";

const { active: texts } = words;

export type CallStripRecord = {
  readonly who: string;
  /** How the call stands, in a word or two. */
  readonly state: string;
  /** Since when the two have talked; null until then. */
  readonly since: number | null;
  readonly isMuted: boolean;
  readonly mute: (() => void) | undefined;
  readonly unmute: (() => void) | undefined;
  readonly hangUp: (() => void) | undefined;
};

/** The call the agent is on, while another screen is open; null when there is none. `toPhone` shows it whole. */
export function useCallStrip(toPhone: () => void): CallStripRecord | null {
  const { phone } = useWorkplace();
  const rules = useNumberRules();
  const call = usePhone(({ lineUp }) => lineUp.live.find(({ phase }) => phase !== "incoming"));
  const verbs = call === undefined ? [] : verbsOf(call);
  const verb = (type: "mute" | "unmute" | "hang-up") =>
    call !== undefined && verbs.includes(type) ? () => phone.call(call.id, { type }) : undefined;
  const mute = verb("mute");
  const unmute = verb("unmute");
  useShortcut("mute", mute ?? unmute);
  useShortcut("to-call", call === undefined ? undefined : toPhone);
  if (call === undefined || call.phase === "incoming" || call.phase === "ended") return null;
  const isTalking = call.phase === "established";
  const isMuted = isTalking && call.microphone === "muted";
  return {
    who: personOf(call.party, rules).title,
    state: isTalking ? (isMuted ? texts.states.muted : texts.states[call.media]) : texts.states[call.phase],
    since: isTalking ? call.since : null,
    isMuted,
    mute,
    unmute,
    hangUp: verb("hang-up"),
  };
}
