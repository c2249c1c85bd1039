import type { Call, CallCommand, CallId, CallIn } from "../../core/call/call.ts";
import { verbsOf } from "../../core/call/verbs.ts";
import { callInFront } from "../../core/line-up/in-front.ts";
import { useNumberRules, usePhone, useWorkplace } from "../../stores/react.tsx";
import { businessName, personOf } from "../../words/people.ts";
import { words } from "../../words/words.ts";

const { active: texts, incoming } = words;

export type MiniCall = {
  readonly id: CallId;
  readonly who: string;
  /** Our number, with "from" or "to". */
  readonly business: string | null;
  readonly state: string;
  readonly look: "ringing" | "calm" | "warn" | "bad";
  readonly since: { readonly at: number; readonly label: string } | null;
  /** How many other calls there are. */
  readonly others: number;
  readonly isMuted: boolean;
  readonly isHeld: boolean;
  readonly answer: (() => void) | undefined;
  readonly decline: (() => void) | undefined;
  readonly mute: (() => void) | undefined;
  readonly hold: (() => void) | undefined;
  readonly hangUp: (() => void) | undefined;
};

/** What a small window has room for: the oldest offer, for it cannot wait, or else the call in front. */
export function useMiniCall(): MiniCall | null {
  const { phone, businessNumbers } = useWorkplace();
  const rules = useNumberRules();
  const lineUp = usePhone((state) => state.lineUp);
  const call = lineUp.live.find(({ phase }) => phase === "incoming") ?? callInFront(lineUp);
  if (call === null) return null;
  const verbs = verbsOf(call);
  const first = (...wanted: readonly Plain[]) => {
    const verb = wanted.find((one) => verbs.includes(one));
    return verb && (() => phone.call(call.id, { type: verb }));
  };
  const business = businessName(call.businessNumber, businessNumbers);
  return {
    id: call.id,
    who: personOf(call.party, rules).title,
    business: business && (call.direction === "inbound" ? texts.to : texts.from)(business),
    ...standing(call),
    others: lineUp.live.length - 1,
    isMuted: "microphone" in call && call.microphone === "muted",
    isHeld: call.phase === "established" && call.hold !== "none",
    answer: first("answer"),
    decline: first("decline"),
    mute: first("mute", "unmute"),
    hold: first("hold", "resume"),
    hangUp: first("hang-up"),
  };
}

type Plain = Exclude<CallCommand["type"], "press" | "transfer" | "hand-over">;

function standing(call: Call): Pick<MiniCall, "state" | "look" | "since"> {
  const { states } = texts;
  switch (call.phase) {
    case "incoming":
      return {
        state: call.kind === "colleague" ? incoming.colleagueHeading : incoming.heading,
        look: "ringing",
        since: { at: call.begun, label: incoming.ringing },
      };
    case "dialing":
    case "ringing":
    case "answering":
      return { state: states[call.phase], look: "calm", since: { at: call.begun, label: texts.waiting } };
    case "reconnecting":
      return { state: states.reconnecting, look: "calm", since: { at: call.since, label: texts.timer } };
    case "established":
      return { ...talking(call), since: { at: call.since, label: texts.timer } };
    case "ending":
      return { state: states.ending, look: "calm", since: null };
    case "ended":
      return { state: "", look: "calm", since: null };
  }
}

function talking({ hold, media, microphone }: CallIn<"established">): Pick<MiniCall, "state" | "look"> {
  const { states } = texts;
  if (hold !== "none") return { state: states[hold], look: "warn" };
  if (media === "lost") return { state: states.lost, look: "bad" };
  if (microphone === "muted") return { state: states.muted, look: "warn" };
  return { state: states[media], look: "calm" };
}
