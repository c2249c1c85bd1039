import type { CallRecord } from "./call-record.ts";

/** What is known of a call with what is told of it now: nothing that was known is lost, and what has ended stays so. */
export function joinCall(before: CallRecord | null, told: CallRecord): CallRecord {
  if (before === null) return told;
  return {
    ...told,
    ...agentOf(before, told),
    ...endOf(before, told),
    startedAt: Math.min(before.startedAt, told.startedAt),
    answeredAt: told.answeredAt ?? before.answeredAt,
    customerName: told.customerName ?? before.customerName,
    failure: told.failure ?? before.failure,
  };
}

type Agent = Pick<CallRecord, "extension" | "agentName">;

/** The name is that of when it happened. */
function agentOf(before: Agent, told: Agent): Agent {
  if (told.extension === null) return { extension: before.extension, agentName: before.agentName };
  const same = told.extension === before.extension;
  return {
    extension: told.extension,
    agentName: same ? (before.agentName ?? told.agentName) : told.agentName,
  };
}

type End = Pick<CallRecord, "endedAt" | "outcome">;

/** One that we only lost sight of has no end time: it may turn up again. */
function endOf(before: End, told: End): End {
  const over = before.endedAt !== null && told.outcome === "under-way";
  return over
    ? { endedAt: before.endedAt, outcome: before.outcome }
    : { endedAt: told.endedAt ?? before.endedAt, outcome: told.outcome };
}
