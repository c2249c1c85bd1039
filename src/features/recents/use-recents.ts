import type { CallIn } from "../../core/call/call.ts";
import { useNumberRules, usePhone } from "../../stores/react.tsx";
import { endingOf } from "../../words/endings.ts";
import { personOf, type Person } from "../../words/people.ts";
import { talkTime, timeOfDay } from "../../words/time.ts";

export type RecentRecord = {
  readonly id: string;
  readonly person: Person;
  readonly direction: "inbound" | "outbound";
  /** How it went: the length of a talk, or why there was none. */
  readonly outcome: string;
  readonly isMissed: boolean;
  readonly time: string;
  readonly call: (() => void) | undefined;
};

/** The session's ended calls, newest first. `callBack` is a way to call again, where there is one now. */
export function useRecents(
  callBack: (call: CallIn<"ended">) => (() => void) | undefined,
): readonly RecentRecord[] {
  const rules = useNumberRules();
  const recent = usePhone(({ lineUp }) => lineUp.recent);
  return recent.map((call) => ({
    id: call.id,
    person: personOf(call.party, rules),
    direction: call.direction,
    outcome: call.since === null ? endingOf(call).title : talkTime(call.at - call.since),
    isMissed: call.reason.kind === "missed" || call.reason.kind === "busy-here",
    time: timeOfDay(call.begun),
    call: callBack(call),
  }));
}
