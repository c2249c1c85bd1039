import type { CallRecord } from "./call-record.ts";

/** A call whose end nobody saw: what is known of it stays, when it ended is not known. */
export function lostCall(call: CallRecord): CallRecord {
  const unanswered = call.direction === "inbound" ? "missed" : "failed";
  return { ...call, endedAt: null, outcome: call.answeredAt === null ? unanswered : "answered" };
}
