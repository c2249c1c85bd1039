import { useRef } from "react";
import { useLookAtPermission } from "../api/permissions.ts";
import type { CallIn } from "../core/call/call.ts";
import { readDialString } from "../core/dial/dial-string.ts";
import { mayDial } from "../core/line-up/line-up.ts";
import { useDialDraft, useNumberRules, usePhone, usePreferences, useWorkplace } from "../stores/react.tsx";
import { asOf } from "../words/permission-words.ts";

/** What it takes to call again: an ended call has it, and so has an entry of the log. */
type Ended = Pick<CallIn<"ended">, "kind" | "party" | "businessNumber">;

export type CallBack = {
  /** Calls at once: what there is to know stands beside the button. */
  readonly atOnce: (call: Ended) => {
    /** The business number it goes out from. */
    readonly from: string | null;
    readonly run: (() => void) | undefined;
  };
  /** Looks at the permission first. A call that cannot be made, or would end it, is put into the dial box instead. */
  readonly carefully: (call: Ended) => (() => void) | undefined;
};

/** Milliseconds an agent waits for the permission; what is not known by then is not in the way. */
const patience = 1_500;

/**
 * Calls the customer of an ended call, from the business number that call was on: it is the one the customer
 * knows and has given permission to. Undefined when no call can be placed now or the number cannot be called.
 */
export function useCallBack(): CallBack {
  const { phone, phoneStore, businessNumbers } = useWorkplace();
  const rules = useNumberRules();
  const [preferences] = usePreferences();
  const [, draft] = useDialDraft();
  const look = useLookAtPermission();
  const isPossible = usePhone(({ line, lineUp }) => line.phase === "ready" && mayDial(lineUp));
  /** Counts clicks: only the last one leads to a call. */
  const round = useRef(0);

  function whomAndFrom({ party: customer, businessNumber }: Ended) {
    const to = readDialString(customer.number, rules);
    const from = [businessNumber, preferences.businessNumber].find((wanted) =>
      businessNumbers.some(({ number }) => number === wanted),
    );
    return { to: to.kind === "number" ? to.e164 : null, from: from ?? businessNumbers[0]?.number ?? null };
  }

  async function lookAndCall(to: string, from: string | null): Promise<void> {
    const mine = ++round.current;
    const permission = await Promise.race([look(from, to), unknownAfter(patience)]);
    // Meanwhile the agent may have done something else, or a call may have come in.
    const { line, lineUp } = phoneStore.getState();
    if (mine !== round.current || line.phase !== "ready" || !mayDial(lineUp)) return;
    const now = permission && asOf(permission, Date.now());
    if (now === null || (now.verb === "call" && now.unanswered.next !== "ends-permission"))
      phone.dial(to, from);
    else draft.hand(to, from);
  }

  const inside = ({ party }: Ended) =>
    isPossible ? () => void phone.dialInside({ kind: "colleague", party }) : undefined;

  return {
    atOnce: (call) => {
      if (call.kind === "colleague") return { from: null, run: inside(call) };
      const { to, from } = whomAndFrom(call);
      return { from, run: !isPossible || to === null ? undefined : () => void phone.dial(to, from) };
    },
    carefully: (call) => {
      if (call.kind === "colleague") return inside(call);
      const { to, from } = whomAndFrom(call);
      return !isPossible || to === null ? undefined : () => void lookAndCall(to, from);
    },
  };
}

function unknownAfter(delay: number): Promise<null> {
  return new Promise((done) => setTimeout(() => done(null), delay));
}
