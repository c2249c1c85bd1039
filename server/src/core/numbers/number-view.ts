import type { Role } from "../people/person.ts";
import { may } from "../people/person.ts";
import { trunkState, type TrunkState } from "../phones/team.ts";
import { MINUTE } from "../time.ts";
import type { Instant } from "../time.ts";
import type { BusinessNumber, TrunkDirection } from "./business-number.ts";
import type { KeyExchange, MessageTemplate, SipServer } from "./call-settings.ts";
import { driftOf, TRUNK_KEY_EXCHANGE } from "./drift.ts";
import type { Drift } from "./drift.ts";

/** A number's trunk in Asterisk (contract: Trunk). */
export type Trunk = SipServer & {
  readonly state: TrunkState;
  readonly keyExchange: KeyExchange;
  readonly inbound: TrunkDirection;
  readonly outbound: TrunkDirection;
};

/** A number as it is shown (contract: BusinessNumber). Without a secret. */
export type NumberView = Omit<BusinessNumber, "readFailedAt" | "inbound" | "outbound"> & {
  readonly trunk: Trunk;
  readonly drift: readonly Drift[];
  /** `meta` is from before a failed attempt to read, or from long ago. */
  readonly stale: boolean;
  readonly permissionTemplate: MessageTemplate | null;
};

/** Three periods of `refreshStaleNumbers` missed. */
export const STALE_AFTER = 45 * MINUTE;

export type ViewFacts = {
  /** Whether Asterisk has the number's trunk, and its external extension if it has one. */
  readonly endpoint: "yes" | "no" | "unknown";
  readonly sipServer: SipServer;
  readonly now: Instant;
  readonly reader: Role;
};

/** What this reader may see. `wanted` and `lastError` are for administrators: others get null. */
export function viewNumber(number: BusinessNumber, facts: ViewFacts): NumberView {
  const { sipServer, now, reader } = facts;
  const state = trunkState(number.destination, facts.endpoint);
  const { id, accountId, phoneNumberId, label, destination, wanted, meta, passwordSet, version } = number;
  const full = may(reader, "manage-numbers");
  return {
    id,
    accountId,
    phoneNumberId,
    number: number.number,
    label,
    destination,
    wanted: full ? wanted : null,
    meta,
    trunk: {
      state,
      ...sipServer,
      keyExchange: TRUNK_KEY_EXCHANGE,
      inbound: number.inbound,
      outbound: number.outbound,
    },
    drift: driftOf({ number, sipServer, trunk: state, now }),
    stale: meta !== null && (number.readFailedAt !== null || now - meta.readAt > STALE_AFTER),
    lastError: full ? number.lastError : null,
    passwordSet,
    permissionTemplate: wanted?.permissionTemplate ?? null,
    version,
  };
}
