import type { Call, CallIn, CallCommand, CallId, KeypadKey } from "../../core/call/call.ts";
import { verbsOf } from "../../core/call/transition.ts";
import type { Levels } from "../../core/ports/audio.ts";
import { useNumberRules, usePhone, useWorkplace } from "../../stores/react.tsx";
import { businessName, personOf, type Person } from "../../words/people.ts";
import { words } from "../../words/words.ts";

const { active: texts } = words;

export type ActiveCallRecord = {
  readonly id: CallId;
  readonly person: Person;
  /** Our number, with "from" or "to". */
  readonly business: string | null;
  /** How the call stands, in a word or two, and what that means for the agent. */
  readonly state: string;
  readonly meaning: string;
  readonly mood: "calm" | "good" | "warn" | "bad";
  readonly timer: { readonly since: number; readonly label: string; readonly isTalk: boolean } | null;
  readonly isMuted: boolean;
  /** Keypad digits sent so far. */
  readonly digits: string;
  /** Absent while there is nothing to hear. */
  readonly watchLevels: ((listener: (levels: Levels) => void) => () => void) | undefined;
  readonly mute: (() => void) | undefined;
  readonly unmute: (() => void) | undefined;
  readonly press: ((key: KeypadKey) => void) | undefined;
  readonly hangUp: (() => void) | undefined;
};

/** The calls on screen that are more than an offer: one, or two for the moment the first needs to end. */
export function useActiveCalls(): readonly ActiveCallRecord[] {
  const { phone, businessNumbers, levels } = useWorkplace();
  const rules = useNumberRules();
  const live = usePhone(({ lineUp }) => lineUp.live);
  return live
    .filter(({ phase }) => phase !== "incoming")
    .map((call) => {
      const verbs = verbsOf(call);
      const verb = (type: Exclude<CallCommand["type"], "press" | "transfer" | "hand-over">) =>
        verbs.includes(type) ? () => phone.call(call.id, { type }) : undefined;
      const business = businessName(call.businessNumber, businessNumbers);
      return {
        id: call.id,
        person: personOf(call.party, rules),
        business: business && (call.direction === "inbound" ? texts.to : texts.from)(business),
        ...standing(call),
        timer: timerOf(call),
        isMuted: call.phase === "established" && call.microphone === "muted",
        digits: call.phase === "established" ? call.digits : "",
        watchLevels:
          call.phase === "established"
            ? (listener: (levels: Levels) => void) => levels.watch(call.id, listener)
            : undefined,
        mute: verb("mute"),
        unmute: verb("unmute"),
        press: verbs.includes("press")
          ? (key: KeypadKey) => phone.call(call.id, { type: "press", key })
          : undefined,
        hangUp: verb("hang-up"),
      };
    });
}

function standing(call: Call): Pick<ActiveCallRecord, "state" | "meaning" | "mood"> {
  const { states, meanings } = texts;
  switch (call.phase) {
    case "dialing":
    case "ringing":
    case "answering":
    case "ending":
      return { state: states[call.phase], meaning: meanings[call.phase], mood: "calm" };
    case "established":
      return talking(call);
    case "incoming":
    case "ended":
      return { state: "", meaning: "", mood: "calm" };
  }
}

function talking({
  media,
  microphone,
}: CallIn<"established">): Pick<ActiveCallRecord, "state" | "meaning" | "mood"> {
  const { states, meanings } = texts;
  const state = states[media];
  if (media === "lost") return { state, meaning: meanings.lost, mood: "bad" };
  if (microphone === "muted") return { state: states.muted, meaning: meanings.muted, mood: "warn" };
  return media === "connected"
    ? { state, meaning: meanings.open, mood: "good" }
    : { state, meaning: meanings.connecting, mood: "calm" };
}

function timerOf(call: Call): ActiveCallRecord["timer"] {
  switch (call.phase) {
    case "established":
      return { since: call.since, label: texts.timer, isTalk: true };
    case "dialing":
    case "ringing":
    case "answering":
      return { since: call.begun, label: texts.waiting, isTalk: false };
    case "incoming":
    case "ending":
    case "ended":
      return null;
  }
}
