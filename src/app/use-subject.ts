import type { Call, Party } from "../core/call/call.ts";
import { readDialString } from "../core/dial/dial-string.ts";
import { callOnScreen, knownName, type LineUp } from "../core/line-up/line-up.ts";
import type { Member } from "../phone/reactions/call-memory.ts";
import { useCallFrom, useDialDraft, useNumberRules, usePhone, useWorkplace } from "../stores/react.tsx";
import { useSettled } from "../ui/use-settled.ts";

/** What the agent has in mind: who the panel is about. */
export type Subject = {
  /** The one of the call on screen, else the one whose number stands complete in the dial box; null: nobody. */
  readonly customer: Party | null;
  /** What WhatsApp says led to the call. */
  readonly payload: string | null;
  /** The call on screen, which is no earlier one; null while there is none. */
  readonly callId: string | null;
  /** Our number of that call, or of the next one. */
  readonly business: string | null;
  /** What `business` has to do with it. */
  readonly role: "called" | "calling" | "next";
};

/** Milliseconds without a key before a number that looks complete counts as one: it may get more digits. */
const typingPause = 350;

export function useSubject(): Subject {
  const { callMemory } = useWorkplace();
  const rules = useNumberRules();
  const lineUp = usePhone((state) => state.lineUp);
  const [{ text }] = useDialDraft();
  const chosen = useCallFrom()?.number ?? null;
  const onScreen = callOnScreen(lineUp);
  const call = onScreen && customersCall(onScreen, lineUp, callMemory.membersOf(onScreen.id));
  const understood = readDialString(text, rules);
  const typed = useSettled(understood.kind === "number" ? understood.e164 : null, typingPause);
  const isOver = onScreen === null || onScreen.phase === "ended";
  // A number typed under the outcome of a call is what comes next.
  if (typed !== null && isOver)
    return {
      customer: { number: typed, name: knownName(lineUp, typed) },
      payload: null,
      callId: null,
      business: chosen,
      role: "next",
    };
  if (call === null) return { customer: null, payload: null, callId: null, business: chosen, role: "next" };
  const { party: customer, payload, id, businessNumber, direction } = call;
  return {
    customer,
    payload,
    callId: id,
    business: businessNumber,
    role: direction === "inbound" ? "called" : "calling",
  };
}

type CustomersCall = Pick<Call, "id" | "party" | "payload" | "businessNumber" | "direction">;

/**
 * The customer's call that a call is about: a colleague or a conference has no number, country or permission at Meta. In a
 * conference it is the customer's who still is there; the call itself has become part of it.
 */
function customersCall(call: Call, lineUp: LineUp, members: readonly Member[]): CustomersCall | null {
  if (call.kind === "customer") return call;
  const others = [call.consults, ...call.merges].filter((id) => id !== null);
  const known = [...lineUp.live, ...lineUp.recent];
  const member = members.find(({ kind, standing }) => kind === "customer" && standing === "here");
  return known.find(({ id, kind }) => others.includes(id) && kind === "customer") ?? member ?? null;
}
