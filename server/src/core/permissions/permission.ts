import type { MetaFault } from "../meta/fault.ts";
import type { Instant } from "../time.ts";

/** Limits are counted in windows of 24 hours (connected calls, requests) and 7 days (requests). */
export type Allowance = {
  readonly left: number;
  readonly max: number;
  /** When one is allowed again; null while something is left, or when Meta does not say. */
  readonly until: Instant | null;
};

/** What Meta answered to "may we call this customer?" (GET call_permissions). */
export type PermissionAtMeta = {
  readonly readAt: Instant;
  readonly state: "none" | "temporary" | "permanent";
  readonly expiresAt: Instant | null;
  readonly mayCall: boolean;
  readonly mayAsk: boolean;
  readonly calls: Allowance | null;
  readonly requestsDay: Allowance | null;
  readonly requestsWeek: Allowance | null;
};

/** All that we keep of one customer towards one of our numbers. */
export type PermissionFacts = {
  readonly numberId: string;
  /** E.164 with its plus, or Meta's business-scoped user id. */
  readonly customer: string;
  readonly atMeta: PermissionAtMeta | null;
  /** The customer's last word by webhook; newer than `atMeta` it wins. */
  readonly reply: PermissionReply | null;
  /** When we last asked without an answer since, else null. */
  readonly askedAt: Instant | null;
  /** Calls of ours in a row that were declined, not answered, or taken back before; any connected call makes it 0. */
  readonly unansweredInARow: number;
  /** The customer's last message or call to us: free-form messages are possible for 24 h after it. */
  readonly heardAt: Instant | null;
  /** Why Meta could not be asked the last time, else null. */
  readonly unknown: MetaFault | null;
};

/** A `call_permission_reply` of Meta's webhooks. */
export type PermissionReply = {
  /** By Meta's clock, in whole seconds: the order of replies. */
  readonly at: Instant;
  /** When its webhook came, by our clock. */
  readonly toldAt: Instant;
  readonly response: "accept" | "reject";
  readonly permanent: boolean;
  readonly expiresAt: Instant | null;
  /** `automatic`: the customer called us, or let too many calls ring. */
  readonly source: "user" | "automatic";
};

/** What is shown beside the call button (contract: Permission). */
export type Permission = {
  readonly numberId: string;
  readonly customer: string;
  readonly state: "none" | "temporary" | "permanent" | "unknown";
  readonly expiresAt: Instant | null;
  /** What the button should offer; `call` also when nothing is known. */
  readonly verb: "call" | "ask" | "wait";
  readonly waitUntil: Instant | null;
  readonly calls: Allowance | null;
  readonly requests: { readonly day: Allowance | null; readonly week: Allowance | null };
  readonly unanswered: {
    readonly inARow: number;
    readonly warnsAt: number;
    readonly endsAt: number;
    readonly next: "nothing" | "warns-customer" | "ends-permission";
  };
  /** Until when free-form messages are possible. */
  readonly window: Instant | null;
  readonly pending: Instant | null;
  readonly declinedAt: Instant | null;
  readonly readAt: Instant | null;
  readonly unknown: MetaFault | null;
};
