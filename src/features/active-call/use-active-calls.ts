import type { Call, CallCommand, CallId, KeypadKey } from "../../core/call/call.ts";
import { verbsOf } from "../../core/call/transition.ts";
import { callInFront } from "../../core/line-up/in-front.ts";
import type { LineUp } from "../../core/line-up/line-up.ts";
import type { Levels } from "../../core/ports/audio.ts";
import { useColleagues, useNumberRules, usePhone, useWorkplace } from "../../stores/react.tsx";
import { businessName, nameOf, personOf, type Person } from "../../words/people.ts";
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
  /** Who did not take a transfer of ours, so that the call is back. */
  readonly returnedFrom: string | null;
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
  const shown = useShown(call);
  const { park, isFull } = usePark(call?.id ?? "");
  const { phone, levels } = useWorkplace();
  if (call === null || shown === null) return null;
  const verbs = verbsOf(call);
  const verb = (type: Exclude<CallCommand["type"], "press" | "transfer" | "hand-over">) =>
    verbs.includes(type) ? () => phone.call(call.id, { type }) : undefined;
  const isUp = call.phase === "established";
  const mayLeave = verbs.includes("transfer");
  return {
    id: call.id,
    ...shown,
    timer: timerOf(call),
    isMuted: isUp && call.microphone === "muted",
    otherLabel: otherOf(call.kind).label,
    digits: isUp ? call.digits : "",
    notice: noticeOf(call, lineUp, isFull),
    watchLevels: isUp ? (listener) => levels.watch(call.id, listener) : undefined,
    mute: verb("mute"),
    unmute: verb("unmute"),
    press: verbs.includes("press")
      ? (key: KeypadKey) => phone.call(call.id, { type: "press", key })
      : undefined,
    hold: holdOf(call, verb("hold") ?? verb("resume")),
    transfer: mayLeave
      ? { id: call.id, who: shown.person.title, from: call.kind === "customer" ? call.businessNumber : null }
      : undefined,
    park: mayLeave && call.kind !== "colleague" ? park : undefined,
    hangUp: verb("hang-up"),
  };
}

/** What is said of the call in front. */
function useShown(call: Call | null) {
  const { businessNumbers, callMemory } = useWorkplace();
  const { list } = useColleagues();
  const rules = useNumberRules();
  if (call === null) return null;
  const { kind, party, direction, returnedFrom } = call;
  const person = personOf(party, rules);
  const business = businessName(call.businessNumber, businessNumbers);
  const target = call.phase === "established" ? (call.transfer?.to ?? null) : null;
  const members = callMemory.membersOf(call.id);
  const telling = tellCall(call, target === null ? null : nameOf(target, list, rules));
  const isOpenRoom = kind === "conference" && call.phase === "established" && call.hold === "none";
  const end = members.some((member) => member.kind === "colleague")
    ? texts.conferenceEnd.goesOn
    : texts.conferenceEnd.ends;
  return {
    ...telling,
    meaning: isOpenRoom ? `${telling.meaning} ${end}` : telling.meaning,
    person,
    heading: texts.headings[kind],
    facts:
      kind === "conference"
        ? members.map((member) => personOf(member.party, rules).title)
        : [person.number, business && (direction === "inbound" ? texts.to : texts.from)(business)],
    returnedFrom: returnedFrom === null ? null : nameOf(returnedFrom, list, rules),
    heldSince: call.phase === "established" && call.hold === "held" ? callMemory.heldSince(call.id) : null,
  };
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
