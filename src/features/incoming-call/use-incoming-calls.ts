import type { CallId } from "../../core/call/call.ts";
import { verbsOf } from "../../core/call/transition.ts";
import { useNumberRules, usePhone, useWorkplace } from "../../stores/react.tsx";
import { useShortcut } from "../../stores/shortcuts.tsx";
import { businessName, personOf, strangersText, type Person } from "../../words/people.ts";

export type OfferRecord = {
  readonly id: CallId;
  readonly person: Person;
  /** Which of our numbers the customer called. */
  readonly business: string | null;
  readonly payload: string | null;
  readonly since: number;
  readonly answer: (() => void) | undefined;
  readonly decline: (() => void) | undefined;
};

/** The calls offered to this agent, oldest first; the shortcuts act on the oldest. */
export function useIncomingCalls(): readonly OfferRecord[] {
  const { phone, businessNumbers } = useWorkplace();
  const rules = useNumberRules();
  const { live, outcome } = usePhone(({ lineUp }) => lineUp);
  const offers = live
    .filter((call) => call.phase === "incoming")
    .map((call): OfferRecord => {
      const verbs = verbsOf(call);
      return {
        id: call.id,
        person: personOf(call.party, rules),
        business: businessName(call.businessNumber, businessNumbers),
        payload: call.payload === null ? null : strangersText(call.payload, 200),
        since: call.begun,
        answer: verbs.includes("answer") ? () => phone.call(call.id, { type: "answer" }) : undefined,
        decline: verbs.includes("decline") ? () => phone.call(call.id, { type: "decline" }) : undefined,
      };
    });

  useShortcut("answer", offers[0]?.answer);
  // Ctrl+Shift+R, the usual keys, reloads the page, which would end a call: it must not fall through when an offer is gone a
  // moment before the agent's fingers are.
  const isRisky = live.length > 0 || outcome !== null;
  useShortcut("decline", offers[0]?.decline ?? (isRisky ? () => undefined : undefined));
  return offers;
}
