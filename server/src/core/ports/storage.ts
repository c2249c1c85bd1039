import type { CallRecord } from "../calls/call-record.ts";
import type { MetaFault } from "../meta/fault.ts";
import type { Account, BusinessNumber, TrunkDirection } from "../numbers/business-number.ts";
import type { PermissionFacts } from "../permissions/permission.ts";
import type { Person } from "../people/person.ts";
import type { Instant } from "../time.ts";

/** What a change by somebody who named a version comes to. */
export type Versioned<Value> =
  | { readonly kind: "changed"; readonly value: Value }
  | { readonly kind: "not-found" }
  /** Somebody was faster. */
  | { readonly kind: "changed-meanwhile" };

export type Added = "added" | "taken";

/** The part of a person that only signing in needs. */
export type SignInFacts = {
  readonly person: Person;
  readonly passwordHash: string | null;
  /** Wrong passwords since the last right one. */
  readonly failures: number;
  readonly lockedUntil: Instant | null;
};

export type PersonFields = Pick<Person, "name" | "role" | "extension" | "disabled">;

export interface People {
  /** By name. */
  list(): Promise<readonly Person[]>;
  find(id: string): Promise<Person | null>;
  findByExtension(extension: string): Promise<Person | null>;
  /** Without regard to case. */
  findForSignIn(login: string): Promise<SignInFacts | null>;
  findBySubject(subject: string): Promise<Person | null>;
  add(
    person: Pick<Person, "id" | "login" | "name" | "role" | "extension">,
    at: Instant,
  ): Promise<"added" | "login-taken" | "extension-taken">;
  change(
    id: string,
    version: number,
    fields: Partial<PersonFields>,
  ): Promise<Versioned<Person> | { readonly kind: "extension-taken" }>;
  /** Also its sessions, invitations and phone grant. */
  remove(id: string): Promise<boolean>;
  setPassword(id: string, hash: string): Promise<void>;
  /** Only if there is none yet: of two at once, one wins. @returns whether it is stored now. */
  linkSubject(id: string, subject: string): Promise<boolean>;
  /** Also forgets wrong passwords. */
  noteSignIn(id: string, at: Instant): Promise<void>;
  noteFailure(id: string, failures: number, lockedUntil: Instant | null): Promise<void>;
}

export type Invitation = {
  /** SHA-256 of the token. */
  readonly token: string;
  /** Null: makes the first administrator. */
  readonly personId: string | null;
  readonly expiresAt: Instant;
};

export interface Invitations {
  /** Takes the place of earlier ones for the same person (or of earlier first-administrator links). */
  put(invitation: Invitation): Promise<void>;
  find(token: string, now: Instant): Promise<Invitation | null>;
  /** Uses it up; null when it is gone, used or past its time. Of two at once, one gets it. */
  take(token: string, now: Instant): Promise<Invitation | null>;
  /** A person's link that nobody has used: who has another way in needs it no more, and who finds it must not get in. */
  removeOf(personId: string): Promise<void>;
}

export type StoredSession = {
  /** SHA-256 of the token. */
  readonly token: string;
  readonly personId: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
};

export interface Sessions {
  add(session: StoredSession): Promise<void>;
  find(
    token: string,
    now: Instant,
  ): Promise<{ readonly session: StoredSession; readonly person: Person } | null>;
  end(token: string): Promise<void>;
  /** @returns the sessions ended. */
  endOf(personId: string, except?: string): Promise<readonly StoredSession[]>;
  /** Removes and returns those past their time. */
  takeExpired(now: Instant): Promise<readonly StoredSession[]>;
}

/** Who may register a phone at present: no secret in it. */
export type PhoneGrant = {
  readonly personId: string;
  readonly extension: string;
  /** The session's token digest. */
  readonly session: string;
  readonly expiresAt: Instant;
};

export interface PhoneGrants {
  /** Takes the place of the person's earlier grant, which is returned. */
  put(grant: PhoneGrant): Promise<PhoneGrant | null>;
  find(personId: string): Promise<PhoneGrant | null>;
  removeOfSession(session: string): Promise<PhoneGrant | null>;
  takeExpired(now: Instant): Promise<readonly PhoneGrant[]>;
}

/** Sealed by `Secrets.seal`. */
export type AccountSecrets = { readonly accessToken: string; readonly appSecret: string | null };
export type AccountFields = Pick<Account, "name" | "appId" | "graph">;

export interface Accounts {
  list(): Promise<readonly (Account & { readonly numbers: number })[]>;
  find(id: string): Promise<(Account & { readonly sealed: AccountSecrets }) | null>;
  findByHook(hook: string): Promise<(Account & { readonly sealed: AccountSecrets }) | null>;
  /** `taken`: there is an account with this wabaId. */
  add(
    account: Pick<Account, "id" | "name" | "wabaId" | "appId" | "graph" | "hook" | "verifyToken">,
    sealed: AccountSecrets,
    at: Instant,
  ): Promise<Added>;
  change(
    id: string,
    version: number,
    fields: Partial<AccountFields>,
    sealed: Partial<AccountSecrets>,
  ): Promise<Versioned<Account>>;
  remove(id: string): Promise<"removed" | "not-found" | "in-use">;
  noteError(id: string, fault: MetaFault | null): Promise<void>;
  noteWebhook(id: string, at: Instant): Promise<void>;
}

export type NumberFields = Pick<
  BusinessNumber,
  "label" | "destination" | "wanted" | "meta" | "readFailedAt" | "lastError"
> & {
  /** Meta's SIP password, sealed. */
  readonly sealedPassword: string | null;
  /** Password of the external extension, sealed. */
  readonly sealedExtensionPassword: string | null;
};

export type StoredNumber = BusinessNumber & Pick<NumberFields, "sealedPassword" | "sealedExtensionPassword">;

export interface Numbers {
  /** By label. */
  list(): Promise<readonly StoredNumber[]>;
  find(id: string): Promise<StoredNumber | null>;
  findByNumber(number: string): Promise<StoredNumber | null>;
  findByPhoneNumberId(phoneNumberId: string): Promise<StoredNumber | null>;
  add(
    number: Pick<BusinessNumber, "id" | "accountId" | "phoneNumberId" | "number"> & NumberFields,
    at: Instant,
  ): Promise<Added>;
  /** What an administrator does: counts the version up. */
  change(id: string, version: number, fields: Partial<NumberFields>): Promise<Versioned<StoredNumber>>;
  /** What we learn: the version stays. */
  learn(id: string, fields: Partial<NumberFields>): Promise<void>;
  noteTrunk(id: string, direction: "inbound" | "outbound", change: Partial<TrunkDirection>): Promise<void>;
  remove(id: string): Promise<boolean>;
}

export interface Permissions {
  /** Facts with nothing in them when nothing is known. */
  find(numberId: string, customer: string): Promise<PermissionFacts>;
  /** Reads and writes as one step: `change` sees what is stored now. @returns what is stored then. */
  change(
    numberId: string,
    customer: string,
    change: (facts: PermissionFacts) => PermissionFacts,
  ): Promise<PermissionFacts>;
}

export interface Calls {
  /** Adds it, or replaces the one with its id. */
  put(call: CallRecord): Promise<void>;
  find(id: string): Promise<CallRecord | null>;
  /** Newest first. */
  search(query: {
    readonly customer?: string;
    readonly extension?: string;
    readonly before?: Instant;
    readonly limit: number;
  }): Promise<readonly CallRecord[]>;
  /** How many customers' calls that began from `from` to before `to` nobody took. */
  countMissed(span: { readonly from: Instant; readonly to: Instant }): Promise<number>;
  /** Calls that were under way when we lost sight of them. */
  underWay(): Promise<readonly CallRecord[]>;
}

/** One delivery of Meta's, kept as it came until it has been worked on. */
export type Delivery = {
  readonly id: number;
  readonly accountId: string;
  readonly receivedAt: Instant;
  /** The raw body. */
  readonly body: string;
  readonly attempts: number;
};

export interface Deliveries {
  /** `known`: the same account sent the same bytes before. On disk when this resolves. */
  keep(delivery: {
    readonly accountId: string;
    readonly receivedAt: Instant;
    readonly body: string;
    /** SHA-256 of the body. */
    readonly digest: string;
  }): Promise<{ readonly kind: "kept"; readonly id: number } | { readonly kind: "known" }>;
  /** Oldest first, those not worked on and due at `now`. */
  due(now: Instant, limit: number): Promise<readonly Delivery[]>;
  /** Those that wait for an attempt, the first or another one: how many, and when the oldest of them came. */
  waiting(): Promise<{ readonly count: number; readonly oldestAt: Instant | null }>;
  markDone(id: number, at: Instant): Promise<void>;
  /** Kept for another attempt at `nextAt`, or for a person to look at (`nextAt` null). */
  markFailed(id: number, fault: string, nextAt: Instant | null): Promise<void>;
  /** Deliveries done before `time` are dropped, their digests stay. @returns how many. */
  forget(time: Instant): Promise<number>;
}

/** Events inside deliveries, each worked on once: Meta repeats them in other deliveries too. */
export interface SeenEvents {
  /** True the first time this key comes. */
  first(accountId: string, key: string, at: Instant): Promise<boolean>;
}

export type AuditEntry = {
  readonly at: Instant;
  readonly actorId: string | null;
  /** The name when it happened. */
  readonly actor: string | null;
  /** Such as "number.reveal". */
  readonly action: string;
  readonly target: string | null;
  /** Never a secret. */
  readonly detail: Readonly<Record<string, string>>;
};

export interface Audit {
  add(entry: AuditEntry): Promise<void>;
  /** Newest first; `before` an entry's id. */
  list(query: {
    readonly before?: number;
    readonly limit: number;
  }): Promise<readonly (AuditEntry & { readonly id: number })[]>;
}

/** Everything that outlives the process. What a resolved promise says is on disk. */
export interface Storage {
  readonly people: People;
  readonly invitations: Invitations;
  readonly sessions: Sessions;
  readonly phoneGrants: PhoneGrants;
  readonly accounts: Accounts;
  readonly numbers: Numbers;
  readonly permissions: Permissions;
  readonly calls: Calls;
  readonly deliveries: Deliveries;
  readonly seenEvents: SeenEvents;
  readonly audit: Audit;
  /**
   * All of it or nothing, as if transactions ran one after the other; must not be nested. `work` uses no storage but the one
   * it is given, and does nothing else that counts: after a collision with another transaction it runs again.
   */
  transaction<Value>(work: (storage: Storage) => Promise<Value>): Promise<Value>;
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
