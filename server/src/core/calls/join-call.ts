import type { CallRecord } from "./call-record.ts";

/** What is known of a call with what is told of it now: nothing that was known is lost, and what has ended stays so. */
export function joinCall(before: CallRecord | null, told: CallRecord): CallRecord {
  if (before === null) return told;
  // One that we only lost sight of has no end time: it may turn up again.
  const over = before.endedAt !== null && told.outcome === "under-way";
  return {
    ...told,
    startedAt: Math.min(before.startedAt, told.startedAt),
    customerName: told.customerName ?? before.customerName,
    ...(told.extension === null ? { extension: before.extension, agentName: before.agentName } : {}),
    ...(told.extension !== null && told.extension === before.extension
      ? { agentName: before.agentName ?? told.agentName }
      : {}),
    answeredAt: told.answeredAt ?? before.answeredAt,
    endedAt: over ? before.endedAt : (told.endedAt ?? before.endedAt),
    outcome: over ? before.outcome : told.outcome,
    failure: told.failure ?? before.failure,
  };
}
