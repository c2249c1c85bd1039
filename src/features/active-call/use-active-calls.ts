import type { Call, CallCommand, CallId, KeypadKey } from "../../core/call/call.ts";
import { verbsOf } from "../../core/call/verbs.ts";
import { callInFront, consultationIn } from "../../core/line-up/in-front.ts";
import type { LineUp } from "../../core/line-up/line-up.ts";
import type { Levels } from "../../core/ports/audio.ts";
import {
  useColleagues,
  useNumberRules,
  usePhone,
  useWorkplace,
  type Workplace,
} from "../../stores/react.tsx";
import { businessName, nameOf, personOf, type Person } from "../../words/people.ts";
import { backText } from "../../words/returned.ts";
import { words } from "../../words/words.ts";
import { noticeFor, type Notice } from "./notices.ts";
import { otherOf, tellCall, type Telling } from "./telling.ts";
import { usePark } from "./use-park.ts";

const { active: texts } = words;

/** The call that is shown whole. */
export type ActiveCallRecord = Telling & {
  readonly id: CallId;
  readonly person: Person;
  /** What kind of call it is. */
  readonly heading: string;
  /** Our number, with "from" or "to"; the others of a conference. */
  readonly facts: readonly (string | null)[];
  /** Who did not take a transfer of ours, and why, so that the call is back. */
  readonly back: string | null;
  readonly timer: { readonly since: number; readonly label: string; readonly isTalk: boolean } | null;
  readonly heldSince: number | null;
  readonly isMuted: boolean;
  /** What the other side's level bar is called. */
  readonly otherLabel: string;
  /** Keypad digits sent so far. */
  readonly digits: string;
  readonly notice: Notice | null;
  /** Absent while there is nothing to hear. */
  readonly watchLevels: ((listener: (levels: Levels) => void) => () => void) | undefined;
  readonly mute: (() => void) | undefined;
  readonly unmute: (() => void) | undefined;
  readonly press: ((key: KeypadKey) => void) | undefined;
  /** Holds or takes up again; `isBusy` while the last request is under way. */
  readonly hold:
    { readonly toggle: () => void; readonly isOn: boolean; readonly isBusy: boolean } | undefined;
  /** What a transfer needs to know; absent while the call cannot go anywhere. */
  readonly transfer: TransferAbout | undefined;
  readonly park: (() => void) | undefined;
  readonly hangUp: (() => void) | undefined;
};

/** Which call is to go to somebody else, for whatever offers them. */
export type TransferAbout = { readonly id: CallId; readonly who: string; readonly from: string | null };

/** The call in front; null when there is none but offers. */
export function useActiveCall(): ActiveCallRecord | null {
  const lineUp = usePhone((state) => state.lineUp);
  const call = callInFront(lineUp);
  const tellOf = useTelling();
  const { park, isFull } = usePark(call?.id ?? "");
  const { phone, levels } = useWorkplace();
  if (call === null) return null;
  const told = tellOf(call);
  return {
    id: call.id,
    ...told,
    ...factsOfTalk(call),
    ...verbsFor(call, phone),
    otherLabel: otherOf(call.kind).label,
    notice: noticeOf(call, lineUp, isFull),
    watchLevels: call.phase === "established" ? (listener) => levels.watch(call.id, listener) : undefined,
    ...waysAway(call, told.person.title, park, consultationIn(lineUp)?.asked.id ?? null),
  };
}

/** What is true of a call while people talk. */
function factsOfTalk(call: Call): Pick<ActiveCallRecord, "timer" | "isMuted" | "digits"> {
  const timer = timerOf(call);
  return call.phase === "established" || call.phase === "reconnecting"
    ? { timer, isMuted: call.microphone === "muted", digits: call.digits }
    : { timer, isMuted: false, digits: "" };
}

function verbsFor(call: Call, phone: Pick<Workplace["phone"], "call">) {
  const verbs = verbsOf(call);
  const verb = (type: Exclude<CallCommand["type"], "press" | "transfer" | "hand-over">) =>
    verbs.includes(type) ? () => phone.call(call.id, { type }) : undefined;
  return {
    mute: verb("mute"),
    unmute: verb("unmute"),
    press: verbs.includes("press")
      ? (key: KeypadKey) => phone.call(call.id, { type: "press", key })
      : undefined,
    hold: holdOf(call, verb("hold") ?? verb("resume")),
    hangUp: verb("hang-up"),
  };
}

/** How a call can go to somebody else. Whoever is being asked stays: what becomes of the two calls is chosen below. */
function waysAway(
  call: Call,
  who: string,
  park: () => void,
  asked: CallId | null,
): Pick<ActiveCallRecord, "transfer" | "park"> {
  if (!verbsOf(call).includes("transfer") || call.id === asked)
    return { transfer: undefined, park: undefined };
  const { id, kind, businessNumber } = call;
  return {
    transfer: { id, who, from: kind === "customer" ? businessNumber : null },
    park,
  };
}

/** What is said of a call. */
function useTelling() {
  const { businessNumbers, callMemory } = useWorkplace();
  const { list } = useColleagues();
  const rules = useNumberRules();
  const { conferenceEnd: ends } = texts;
  const membersOf = (id: CallId, standing: "here" | "gone") =>
    callMemory.membersOf(id).filter((member) => member.standing === standing);
  const nameFor = (number: string | null) => (number === null ? null : nameOf(number, list, rules));

  function factsOf({ kind, party, direction, id, businessNumber }: Call): ActiveCallRecord["facts"] {
    if (kind === "conference")
      return membersOf(id, "here").map((member) => personOf(member.party, rules).title);
    const business = businessName(businessNumber, businessNumbers);
    const way = direction === "inbound" ? texts.to : texts.from;
    const { number, ownName } = personOf(party, rules);
    return [number, ownName && words.callsThemself(ownName), business && way(business)];
  }

  /** Who has left, and what hanging up does to a conference that the agent is talking in. */
  function endOf(call: Call): string {
    if (call.kind !== "conference" || call.phase !== "established" || call.hold !== "none") return "";
    const left = membersOf(call.id, "gone").map(({ party }) => ` ${ends.left(personOf(party, rules).title)}`);
    const hasOther = membersOf(call.id, "here").some(({ kind }) => kind === "colleague");
    return `${left.join("")} ${hasOther ? ends.goesOn : ends.ends}`;
  }

  return (call: Call) => {
    const leavingTo = call.phase === "established" ? (call.transfer?.to ?? null) : null;
    const telling = tellCall(call, nameFor(leavingTo));
    return {
      ...telling,
      meaning: telling.meaning + endOf(call),
      person: personOf(call.party, rules),
      // A conference is called nothing else.
      heading: call.kind === "conference" ? "" : texts.headings[call.kind],
      facts: factsOf(call),
      back: backText(call, list, rules),
      heldSince: heldSinceOf(call, callMemory),
    };
  };
}

export function heldSinceOf(call: Call, memory: Pick<Workplace["callMemory"], "heldSince">): number | null {
  return call.phase === "established" && call.hold === "held" ? memory.heldSince(call.id) : null;
}

function holdOf(call: Call, toggle: (() => void) | undefined): ActiveCallRecord["hold"] {
  if (call.phase !== "established") return undefined;
  const isBusy = call.hold === "holding" || call.hold === "resuming";
  if (toggle === undefined && !isBusy) return undefined;
  return {
    toggle: toggle ?? (() => undefined),
    isOn: call.hold === "held" || call.hold === "resuming",
    isBusy,
  };
}

function noticeOf(call: Call, lineUp: LineUp, isFull: boolean): Notice | null {
  if (call.phase !== "established") return null;
  if (isFull) return { kind: "all-places-taken", detail: null };
  return noticeFor(call, lineUp);
}

export function timerOf(call: Call): ActiveCallRecord["timer"] {
  switch (call.phase) {
    case "reconnecting":
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
