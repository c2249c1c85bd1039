import type { MetaFault } from "../meta/fault.ts";
import type { Instant } from "../time.ts";
import type { SettingsAtMeta, SipServer, WantedCallSettings } from "./call-settings.ts";

/** Where customers' calls to a number go. */
export type Destination =
  /** Our agents, through the queue. */
  | { readonly kind: "agents" }
  /** A SIP phone or PBX of somebody else that registers at our Asterisk under this extension. */
  | { readonly kind: "extension"; readonly extension: string }
  /** Another SIP server, which Meta sends the calls to: they never reach our Asterisk. */
  | ({ readonly kind: "own-server" } & SipServer)
  /** Kept for a Bitrix24 connector; until there is one the agents get the calls. */
  | { readonly kind: "bitrix24" };

/** The last thing that worked and the last that did not, in one direction of a trunk. */
export type TrunkDirection = {
  readonly lastSuccessAt: Instant | null;
  readonly lastFailureAt: Instant | null;
  /** Meta's or Asterisk's own words. */
  readonly lastFailure: string | null;
};

/** A WhatsApp business number, as we keep it. Its SIP password is kept apart, sealed. */
export type BusinessNumber = {
  readonly id: string;
  readonly accountId: string;
  /** Meta's id of it. */
  readonly phoneNumberId: string;
  /** E.164 with its plus. */
  readonly number: string;
  readonly label: string;
  readonly destination: Destination;
  readonly wanted: WantedCallSettings | null;
  readonly meta: SettingsAtMeta | null;
  /** When the last attempt to read Meta's settings failed after `meta.readAt`, else null. */
  readonly readFailedAt: Instant | null;
  readonly lastError: MetaFault | null;
  readonly passwordSet: boolean;
  readonly inbound: TrunkDirection;
  readonly outbound: TrunkDirection;
  readonly version: number;
};

/** A Meta account: whose numbers they are and how Meta is spoken to. Its secrets are kept apart, sealed. */
export type Account = {
  readonly id: string;
  readonly name: string;
  readonly wabaId: string;
  readonly appId: string | null;
  readonly graph: GraphAccess;
  readonly hasAppSecret: boolean;
  /** Last part of the account's webhook address; 22 characters. */
  readonly hook: string;
  readonly verifyToken: string;
  readonly webhookSeenAt: Instant | null;
  readonly lastError: MetaFault | null;
  readonly version: number;
};

/** Meta itself, or a proxy that speaks like it (separator's partner proxy: `Token`). */
export type GraphAccess = {
  /** Without a slash at its end; with the version where there is one. */
  readonly baseUrl: string;
  readonly authorization: "Bearer" | "Token";
};
