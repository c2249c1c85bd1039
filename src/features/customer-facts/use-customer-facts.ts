import { callOnScreen } from "../../core/line-up/line-up.ts";
import { useNumberRules, usePhone, useWorkplace } from "../../stores/react.tsx";
import { businessName, personOf, strangersText, type Person } from "../../words/people.ts";
import { talkTime, timeOfDay } from "../../words/time.ts";
import { words } from "../../words/words.ts";

const { facts: texts, endReasons, recents } = words;

export type CustomerFacts = {
  readonly person: Person;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  readonly payload: string | null;
  /** Calls with the same customer in this session, newest first. */
  readonly earlier: readonly { readonly id: string; readonly what: string; readonly outcome: string }[];
};

const mostEarlier = 5;

/** What is known of the customer on screen; null when there is none. */
export function useCustomerFacts(): CustomerFacts | null {
  const { businessNumbers } = useWorkplace();
  const rules = useNumberRules();
  const lineUp = usePhone((state) => state.lineUp);
  const call = callOnScreen(lineUp);
  if (call === null) return null;
  const person = personOf(call.customer, rules);
  const business = businessName(call.businessNumber, businessNumbers);
  return {
    person,
    rows: [
      { label: texts.number, value: person.number ?? person.title },
      ...(person.country === null ? [] : [{ label: texts.country, value: person.country }]),
      ...(business === null
        ? []
        : [{ label: call.direction === "inbound" ? texts.calledOn : texts.calledFrom, value: business }]),
      { label: texts.began, value: timeOfDay(call.begun) },
    ],
    payload: call.payload === null ? null : strangersText(call.payload, 500),
    earlier: lineUp.recent
      .filter((other) => other.id !== call.id && other.customer.number === call.customer.number)
      .slice(0, mostEarlier)
      .map((other) => ({
        id: other.id,
        what: `${timeOfDay(other.begun)} · ${recents[other.direction]}`,
        outcome:
          other.since === null ? endReasons[other.reason.kind].title : talkTime(other.at - other.since),
      })),
  };
}
