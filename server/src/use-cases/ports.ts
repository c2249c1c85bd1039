import type { SipServer } from "../core/numbers/call-settings.ts";
import type { Person } from "../core/people/person.ts";
import type { Clock } from "../core/ports/clock.ts";
import type { IdentityProvider } from "../core/ports/identity-provider.ts";
import type { Live } from "../core/ports/live.ts";
import type { Logger } from "../core/ports/logger.ts";
import type { Meta } from "../core/ports/meta.ts";
import type { PbxSetUp, PbxView } from "../core/ports/pbx.ts";
import type { Secrets } from "../core/ports/secrets.ts";
import type { Storage } from "../core/ports/storage.ts";
import type { Memory } from "./memory.ts";

/** Everything a use case may need; each takes only what it uses: `Pick<Ports, "storage" | "clock">`. */
export type Ports = {
  readonly storage: Storage;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly meta: Meta;
  readonly pbx: PbxSetUp;
  readonly view: PbxView;
  readonly live: Live;
  readonly logger: Logger;
  /** Null: people sign in by password only. */
  readonly identityProvider: IdentityProvider | null;
  readonly settings: Settings;
  /** `createMemory()`, once per process. */
  readonly memory: Memory;
};

/** What whoever installed the backend decided (server/src/config.ts). Durations in milliseconds. */
export type Settings = {
  /** Host part of the agents' SIP addresses. */
  readonly domain: string;
  /** What Meta must have as SIP server to reach our Asterisk. */
  readonly sipServer: SipServer;
  readonly sessionLasts: number;
  readonly phoneCredentialsLast: number;
  readonly invitationLasts: number;
  /** TURN servers for phones that reach Asterisk's media ports no other way; null: none. */
  readonly relay: Relay | null;
};

/** TURN servers that share a secret with us (coturn: `use-auth-secret`, `static-auth-secret`). */
export type Relay = { readonly urls: readonly string[]; readonly secret: string };

/** Who asks: somebody signed in. */
export type Actor = {
  readonly person: Person;
  /** Digest of their session's token. */
  readonly session: string;
};
