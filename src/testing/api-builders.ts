import type {
  Account,
  AuditEntry,
  BusinessNumber,
  CallRecord,
  MetaFault,
  Permission,
  PhoneAtPbx,
  PhoneCredentials,
  Session,
  SettingsAtMeta,
  Team,
  TeamAgent,
} from "../api/contract.ts";
import { friday } from "./builders.ts";
import { maria, sales, support } from "./people.ts";
import { alice, bob } from "./staff.ts";

const second = 1_000;
const minute = 60 * second;
const day = 24 * 60 * minute;

/** A time of the contract, so many milliseconds after the Friday morning that the examples play on. */
export function at(offset = 0): string {
  return new Date(friday + offset).toISOString();
}

export const supportId = "00000000-0000-4000-9000-000000000001";
export const salesId = "00000000-0000-4000-9000-000000000002";
const accountId = "00000000-0000-4000-9000-0000000000a1";

export function aSession(facts: Partial<Session> = {}): Session {
  return { person: alice, expiresAt: at(day), domain: "pbx.example.com", ...facts };
}

export function phoneCredentials(facts: Partial<PhoneCredentials> = {}): PhoneCredentials {
  return {
    user: "1001",
    password: "first password of the line",
    domain: "pbx.example.com",
    expiresAt: at(600 * second),
    iceServers: [],
    ...facts,
  };
}

export function aPhoneAtPbx(facts: Partial<PhoneAtPbx> = {}): PhoneAtPbx {
  return {
    state: "reachable",
    since: at(),
    roundTripMs: 24,
    contacts: 1,
    pbx: { state: "connected", since: at(-day) },
    ...facts,
  };
}

export function settingsAtMeta(facts: Partial<SettingsAtMeta> = {}): SettingsAtMeta {
  return {
    readAt: at(-40 * second),
    stale: false,
    calling: "on",
    sip: "on",
    servers: [{ hostname: "pbx.example.com", port: 5061, ours: true }],
    keyExchange: "SDES",
    callHours: null,
    callbackPermission: "on",
    callIcon: "shown",
    additionalCodecs: [],
    restrictions: [],
    number: {
      verifiedName: "Example Ltd",
      status: "CONNECTED",
      quality: "GREEN",
      messagingLimit: "TIER_2K",
      accountMode: "LIVE",
    },
    ...facts,
  };
}

const quiet = { lastSuccessAt: at(-minute), lastFailureAt: null, lastFailure: null };

/** The Support number, all well. */
export function aBusinessNumber(facts: Partial<BusinessNumber> = {}): BusinessNumber {
  return {
    id: supportId,
    accountId,
    phoneNumberId: "106540352242922",
    number: support,
    label: "Support",
    destination: { kind: "agents" },
    wanted: null,
    meta: settingsAtMeta(),
    trunk: {
      state: "set-up",
      hostname: "pbx.example.com",
      port: 5061,
      keyExchange: "SDES",
      inbound: quiet,
      outbound: quiet,
    },
    drift: [],
    lastError: null,
    passwordSet: true,
    permissionTemplate: null,
    version: 1,
    ...facts,
  };
}

/** The Sales number, all well. */
export function salesNumber(facts: Partial<BusinessNumber> = {}): BusinessNumber {
  return aBusinessNumber({
    id: salesId,
    phoneNumberId: "106540352242933",
    number: sales,
    label: "Sales",
    ...facts,
  });
}

export function anAccount(facts: Partial<Account> = {}): Account {
  return {
    id: accountId,
    name: "Example Ltd",
    wabaId: "102290129340398",
    appId: "1234567890",
    graph: { baseUrl: "https://graph.facebook.com/v26.0", authorization: "Bearer" },
    hasAppSecret: true,
    webhookPath: "/webhooks/meta/AAAAAAAAAAAAAAAAAAAAAA",
    verifyToken: "verify-me",
    webhookSeenAt: at(-minute),
    numbers: 2,
    lastError: null,
    version: 1,
    ...facts,
  };
}

export function aMetaFault(kind: MetaFault["kind"], facts: Partial<MetaFault> = {}): MetaFault {
  return { kind, code: null, subcode: null, text: null, at: at(), nextAllowedAt: null, ...facts };
}

/** María may be called from Support for a week. */
export function aPermission(facts: Partial<Permission> = {}): Permission {
  return {
    numberId: supportId,
    customer: maria.number,
    state: "temporary",
    expiresAt: at(6 * day),
    verb: "call",
    waitUntil: null,
    calls: { left: 98, max: 100, until: null },
    requests: { day: { left: 1, max: 1, until: null }, week: { left: 2, max: 2, until: null } },
    unanswered: { inARow: 0, warnsAt: 2, endsAt: 4, next: "nothing" },
    window: null,
    pending: null,
    declinedAt: null,
    readAt: at(),
    unknown: null,
    ...facts,
  };
}

/** Alice answered María at Support and talked for two minutes. */
export function aCallRecord(facts: Partial<CallRecord> = {}): CallRecord {
  return {
    id: "call-record-1",
    direction: "inbound",
    customer: maria.number,
    customerName: maria.name,
    businessNumber: support,
    label: "Support",
    agent: alice.name,
    startedAt: at(-day),
    answeredAt: at(-day + 6 * second),
    endedAt: at(-day + 126 * second),
    outcome: "answered",
    failure: null,
    ...facts,
  };
}

/** Alice, reachable and idle. */
export function aTeamAgent(facts: Partial<TeamAgent> = {}): TeamAgent {
  return {
    personId: alice.id,
    name: alice.name,
    extension: "1001",
    phone: aPhoneAtPbx(),
    browser: { line: "ready", at: at() },
    shift: { state: "ready", reason: null, since: null },
    call: null,
    ...facts,
  };
}

/** Alice and Bob, both reachable; both numbers with their trunks. */
export function aTeam(facts: Partial<Team> = {}): Team {
  const trunkOf = ({ id, number, label, trunk }: BusinessNumber): Team["trunks"][number] => ({
    numberId: id,
    number,
    label,
    state: trunk.state,
    inbound: trunk.inbound,
    outbound: trunk.outbound,
  });
  return {
    pbx: { state: "connected", since: at(-day) },
    agents: [aTeamAgent(), aTeamAgent({ personId: bob.id, name: bob.name, extension: "1002" })],
    trunks: [trunkOf(aBusinessNumber()), trunkOf(salesNumber())],
    ...facts,
  };
}

export function anAuditEntry(facts: Partial<AuditEntry> = {}): AuditEntry {
  return {
    id: 1,
    at: at(),
    actor: "Nora Haug",
    action: "number.reveal",
    target: support,
    detail: { what: "meta-sip-password" },
    ...facts,
  };
}
