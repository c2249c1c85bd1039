import type { CallIn, EndReason } from "../../core/call/call.ts";
import { outcomeOf } from "../../core/line-up/line-up.ts";
import { useColleagues, useNumberRules, usePhone, useWorkplace } from "../../stores/react.tsx";
import { endingOf } from "../../words/endings.ts";
import { businessName, nameOf, personOf, placeName, type Person } from "../../words/people.ts";
import { words } from "../../words/words.ts";

const { outcome: texts } = words;

export type OutcomeMood = "calm" | "attention" | "problem";

export type OutcomeRecord = {
  readonly id: string;
  readonly person: Person;
  readonly business: string | null;
  readonly title: string;
  readonly meaning: string;
  readonly next: string | null;
  readonly mood: OutcomeMood;
  /** How long the two talked, in milliseconds; null if they never did. */
  readonly lasted: number | null;
  /** The server's own words, for whoever helps. */
  readonly detail: string | null;
  /** How the customer can be reached now; null where nothing of that kind helps. */
  readonly choice: OutcomeChoice | null;
  readonly dismiss: () => void;
};

/** Whom a call would reach, for whatever offers it. */
export type OutcomeChoice = {
  /** Null for a colleague: nobody's permission is needed. */
  readonly customer: string | null;
  readonly name: string;
  readonly from: string | null;
  readonly label: string;
  readonly call: (() => void) | undefined;
  /** WhatsApp has just refused a call that seemed possible. */
  readonly doubt: "none" | "what-is-known";
  /** What helps after that refusal, unless more is known by now; null where `next` says it for good. */
  readonly advice: string | null;
};

/** The way to call the customer of an ended call: from which business number, and how if that is possible now. */
export type CallBack = (call: CallIn<"ended">) => {
  readonly from: string | null;
  readonly run: (() => void) | undefined;
};

export function useCallOutcome(callBack: CallBack): OutcomeRecord | null {
  const { phone, businessNumbers, callMemory } = useWorkplace();
  const { list } = useColleagues();
  const rules = useNumberRules();
  const call = usePhone(({ lineUp }) => outcomeOf(lineUp));
  if (call === null) return null;
  const { kind, detail } = call.reason;
  const person = personOf(call.party, rules);
  const { from, run } = callBack(call);
  const { title, meaning, next } = endingOf(call);
  const sentTo = callMemory.sentTo(call.id);
  const isRefused = refusedForCustomer.includes(kind);
  return {
    id: call.id,
    person,
    business: businessName(call.businessNumber, businessNumbers),
    title,
    meaning:
      sentTo === null
        ? meaning
        : kind === "parked"
          ? texts.parkedAt(placeName(sentTo))
          : kind === "transferred"
            ? texts.transferredTo(nameOf(sentTo, list, rules))
            : meaning,
    next: isRefused ? null : next,
    mood: moods[kind],
    lasted: call.since === null ? null : call.at - call.since,
    detail,
    choice: isOffered(call)
      ? {
          customer: call.kind === "colleague" ? null : call.party.number,
          name: person.title,
          from,
          label: call.direction === "inbound" ? texts.callBack : texts.callAgain,
          call: run,
          doubt: isRefused ? "what-is-known" : "none",
          advice: isRefused ? next : null,
        }
      : null,
    dismiss: phone.dismissOutcome,
  };
}

/** A conference and a parking place are nobody to call again; who went elsewhere is talking there. */
function isOffered({ kind, reason }: CallIn<"ended">): boolean {
  if (kind !== "customer" && kind !== "colleague") return false;
  return !hopeless.includes(reason.kind) && reason.kind !== "transferred" && reason.kind !== "parked";
}

/** The same call would only end the same way, whoever is called. */
const hopeless: readonly EndReason["kind"][] = [
  "number-not-allowed",
  "number-unknown",
  "line-setup",
  "business-number-wrong",
  "server-not-registered",
  "app-not-authorized",
  "trunk-password-refused",
  "payment-missing",
  "audio-refused",
];

/** WhatsApp's no to this customer: what helps is asking for permission, or waiting. */
const refusedForCustomer: readonly EndReason["kind"][] = ["no-permission", "daily-limit"];

/** How much an ending asks of the agent. */
const moods: Readonly<Record<EndReason["kind"], OutcomeMood>> = {
  "hung-up": "calm",
  "hung-up-by-customer": "calm",
  cancelled: "calm",
  declined: "calm",
  "answered-elsewhere": "calm",
  transferred: "calm",
  parked: "calm",
  merged: "calm",
  missed: "attention",
  "busy-here": "attention",
  "declined-by-customer": "attention",
  "no-answer": "attention",
  "customer-busy": "attention",
  "no-permission": "attention",
  "daily-limit": "attention",
  "place-empty": "attention",
  "number-not-allowed": "problem",
  "number-unknown": "problem",
  "line-setup": "problem",
  "business-number-wrong": "problem",
  "server-not-registered": "problem",
  "app-not-authorized": "problem",
  "trunk-password-refused": "problem",
  "call-already-up": "attention",
  "payment-missing": "problem",
  "audio-refused": "problem",
  "no-audio-at-customer": "problem",
  refused: "problem",
  "service-unavailable": "problem",
  "microphone-refused": "problem",
  "microphone-missing": "problem",
  "microphone-busy": "problem",
  "media-failed": "problem",
  "line-lost": "problem",
  "left-behind": "attention",
  failed: "problem",
};
