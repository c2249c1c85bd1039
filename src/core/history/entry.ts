import type { CallId, CallIn, EndReason, Instant, Party, PartyKind } from "../call/call.ts";
import type { QualitySummary } from "../quality/summary.ts";

/** How a call went, as people sort their log. Why exactly is `reason`. */
export const outcomes = [
  "answered",
  "missed",
  "declined",
  "answered-elsewhere",
  "transferred",
  "parked",
  // Ours, and nobody took it: no answer, busy, declined, or we gave up.
  "unanswered",
  "failed",
] as const;
export type Outcome = (typeof outcomes)[number];

/** A call in the log. */
export type HistoryEntry = {
  readonly id: CallId;
  readonly direction: "inbound" | "outbound";
  readonly kind: PartyKind;
  readonly outcome: Outcome;
  readonly reason: EndReason["kind"];
  /** The server's own words, small print. */
  readonly detail: string | null;
  /** The colleague who answered in our place; null where nobody did, or it was not told who. */
  readonly takenBy: Party | null;
  /** As the network named them: a name from the contacts is found when the log is read. */
  readonly party: Party;
  readonly businessNumber: string | null;
  readonly begun: Instant;
  /** When it was answered; null: never. */
  readonly answered: Instant | null;
  readonly ended: Instant;
  /** How its audio was; null: not measured. */
  readonly quality: QualitySummary | null;
  readonly note: string;
  readonly tags: readonly string[];
  /** When somebody saw to a missed call; null: nobody has yet. Means nothing for other calls. */
  readonly handled: Instant | null;
};

/** The log's entry for a call that is over. */
export function entryOf(call: CallIn<"ended">): HistoryEntry {
  const { id, direction, kind, party, businessNumber, begun, since, at, reason } = call;
  return {
    id,
    direction,
    kind,
    outcome: outcomeOf(call),
    reason: reason.kind,
    detail: reason.detail,
    takenBy: reason.by ?? null,
    party,
    businessNumber,
    begun,
    answered: since,
    ended: at,
    quality: null,
    note: "",
    tags: [],
    handled: null,
  };
}

/** Endings with an outcome of their own; every other is told by whether the call was answered, and by its direction. */
const ownOutcomes: Partial<Record<EndReason["kind"], Outcome>> = {
  transferred: "transferred",
  parked: "parked",
  "answered-elsewhere": "answered-elsewhere",
  declined: "declined",
  missed: "missed",
  "busy-here": "missed",
  cancelled: "unanswered",
  "no-answer": "unanswered",
  "customer-busy": "unanswered",
  "declined-by-customer": "unanswered",
};

function outcomeOf({ direction, since, reason }: CallIn<"ended">): Outcome {
  const own = ownOutcomes[reason.kind];
  if (own !== undefined) return own;
  // A call that broke was answered all the same. One that came in and could not be taken was missed, whatever the reason.
  if (since !== null) return "answered";
  return direction === "inbound" ? "missed" : "failed";
}

/** A missed call that nobody has seen to. */
export function isOpen({ outcome, handled }: HistoryEntry): boolean {
  return outcome === "missed" && handled === null;
}

/**
 * True when a call sees to earlier missed ones of the same party: they were talked to, or their phone rang and shows our
 * call. One that we gave up or that never reached them does not.
 */
export function seesToMissed({ outcome, reason }: HistoryEntry): boolean {
  switch (outcome) {
    case "answered":
    case "transferred":
    case "parked":
      return true;
    case "unanswered":
      return reason !== "cancelled";
    case "missed":
    case "declined":
    case "answered-elsewhere":
    case "failed":
      return false;
  }
}
