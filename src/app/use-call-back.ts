import type { CallIn } from "../core/call/call.ts";
import { readDialString } from "../core/dial/dial-string.ts";
import { mayDial } from "../core/line-up/line-up.ts";
import { useNumberRules, usePhone, usePreferences, useWorkplace } from "../stores/react.tsx";

/**
 * Calls the customer of an ended call, from the business number that call was on: it is the one the customer
 * knows and has given permission to. Undefined when no call can be placed now or the number cannot be called.
 */
export function useCallBack(): (call: CallIn<"ended">) => (() => void) | undefined {
  const { phone, businessNumbers } = useWorkplace();
  const rules = useNumberRules();
  const [preferences] = usePreferences();
  const isPossible = usePhone(({ line, lineUp }) => line.phase === "ready" && mayDial(lineUp));
  return ({ customer, businessNumber }) => {
    const to = readDialString(customer.number, rules);
    if (!isPossible || to.kind !== "number") return undefined;
    const from = [businessNumber, preferences.businessNumber].find((wanted) =>
      businessNumbers.some(({ number }) => number === wanted),
    );
    return () => void phone.dial(to.e164, from ?? businessNumbers[0]?.number ?? null);
  };
}
