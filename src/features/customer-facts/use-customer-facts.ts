import type { Party } from "../../core/call/call.ts";
import { useNumberRules } from "../../stores/react.tsx";
import { useNow } from "../../ui/use-now.ts";
import { useIsPainted } from "../../ui/use-painted.ts";
import { localTimeText } from "../../words/local-time.ts";
import { personOf, strangersText, type Person } from "../../words/people.ts";

export type CustomerRecord = {
  readonly person: Person;
  /** "Spain", "16:04 to 17:04 there". */
  readonly where: readonly string[];
  readonly payload: string | null;
};

/** Often enough for a clock without seconds. */
const clockPeriod = 5_000;

/** What can be told of a customer without asking anybody. */
export function useCustomerFacts(customer: Party, payload: string | null): CustomerRecord {
  const rules = useNumberRules();
  const now = useNow(clockPeriod);
  const person = personOf(customer, rules);
  const facts = rules.understand(customer.number);
  // A call that rings is seen first.
  const country = useIsPainted() && facts.kind !== "no-country" ? facts.country : null;
  return {
    person,
    where: [person.country, localTimeText(country, now)].filter((part) => part !== null),
    payload: payload === null ? null : strangersText(payload, 500),
  };
}
