import type { Call, CallId } from "../../core/call/call.ts";
import { verbsOf } from "../../core/call/verbs.ts";
import { callInFront, consultationIn, type Consultation } from "../../core/line-up/in-front.ts";
import { mayDial, type LineUp } from "../../core/line-up/line-up.ts";
import { useNumberRules, usePhone, useWorkplace, type Workplace } from "../../stores/react.tsx";
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
  /** `refused`: the hand-over did not work; both calls are still there. */
  readonly progress: "calling" | "talking" | "completing" | "refused";
  /** Which of the two waits, and since when it hears music; null while neither does. */
  readonly waiting: { readonly who: string; readonly since: number } | null;
  readonly complete: (() => void) | undefined;
  readonly conference: (() => void) | undefined;
  readonly swap: (() => void) | undefined;
  readonly back: () => void;
};

type OtherCalls = {
  readonly others: readonly OtherCallRecord[];
  readonly consultation: ConsultationRecord | null;
};

/** Every call that is up or under way but the one in front, oldest first; a consultation has its own verbs. */
export function useOtherCalls(): OtherCalls {
  const { phone, callMemory } = useWorkplace();
  const rules = useNumberRules();
  const lineUp = usePhone((state) => state.lineUp);
  const front = callInFront(lineUp);
  const consultation = consultationInFront(lineUp);
  const isHere = (call: Call) =>
    call.id === front?.id || call.id === consultation?.about.id || call.id === consultation?.asked.id;
  const merging = mergingBy(phone, lineUp);

  const record = (call: Call): OtherCallRecord => {
    const verbs = verbsOf(call);
    const verb = (type: "resume" | "hang-up") =>
      verbs.includes(type) ? () => phone.call(call.id, { type }) : undefined;
    const { state, mood } = tellCall(call, null);
    const timer = timerOf(call);
    return {
      id: call.id,
      person: personOf(call.party, rules),
      state,
      mood,
      talkSince: timer?.isTalk === true ? timer.since : null,
      heldSince: heldSinceOf(call, callMemory),
      resume: verb("resume"),
      merge: merging(front, call),
      hangUp: verb("hang-up"),
    };
  };

  const nameOfCall = ({ party }: Call) => personOf(party, rules).title;
  const waiting = consultation && [consultation.about, consultation.asked].find(isHeld);
  return {
    others: lineUp.live.filter((call) => call.phase !== "incoming" && !isHere(call)).map(record),
    consultation: consultation && {
      about: nameOfCall(consultation.about),
      asked: nameOfCall(consultation.asked),
      waiting: waiting
        ? { who: nameOfCall(waiting), since: callMemory.heldSince(waiting.id) ?? waiting.begun }
        : null,
      ...progressOf(consultation),
      ...verbsFor(consultation, phone),
      conference: merging(consultation.about, consultation.asked),
    },
  };
}

const isHeld = (call: Call) => call.phase === "established" && call.hold === "held";

/** A consultation whose two calls both wait is two calls like others. */
function consultationInFront(lineUp: LineUp): Consultation | null {
  const consultation = consultationIn(lineUp);
  const front = callInFront(lineUp)?.id;
  return consultation?.about.id === front || consultation?.asked.id === front ? consultation : null;
}

function mergingBy(phone: Workplace["phone"], lineUp: LineUp) {
  const isPossible = mayDial(lineUp);
  return (one: Call | null, other: Call) =>
    isPossible && one !== null && [one, other].every(canJoin)
      ? () => void phone.merge(one.id, other.id)
      : undefined;
}

function progressOf({ about, asked }: Consultation): Pick<ConsultationRecord, "progress"> {
  if (about.transfer !== null) return { progress: "completing" };
  if (about.trouble?.kind === "transfer-refused") return { progress: "refused" };
  return { progress: asked.phase === "established" ? "talking" : "calling" };
}

function verbsFor(
  { about, asked }: Consultation,
  phone: Workplace["phone"],
): Pick<ConsultationRecord, "complete" | "swap" | "back"> {
  const isUp = asked.phase === "established";
  const waiting = [about, asked].find((call) => verbsOf(call).includes("resume"));
  const canComplete = isUp && asked.transfer === null && verbsOf(about).includes("hand-over");
  return {
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

/** A conference takes in calls that are up and not on their way elsewhere. */
const canJoin = (call: Call) =>
  call.phase === "established" &&
  call.transfer === null &&
  (call.kind === "customer" || call.kind === "colleague" || call.kind === "parked");
