import type { Instant } from "../time.ts";

export type CallOutcome =
  | "under-way"
  | "answered"
  /** A customer's call that nobody took. */
  | "missed"
  /** The other side said no. */
  | "declined"
  | "no-answer"
  /** Meta refused the call; `failure` has its words. */
  | "refused"
  | "failed"
  /** We hung up before it was answered. */
  | "cancelled";

/** One call between a customer and one of our numbers, as Asterisk saw it. */
export type CallRecord = {
  /** Asterisk's linkedid. */
  readonly id: string;
  readonly direction: "inbound" | "outbound";
  /** E.164 with its plus, or a business-scoped id. */
  readonly customer: string;
  readonly customerName: string | null;
  /** E.164 with its plus. */
  readonly businessNumber: string;
  /** Extension of who dialled or answered. */
  readonly extension: string | null;
  /** Their name when it happened: it outlives the person. */
  readonly agentName: string | null;
  readonly startedAt: Instant;
  readonly answeredAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly outcome: CallOutcome;
  /** Meta's or Asterisk's own words. */
  readonly failure: string | null;
};
