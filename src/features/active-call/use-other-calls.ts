import type { Call, CallId } from "../../core/call/call.ts";
import { verbsOf } from "../../core/call/transition.ts";
import { callInFront, consultationIn, type Consultation } from "../../core/line-up/in-front.ts";
import { mayDial } from "../../core/line-up/line-up.ts";
import { useNumberRules, usePhone, useWorkplace } from "../../stores/react.tsx";
import { personOf, type Person } from "../../words/people.ts";
import { tellCall, type Telling } from "./telling.ts";
import { heldSinceOf, timerOf } from "./use-active-calls.ts";

/** A call beside the one that is talked on. */
export type OtherCallRecord = Pick<Telling, "state" | "mood"> & {
  readonly id: CallId;
  readonly person: Person;
  readonly talkSince: number | null;
  readonly heldSince: number | null;
  readonly resume: (() => void) | undefined;
  /** Joins it and the call in front in a conference. */
  readonly merge: (() => void) | undefined;
  readonly hangUp: (() => void) | undefined;
};

/** A third person being asked about a call. */
export type ConsultationRecord = {
  readonly about: string;
  readonly asked: string;
  /** Whether the two can talk already. */
  readonly isUp: boolean;
  readonly isCompleting: boolean;
  readonly complete: (() => void) | undefined;
  readonly conference: (() => void) | undefined;
  readonly swap: (() => void) | undefined;
  readonly back: () => void;
};

export type OtherCalls = {
  readonly others: readonly OtherCallRecord[];
  readonly consultation: ConsultationRecord | null;
};

/** Every call that is up or under way but the one in front, oldest first; a consultation has its own verbs. */
export function useOtherCalls(): OtherCalls {
  const { phone, callMemory } = useWorkplace();
  const rules = useNumberRules();
  const lineUp = usePhone((state) => state.lineUp);
  const front = callInFront(lineUp);
  const consultation = consultationIn(lineUp);
  const canMerge = mayDial(lineUp);

  const merging = (one: Call | null, other: Call) =>
    canMerge && one !== null && [one, other].every(canJoin)
      ? () => void phone.merge(one.id, other.id)
      : undefined;

  const record = (call: Call): OtherCallRecord => {
    const verbs = verbsOf(call);
    const verb = (type: "resume" | "hang-up") =>
      verbs.includes(type) ? () => phone.call(call.id, { type }) : undefined;
    const isOfPair = call.id === consultation?.about.id || call.id === consultation?.asked.id;
    const { state, mood } = tellCall(call, null);
    const timer = timerOf(call);
    return {
      id: call.id,
      person: personOf(call.party, rules),
      state,
      mood,
      talkSince: timer?.isTalk === true ? timer.since : null,
      heldSince: heldSinceOf(call, callMemory),
      // A consultation has these under its own words.
      resume: isOfPair ? undefined : verb("resume"),
      merge: isOfPair ? undefined : merging(front, call),
      hangUp: isOfPair ? undefined : verb("hang-up"),
    };
  };

  return {
    others: lineUp.live.filter((call) => call.phase !== "incoming" && call.id !== front?.id).map(record),
    consultation: consultation && {
      about: personOf(consultation.about.party, rules).title,
      asked: personOf(consultation.asked.party, rules).title,
      ...verbsFor(consultation),
      conference: merging(consultation.about, consultation.asked),
    },
  };

  function verbsFor({
    about,
    asked,
  }: Consultation): Omit<ConsultationRecord, "about" | "asked" | "conference"> {
    const isUp = asked.phase === "established";
    const waiting = [about, asked].find((call) => verbsOf(call).includes("resume"));
    const canComplete = isUp && verbsOf(about).includes("hand-over") && asked.transfer === null;
    return {
      isUp,
      isCompleting: about.transfer !== null,
      complete: canComplete
        ? () => phone.call(about.id, { type: "hand-over", consulted: asked.id })
        : undefined,
      swap: isUp && waiting !== undefined ? () => phone.call(waiting.id, { type: "resume" }) : undefined,
      back: () => {
        phone.call(asked.id, { type: "hang-up" });
        phone.call(about.id, { type: "resume" });
      },
    };
  }
}

/** A conference takes in calls that are up and not on their way elsewhere. */
const canJoin = (call: Call) =>
  call.phase === "established" &&
  call.transfer === null &&
  (call.kind === "customer" || call.kind === "colleague" || call.kind === "parked");
