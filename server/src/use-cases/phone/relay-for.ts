import type { Secrets } from "../../core/ports/secrets.ts";
import type { Instant } from "../../core/time.ts";
import type { Relay } from "../ports.ts";

/** A TURN server as a browser wants it (W3C WebRTC, RTCIceServer). */
export type IceServer = {
  readonly urls: readonly string[];
  readonly username: string;
  readonly credential: string;
};

/**
 * The relays a phone may use until `expiresAt`, with a password of its own that the TURN server can check without knowing
 * it: user name `<expiry in seconds>:<extension>`, password base64(HMAC-SHA-1(secret, user name))
 * (draft-uberti-behave-turn-rest-00, section 2.2).
 */
export function relayFor(
  { secrets, relay }: { readonly secrets: Pick<Secrets, "turnCredential">; readonly relay: Relay | null },
  extension: string,
  expiresAt: Instant,
): readonly IceServer[] {
  if (relay === null) return [];
  const username = `${String(Math.floor(expiresAt / 1_000))}:${extension}`;
  return [{ urls: relay.urls, username, credential: secrets.turnCredential(relay.secret, username) }];
}
