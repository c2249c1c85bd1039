import type { TrunkState } from "../phones/team.ts";
import type { Instant } from "../time.ts";
import type { BusinessNumber } from "./business-number.ts";
import type { SettingsAtMeta, SipServer } from "./call-settings.ts";
import { differingFields } from "./differing-fields.ts";

/** A difference that matters between what Meta has, what we want, and what Asterisk has. Words are the app's. */
export type Drift = {
  readonly kind:
    | "calling-off"
    | "sip-off"
    | "no-server"
    | "other-hostname"
    | "other-port"
    | "second-server"
    | "key-exchange-mismatch"
    | "password-missing"
    | "password-changed"
    | "trunk-missing"
    | "restricted"
    | "messaging-limit-low"
    | "number-not-connected"
    | "settings-differ"
    | "not-ready-destination";
  readonly severity: "blocking" | "warning" | "info";
  readonly params: Readonly<Record<string, string>>;
  /** `set-up-trunk`: reading the number anew gives Asterisk its trunk again. */
  readonly remedy: "write-settings" | "rotate-password" | "set-up-trunk" | "at-meta" | "none";
};

/** Our trunks speak SDES (facts: DTLS to Meta needs ICE as controlling side, which Asterisk is not). */
export const TRUNK_KEY_EXCHANGE = "SDES";

/** Calling cannot be switched on below this limit of conversations a day (Meta's error 138015). */
const LEAST_MESSAGING_LIMIT = 2000;

export type DriftFacts = {
  readonly number: BusinessNumber;
  /** What Meta must have to reach our Asterisk. */
  readonly sipServer: SipServer;
  readonly trunk: TrunkState;
  readonly now: Instant;
};

/** Everything that is not as it should be with a number, what matters most first within each matter. */
export function driftOf(facts: DriftFacts): readonly Drift[] {
  const { meta } = facts.number;
  return [
    ...(meta === null
      ? []
      : [
          ...numberDrift(meta),
          ...switchDrift(facts, meta),
          ...serverDrift(facts, meta),
          ...keyExchangeDrift(facts, meta),
          ...passwordDrift(facts, meta),
          ...restrictionDrift(meta, facts.now),
          ...settingsDrift(facts, meta),
        ]),
    ...trunkDrift(facts),
    ...destinationDrift(facts),
  ];
}

/** Where Meta should send this number's calls. */
export function wantedServer(number: Pick<BusinessNumber, "destination">, ours: SipServer): SipServer {
  const { destination } = number;
  return destination.kind === "own-server"
    ? { hostname: destination.hostname, port: destination.port }
    : ours;
}

const drift = (
  kind: Drift["kind"],
  severity: Drift["severity"],
  remedy: Drift["remedy"],
  params: Drift["params"] = {},
): Drift => ({ kind, severity, remedy, params });

/** What an administrator has switched off is no fault. Until somebody decides, a number is there to be called. */
const wants = ({ number: { wanted } }: DriftFacts, what: "calling" | "sip") =>
  wanted === null || wanted[what] === "on";

function switchDrift(facts: DriftFacts, meta: SettingsAtMeta): readonly Drift[] {
  return [
    ...(wants(facts, "calling") && meta.calling === "off"
      ? [drift("calling-off", "blocking", "write-settings")]
      : []),
    ...(wants(facts, "sip") && meta.sip === "off" ? [drift("sip-off", "blocking", "write-settings")] : []),
  ];
}

function serverDrift(facts: DriftFacts, meta: SettingsAtMeta): readonly Drift[] {
  if (!wants(facts, "sip")) return [];
  const wanted = wantedServer(facts.number, facts.sipServer);
  const chosen = meta.servers.find(({ ours }) => ours) ?? meta.servers[0];
  if (chosen === undefined) return [drift("no-server", "blocking", "write-settings", serverParams(wanted))];
  return [
    ...misdirected(chosen, wanted),
    // Meta ends a call on a BYE from any of them; only the app that set a server can take it away.
    ...meta.servers
      .filter((server) => server !== chosen)
      .map((other) => drift("second-server", "warning", "at-meta", serverParams(other))),
  ];
}

function misdirected(chosen: SipServer, wanted: SipServer): readonly Drift[] {
  const params = { ...serverParams(wanted), atMeta: `${chosen.hostname}:${chosen.port}` };
  if (chosen.hostname.toLowerCase() !== wanted.hostname.toLowerCase())
    return [drift("other-hostname", "blocking", "write-settings", params)];
  return chosen.port === wanted.port ? [] : [drift("other-port", "blocking", "write-settings", params)];
}

const serverParams = ({ hostname, port }: SipServer) => ({ hostname, port: String(port) });

function keyExchangeDrift({ number, trunk }: DriftFacts, meta: SettingsAtMeta): readonly Drift[] {
  const here = trunk === "not-ours" ? number.wanted?.keyExchange : TRUNK_KEY_EXCHANGE;
  if (here === undefined || here === meta.keyExchange) return [];
  return [
    drift("key-exchange-mismatch", "blocking", "write-settings", { atMeta: meta.keyExchange, trunk: here }),
  ];
}

function passwordDrift(facts: DriftFacts, meta: SettingsAtMeta): readonly Drift[] {
  if (facts.trunk === "not-ours" || !wants(facts, "sip") || meta.servers.length === 0) return [];
  if (!facts.number.passwordSet) return [drift("password-missing", "blocking", "write-settings")];
  return meta.passwordAtPbx === "behind" ? [drift("password-changed", "blocking", "set-up-trunk")] : [];
}

function restrictionDrift(meta: SettingsAtMeta, now: Instant): readonly Drift[] {
  return meta.restrictions
    .filter(({ until }) => until === null || until > now)
    .map(({ kind, reason, until }) =>
      drift(
        "restricted",
        kind === "outbound-calls" || kind === "inbound-calls" ? "blocking" : "warning",
        "at-meta",
        {
          what: kind,
          ...(reason === null ? {} : { reason }),
          ...(until === null ? {} : { until: new Date(until).toISOString() }),
        },
      ),
    );
}

function numberDrift({ number, calling }: SettingsAtMeta): readonly Drift[] {
  if (number === null) return [];
  const { status, messagingLimit } = number;
  const limit = messagesADay(messagingLimit);
  return [
    ...(status !== null && status.toUpperCase() !== "CONNECTED"
      ? [drift("number-not-connected", "blocking", "at-meta", { status })]
      : []),
    ...(limit !== null && limit < LEAST_MESSAGING_LIMIT
      ? [
          drift("messaging-limit-low", calling === "off" ? "blocking" : "warning", "at-meta", {
            limit: String(limit),
            needed: String(LEAST_MESSAGING_LIMIT),
          }),
        ]
      : []),
  ];
}

/** TIER_250 → 250, TIER_2K → 2000, TIER_UNLIMITED → Infinity; null for what says nothing. */
function messagesADay(tier: string | null): number | null {
  if (tier === "TIER_UNLIMITED") return Infinity;
  const [, digits, thousands] = /^TIER_(\d{1,9})(K?)$/.exec(tier ?? "") ?? [];
  return digits === undefined ? null : Number(digits) * (thousands === "K" ? 1000 : 1);
}

function settingsDrift({ number: { wanted } }: DriftFacts, meta: SettingsAtMeta): readonly Drift[] {
  if (wanted === null) return [];
  return differingFields(wanted, meta).map((field) =>
    drift("settings-differ", "warning", "write-settings", { field }),
  );
}

function trunkDrift({ number, trunk }: DriftFacts): readonly Drift[] {
  return trunk === "missing" && number.passwordSet
    ? [drift("trunk-missing", "blocking", "set-up-trunk", { number: number.number })]
    : [];
}

function destinationDrift({ number: { destination } }: DriftFacts): readonly Drift[] {
  return destination.kind === "bitrix24"
    ? [drift("not-ready-destination", "warning", "none", { destination: "bitrix24" })]
    : [];
}
