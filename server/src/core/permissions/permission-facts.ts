import type { MetaFault } from "../meta/fault.ts";
import { DAY, MINUTE, SECOND } from "../time.ts";
import type { Instant } from "../time.ts";
import type { Allowance, PermissionAtMeta, PermissionFacts, PermissionReply } from "./permission.ts";

/** A temporary permission lasts 7 days from approval (Meta: user-call-permissions); no webhook tells of its end. */
export const TEMPORARY_LASTS = 7 * DAY;

/** What Meta's rules are for a customer: those of a test number (SANDBOX) are wider. */
export type PermissionMode = "live" | "sandbox";

/** Unanswered calls in a row at which WhatsApp tells the customer, and at which the permission ends. */
export const unansweredLimits: Readonly<
  Record<PermissionMode, { readonly warnsAt: number; readonly endsAt: number }>
> = { live: { warnsAt: 2, endsAt: 4 }, sandbox: { warnsAt: 5, endsAt: 10 } };

export function permissionModeOf(accountMode: string | null | undefined): PermissionMode {
  return accountMode?.toUpperCase() === "SANDBOX" ? "sandbox" : "live";
}

/** A webhook that took longer was late. Up to that the difference may be that of two clocks. */
const LATE = 5 * MINUTE;

/**
 * When the customer replied, as against what our own clock dates. A reading between the reply and its webhook has the reply
 * in it already, so taking it for newer than that reading does no harm; taking it for older would lose it.
 */
const byOurClock = ({ at, toldAt }: PermissionReply): Instant => (toldAt - at <= LATE ? toldAt : at);

/** What the last word says, whether it came by webhook or by reading. */
export type Standing =
  | { readonly state: "none" | "permanent" | "unknown" }
  /** `expiresAt` null: Meta did not say. */
  | { readonly state: "temporary"; readonly expiresAt: Instant | null };

/**
 * The newer of reply and reading, with the expiry counted here. Webhooks tell whole seconds: within the same second the
 * reply wins, because it is what the customer did.
 */
export function standingOf(facts: PermissionFacts, now: Instant): Standing {
  const { reply, atMeta } = facts;
  if (reply !== null && replyIsNewer(facts)) return lapse(standingOfReply(reply), now);
  if (atMeta === null) return { state: "unknown" };
  return lapse(
    atMeta.state === "temporary"
      ? { state: "temporary", expiresAt: atMeta.expiresAt }
      : { state: atMeta.state },
    now,
  );
}

export function replyIsNewer({ reply, atMeta }: PermissionFacts): boolean {
  if (reply === null) return false;
  return atMeta === null || byOurClock(reply) >= wholeSecond(atMeta.readAt);
}

const wholeSecond = (time: Instant) => Math.floor(time / SECOND) * SECOND;

function standingOfReply(reply: PermissionReply): Standing {
  if (reply.response === "reject") return { state: "none" };
  return reply.permanent
    ? { state: "permanent" }
    : { state: "temporary", expiresAt: reply.expiresAt ?? reply.at + TEMPORARY_LASTS };
}

function lapse(standing: Standing, now: Instant): Standing {
  if (standing.state !== "temporary") return standing;
  return standing.expiresAt !== null && standing.expiresAt <= now ? { state: "none" } : standing;
}

const isGranted = (facts: PermissionFacts, now: Instant) =>
  ["temporary", "permanent"].includes(standingOf(facts, now).state);

/** We have asked. What Meta counted before is counted on here until it is read again. */
export function asked(facts: PermissionFacts, at: Instant): PermissionFacts {
  const { atMeta } = facts;
  if (atMeta === null) return { ...facts, askedAt: at };
  const day = spend(atMeta.requestsDay, at + DAY);
  const week = spend(atMeta.requestsWeek, null);
  return {
    ...facts,
    askedAt: at,
    atMeta: {
      ...atMeta,
      requestsDay: day,
      requestsWeek: week,
      mayAsk: atMeta.mayAsk && day?.left !== 0 && week?.left !== 0,
    },
  };
}

/** `until` is when one is allowed again, should this have been the last. */
function spend(allowance: Allowance | null, until: Instant | null): Allowance | null {
  if (allowance === null) return null;
  const left = Math.max(0, allowance.left - 1);
  return { ...allowance, left, until: left === 0 ? (allowance.until ?? until) : null };
}

/** The request never reached the customer. */
export function requestFailed(facts: PermissionFacts): PermissionFacts {
  return { ...facts, askedAt: null };
}

/** The customer's word came. Webhooks arrive in any order: an older word changes nothing. */
export function replied(facts: PermissionFacts, reply: PermissionReply): PermissionFacts {
  if (facts.reply !== null && reply.at < facts.reply.at) return facts;
  return {
    ...facts,
    reply,
    askedAt: facts.askedAt !== null && byOurClock(reply) >= wholeSecond(facts.askedAt) ? null : facts.askedAt,
    // A permission given anew begins a new row.
    unansweredInARow: reply.response === "accept" ? 0 : facts.unansweredInARow,
  };
}

/** Meta answered what it has. An answer older than one we know changes nothing. */
export function wasRead(
  facts: PermissionFacts,
  reading: PermissionAtMeta,
  mode: PermissionMode,
): PermissionFacts {
  if (facts.atMeta !== null && reading.readAt < facts.atMeta.readAt) return facts;
  const next = { ...facts, atMeta: reading, unknown: null };
  const granted = isGranted(next, reading.readAt);
  // Granted while we waited for an answer: it was given, and its webhook is late or lost.
  const answered = granted && !isGranted(facts, reading.readAt);
  const miscounted = granted && facts.unansweredInARow >= unansweredLimits[mode].endsAt;
  return {
    ...next,
    askedAt: answered ? null : facts.askedAt,
    unansweredInARow: miscounted ? 0 : facts.unansweredInARow,
  };
}

export function couldNotBeRead(facts: PermissionFacts, fault: MetaFault): PermissionFacts {
  return { ...facts, unknown: fault };
}

/**
 * A call with the customer was connected: the row ends, and requests count from nothing again. One of ours uses up one of
 * the day's.
 */
export function connected(
  facts: PermissionFacts,
  direction: "inbound" | "outbound",
  at: Instant,
): PermissionFacts {
  const { atMeta } = facts;
  const row = { ...facts, unansweredInARow: 0 };
  if (atMeta === null) return row;
  return {
    ...row,
    atMeta: {
      ...atMeta,
      calls: direction === "outbound" ? spend(atMeta.calls, at + DAY) : atMeta.calls,
      requestsDay: refill(atMeta.requestsDay),
      requestsWeek: refill(atMeta.requestsWeek),
      mayAsk: atMeta.mayAsk || atMeta.requestsDay?.left === 0 || atMeta.requestsWeek?.left === 0,
    },
  };
}

const refill = (allowance: Allowance | null): Allowance | null =>
  allowance === null ? null : { left: allowance.max, max: allowance.max, until: null };

/** A call of ours rang out or was declined. At the last of the row Meta takes the permission away, and so do we. */
export function unanswered(facts: PermissionFacts, at: Instant, mode: PermissionMode): PermissionFacts {
  const unansweredInARow = facts.unansweredInARow + 1;
  const counted = { ...facts, unansweredInARow };
  if (unansweredInARow < unansweredLimits[mode].endsAt || !isGranted(facts, at)) return counted;
  return {
    ...counted,
    reply: { at, toldAt: at, response: "reject", permanent: false, expiresAt: null, source: "automatic" },
  };
}

/** The customer wrote or called: free-form messages are possible for a day. */
export function heard(facts: PermissionFacts, at: Instant): PermissionFacts {
  return { ...facts, heardAt: Math.max(facts.heardAt ?? at, at) };
}
