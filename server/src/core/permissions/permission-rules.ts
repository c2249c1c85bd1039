import { DAY } from "../time.ts";
import type { Instant } from "../time.ts";
import type { Allowance, Permission, PermissionAtMeta, PermissionFacts } from "./permission.ts";
import { replyIsNewer, standingOf, unansweredLimits } from "./permission-facts.ts";
import type { PermissionMode, Standing } from "./permission-facts.ts";

/** Free-form messages are possible for so long after the customer's last word. */
const WINDOW = DAY;
/** A request nobody acts on lapses so long after it was delivered. */
const REQUEST_LASTS = 7 * DAY;
const WEEK = 7 * DAY;

/** What is shown beside the call button: everything known of this customer, as it is at `now`. */
export function permissionOf(facts: PermissionFacts, now: Instant, mode: PermissionMode): Permission {
  const standing = standingOf(facts, now);
  const atMeta = facts.atMeta;
  return {
    numberId: facts.numberId,
    customer: facts.customer,
    state: standing.state,
    expiresAt: standing.state === "temporary" ? standing.expiresAt : null,
    ...offer(facts, standing, now, mode),
    calls: allowanceAt(atMeta?.calls, atMeta, DAY, now),
    requests: requestsAt(facts, now),
    unanswered: unansweredOf(facts.unansweredInARow, mode),
    window: windowOf(facts, now),
    pending: pendingOf(facts, now),
    declinedAt: declinedAt(facts, standing),
    readAt: atMeta?.readAt ?? null,
    unknown: facts.unknown,
  };
}

/** Until when free-form messages are possible; null when they are not, as far as we know. */
export function windowOf({ heardAt }: PermissionFacts, now: Instant): Instant | null {
  return heardAt !== null && heardAt + WINDOW > now ? heardAt + WINDOW : null;
}

type Offer = Pick<Permission, "verb" | "waitUntil">;

const offered = (verb: "call" | "ask"): Offer => ({ verb, waitUntil: null });
const wait = (waitUntil: Instant | null): Offer => ({ verb: "wait", waitUntil });

function offer(facts: PermissionFacts, standing: Standing, now: Instant, mode: PermissionMode): Offer {
  switch (standing.state) {
    case "unknown":
      // The call is possible: Meta itself refuses it in words if it may not be.
      return offered("call");
    case "temporary":
    case "permanent":
      return offerCall(facts, now);
    case "none":
      return offerRequest(facts, now, mode);
  }
}

function offerCall(facts: PermissionFacts, now: Instant): Offer {
  const { atMeta } = facts;
  const calls = allowanceAt(atMeta?.calls, atMeta, DAY, now);
  if (calls?.left === 0) return wait(calls.until);
  // "No" of a reading from before the permission was given meant the missing permission.
  const refused = atMeta !== null && !replyIsNewer(facts) && !atMeta.mayCall && isYoung(atMeta, now);
  return refused && !wasExhausted(atMeta.calls) ? wait(null) : offered("call");
}

function offerRequest(facts: PermissionFacts, now: Instant, mode: PermissionMode): Offer {
  const { day, week } = requestsAt(facts, now);
  const exhausted = [day, week].filter((allowance) => allowance?.left === 0);
  if (exhausted.length > 0) return wait(latest(exhausted.map((allowance) => allowance?.until ?? null)));
  // Where Meta did not tell its count: one request a day, of which ours is one. A test number has 25.
  const { askedAt } = facts;
  if (day === null && mode === "live" && askedAt !== null && askedAt + DAY > now) return wait(askedAt + DAY);
  return wasRefused(facts, now) ? wait(null) : offered("ask");
}

/** Meta said lately that nobody may ask, and not for want of requests left. */
function wasRefused({ atMeta }: PermissionFacts, now: Instant): boolean {
  if (atMeta === null || atMeta.mayAsk || !isYoung(atMeta, now)) return false;
  // While there was a permission, "may not ask" meant that there is nothing to ask for.
  if (atMeta.state !== "none") return false;
  return !wasExhausted(atMeta.requestsDay) && !wasExhausted(atMeta.requestsWeek);
}

const requestsAt = ({ atMeta }: PermissionFacts, now: Instant) => ({
  day: allowanceAt(atMeta?.requestsDay, atMeta, DAY, now),
  week: allowanceAt(atMeta?.requestsWeek, atMeta, WEEK, now),
});

const isYoung = ({ readAt }: PermissionAtMeta, now: Instant) => now - readAt < DAY;
const wasExhausted = (allowance: Allowance | null) => allowance?.left === 0;

/** Null as soon as one of them is not known. */
function latest(times: readonly (Instant | null)[]): Instant | null {
  return times.reduce((one, other) => (one === null || other === null ? null : Math.max(one, other)));
}

/** An allowance as it is now: one that Meta counted over a period says nothing when that has gone by. */
function allowanceAt(
  allowance: Allowance | null | undefined,
  atMeta: PermissionAtMeta | null,
  period: number,
  now: Instant,
): Allowance | null {
  if (allowance === null || allowance === undefined || atMeta === null) return null;
  if (allowance.left === 0 && allowance.until !== null)
    return allowance.until > now ? allowance : { ...allowance, left: 1, until: null };
  return now - atMeta.readAt < period ? allowance : null;
}

function unansweredOf(inARow: number, mode: PermissionMode): Permission["unanswered"] {
  const { warnsAt, endsAt } = unansweredLimits[mode];
  const after = inARow + 1;
  const next = after >= endsAt ? "ends-permission" : after === warnsAt ? "warns-customer" : "nothing";
  return { inARow, warnsAt, endsAt, next };
}

function pendingOf({ askedAt }: PermissionFacts, now: Instant): Instant | null {
  return askedAt !== null && now - askedAt < REQUEST_LASTS ? askedAt : null;
}

function declinedAt({ reply, askedAt }: PermissionFacts, standing: Standing): Instant | null {
  if (reply === null || askedAt !== null || standing.state !== "none") return null;
  return reply.response === "reject" && reply.source === "user" ? reply.at : null;
}

/** Why asking for permission is not possible now, or null. Where nothing is known it is: Meta refuses in words. */
export function whyNotAsk(facts: PermissionFacts, now: Instant): "permanent" | "limit-reached" | null {
  const { atMeta } = facts;
  if (standingOf(facts, now).state === "permanent") return "permanent";
  if (atMeta === null) return null;
  const { day, week } = requestsAt(facts, now);
  if (day?.left === 0 || week?.left === 0) return "limit-reached";
  // Where Meta counts and there is something left, its "no" has another reason, which it gives when it is asked.
  return !atMeta.mayAsk && isYoung(atMeta, now) && day === null && week === null ? "limit-reached" : null;
}
