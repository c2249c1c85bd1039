import type { CallRecord } from "../../core/calls/call-record.ts";
import { joinCall } from "../../core/calls/join-call.ts";
import { connected, heard, unanswered } from "../../core/permissions/permission-facts.ts";
import type { PermissionMode } from "../../core/permissions/permission-facts.ts";
import type { PermissionFacts } from "../../core/permissions/permission.ts";
import type { Storage, StoredNumber } from "../../core/ports/storage.ts";
import { modeOf, type PermissionPorts } from "../permissions/permission-ports.ts";
import { readPermission, tellIfChanged } from "../permissions/read-permission.ts";

/**
 * Asterisk tells of a call that began, was answered, or ended, perhaps more than once. Keeps it with the agent's name, and
 * counts it towards the customer's permission.
 */
export async function noteCall(ports: PermissionPorts, call: CallRecord): Promise<void> {
  const kept = await ports.storage.transaction((storage) => keep(storage, call));
  if (kept.permission !== null) {
    const { number, before, after } = kept.permission;
    tellIfChanged(ports, number, before, after);
    // Meta said no, so what we believed was wrong: its own word is in what it has now.
    if (kept.call.outcome === "refused") await readPermission(ports, number, after);
  }
  if (kept.news) {
    ports.live.tell({ kind: "calls", customer: call.customer, extension: kept.call.extension });
    ports.live.tell({ kind: "team" });
  }
}

type Kept = {
  readonly call: CallRecord;
  readonly news: boolean;
  /** Null when nothing about a permission can have changed. */
  readonly permission: {
    readonly number: StoredNumber;
    readonly before: PermissionFacts;
    readonly after: PermissionFacts;
  } | null;
};

async function keep(storage: Storage, told: CallRecord): Promise<Kept> {
  const before = await storage.calls.find(told.id);
  const person = told.extension === null ? null : await storage.people.findByExtension(told.extension);
  const call = joinCall(before, { ...told, agentName: person?.name ?? told.agentName });
  const news = JSON.stringify(before) !== JSON.stringify(call);
  if (news) await storage.calls.put(call);
  const number = await storage.numbers.findByNumber(call.businessNumber);
  const step = number === null ? null : stepOf(before, call, modeOf(number));
  if (number === null || step === null) return { call, news, permission: null };
  const was = await storage.permissions.find(number.id, call.customer);
  const after = await storage.permissions.change(number.id, call.customer, step);
  return { call, news, permission: { number, before: was, after } };
}

type Step = (facts: PermissionFacts) => PermissionFacts;

/** What this telling of a call adds to the one before, as a change of the permission's facts. */
function stepOf(before: CallRecord | null, call: CallRecord, mode: PermissionMode): Step | null {
  const steps = [...beginning(before, call), ...ending(before, call, mode)];
  return steps.length === 0 ? null : (facts) => steps.reduce((one, step) => step(one), facts);
}

function beginning(
  before: CallRecord | null,
  { direction, startedAt, answeredAt }: CallRecord,
): readonly Step[] {
  const answeredNow = (before?.answeredAt ?? null) === null && answeredAt !== null;
  return [
    // A customer's call opens the window, answered or not (facts 10).
    ...(before === null && direction === "inbound"
      ? [(facts: PermissionFacts) => heard(facts, startedAt)]
      : []),
    ...(answeredNow ? [(facts: PermissionFacts) => connected(facts, direction, answeredAt)] : []),
  ];
}

function ending(before: CallRecord | null, call: CallRecord, mode: PermissionMode): readonly Step[] {
  if (call.direction === "inbound" || before?.outcome === call.outcome) return [];
  if (call.outcome === "refused") return [(facts) => facts];
  const at = call.endedAt ?? call.startedAt;
  return countsAsUnanswered(call) ? [(facts) => unanswered(facts, at, mode)] : [];
}

/**
 * Rang out, or was declined (facts 5: 480 and 486). One that we took back counts as well: whether it does at Meta is not
 * documented, and a permission that is gone sooner than said is the greater harm.
 */
const countsAsUnanswered = ({ outcome }: CallRecord) =>
  ["no-answer", "declined", "cancelled"].includes(outcome);
