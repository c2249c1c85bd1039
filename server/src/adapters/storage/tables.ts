import type { Generated } from "kysely";
import type { CallOutcome } from "../../core/calls/call-record.ts";
import type { GraphAccess } from "../../core/numbers/business-number.ts";
import type { Role } from "../../core/people/person.ts";
import type { Instant } from "../../core/time.ts";

/** JSON as text; what it may hold: json-columns.ts. */
export type Json = string;

/** The tables as the newest migration leaves them. Their columns are written in snake_case in the database. */
export type Tables = {
  people: {
    id: string;
    login: string;
    /** The login in the form in which it is unique. */
    loginKey: string;
    name: string;
    role: Role;
    extension: string | null;
    disabled: 0 | 1;
    passwordHash: string | null;
    /** Who they are at the identity provider. */
    subject: string | null;
    failures: number;
    lockedUntil: Instant | null;
    lastSignInAt: Instant | null;
    createdAt: Instant;
    version: number;
  };
  invitations: {
    /** The person's id, or `first-administrator`: one invitation each. */
    holder: string;
    token: string;
    personId: string | null;
    expiresAt: Instant;
  };
  sessions: { token: string; personId: string; createdAt: Instant; expiresAt: Instant };
  phoneGrants: { personId: string; extension: string; session: string; expiresAt: Instant };
  accounts: {
    id: string;
    name: string;
    wabaId: string;
    appId: string | null;
    graphBaseUrl: string;
    graphAuthorization: GraphAccess["authorization"];
    hook: string;
    verifyToken: string;
    sealedAccessToken: string;
    sealedAppSecret: string | null;
    webhookSeenAt: Instant | null;
    lastError: Json | null;
    createdAt: Instant;
    version: number;
  };
  numbers: {
    id: string;
    accountId: string;
    phoneNumberId: string;
    number: string;
    label: string;
    destination: Json;
    wanted: Json | null;
    meta: Json | null;
    readFailedAt: Instant | null;
    lastError: Json | null;
    sealedPassword: string | null;
    sealedExtensionPassword: string | null;
    inboundLastSuccessAt: Instant | null;
    inboundLastFailureAt: Instant | null;
    inboundLastFailure: string | null;
    outboundLastSuccessAt: Instant | null;
    outboundLastFailureAt: Instant | null;
    outboundLastFailure: string | null;
    createdAt: Instant;
    version: number;
  };
  permissions: {
    numberId: string;
    customer: string;
    atMeta: Json | null;
    reply: Json | null;
    askedAt: Instant | null;
    unansweredInARow: number;
    heardAt: Instant | null;
    unknown: Json | null;
  };
  calls: {
    id: string;
    direction: "inbound" | "outbound";
    customer: string;
    customerName: string | null;
    businessNumber: string;
    extension: string | null;
    agentName: string | null;
    startedAt: Instant;
    answeredAt: Instant | null;
    endedAt: Instant | null;
    outcome: CallOutcome;
    failure: string | null;
  };
  deliveries: {
    id: Generated<number>;
    accountId: string;
    digest: string;
    receivedAt: Instant;
    /** Null once forgotten. */
    body: string | null;
    attempts: number;
    /** Null: done, or left for a person to look at. */
    dueAt: Instant | null;
    doneAt: Instant | null;
    fault: string | null;
  };
  seenEvents: { accountId: string; key: string; at: Instant };
  audit: {
    id: Generated<number>;
    at: Instant;
    actorId: string | null;
    actor: string | null;
    action: string;
    target: string | null;
    detail: Json;
  };
};
