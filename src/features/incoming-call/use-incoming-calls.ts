import type { Call, CallId } from "../../core/call/call.ts";
import { verbsOf } from "../../core/call/verbs.ts";
import { activeCall, type LineUp } from "../../core/line-up/line-up.ts";
import type { NumberRules } from "../../core/ports/number-rules.ts";
import { useColleagues, useNumberRules, usePhone, useWorkplace } from "../../stores/react.tsx";
import { useShortcut } from "../../stores/shortcuts.tsx";
import { useMeant, type Meant } from "../../ui/use-meant.ts";
import { businessName, personOf, strangersText, takerName, type Person } from "../../words/people.ts";
import { backText } from "../../words/returned.ts";

export type OfferRecord = {
  readonly id: CallId;
  readonly kind: "customer" | "colleague";
  readonly person: Person;
  /** Which of our numbers the customer called. */
  readonly business: string | null;
  readonly payload: string | null;
  /** Who did not take our transfer, and why, so that the customer is back. */
  readonly back: string | null;
  readonly since: number;
  readonly answer: (() => void) | undefined;
  readonly decline: (() => void) | undefined;
};

export type Offers = {
  /** The calls offered to this agent, oldest first; the shortcuts act on the oldest. */
  readonly offers: readonly OfferRecord[];
  /** `knock`: the agent is on a call, which they must find where it was. `stage`: something is on screen at all. */
  readonly around: "idle" | "stage" | "knock";
  /** Whom answering puts on hold; null when nobody. */
  readonly holds: string | null;
  /** Settling for a moment after another offer is the oldest: it has moved up, or come, under the pointer. */
  readonly meant: Meant;
  /** An offer that a colleague has just taken, while other calls are on screen, and when. */
  readonly taken: {
    readonly who: string;
    /** Null where it was not told which one. */
    readonly by: string | null;
    readonly at: number;
  } | null;
};

export function useIncomingCalls(): Offers {
  const rules = useNumberRules();
  const lineUp = usePhone((state) => state.lineUp);
  const recordOf = useOfferRecord();
  const active = activeCall(lineUp);
  const offers = lineUp.live.filter((call) => call.phase === "incoming").map(recordOf);
  const oldest = offers[0];
  const around = aroundOf(lineUp);
  const isEmpty = around === "idle";
  // Who knocks appears over what stands there already: the first of them settles too.
  const place = around === "knock" || oldest !== undefined ? around : null;
  const meant = useMeant(place, oldest?.id ?? "", "at-once");

  useShortcut("answer", oldest?.answer);
  // Ctrl+Shift+R, the usual keys, reloads the page, which would end a call: it must not fall through when an offer is gone a
  // moment before the agent's fingers are.
  useShortcut("decline", oldest?.decline ?? (isEmpty ? undefined : () => undefined));
  return {
    offers,
    around,
    holds: active === null ? null : personOf(active.party, rules).title,
    meant,
    taken: takenOf(lineUp, rules),
  };
}

function aroundOf({ live, outcome }: LineUp): Offers["around"] {
  if (live.some(({ phase }) => phase !== "incoming")) return "knock";
  return live.length === 0 && outcome === null ? "idle" : "stage";
}

/** How an offer is shown. */
function useOfferRecord() {
  const { phone, businessNumbers } = useWorkplace();
  const { list } = useColleagues();
  const rules = useNumberRules();
  return (call: Call): OfferRecord => {
    const { id, kind, party, payload } = call;
    const verbs = verbsOf(call);
    const verb = (type: "answer" | "decline") =>
      verbs.includes(type) ? () => phone.call(id, { type }) : undefined;
    const name = party.name ?? list.find(({ extension }) => extension === party.number)?.name ?? null;
    return {
      id,
      kind: kind === "colleague" ? "colleague" : "customer",
      person: personOf({ ...party, name }, rules),
      business: businessName(call.businessNumber, businessNumbers),
      payload: payload === null ? null : strangersText(payload, 200),
      back: backText(call, list, rules),
      since: call.begun,
      answer: verb("answer"),
      decline: verb("decline"),
    };
  };
}

function takenOf({ live, recent }: LineUp, rules: NumberRules): Offers["taken"] {
  const last = recent[0];
  if (last?.reason.kind !== "answered-elsewhere" || live.length === 0) return null;
  return { who: personOf(last.party, rules).title, by: takerName(last.reason.by ?? null), at: last.at };
}
