/** The side of a connection that says what was agreed on it. */
type Agreed = Pick<RTCPeerConnection, "currentLocalDescription" | "currentRemoteDescription">;
/** What says where a connection sends from. */
type Placed = Pick<
  RTCPeerConnection,
  "currentLocalDescription" | "getReceivers" | "localDescription" | "signalingState"
>;

/**
 * Whether a connection can send from nowhere any more: this computer does not have the address left that it sent from, as one
 * shows that has just looked (`fresh`), or none of those it had named where the browser does not tell; or the browser has
 * closed it. False where nobody can say, because addresses are hidden behind names (mDNS) or there are none now.
 */
export function isStranded(connection: Placed, fresh: Pick<Placed, "localDescription">): boolean {
  const now = addressesIn(fresh.localDescription);
  if (now.length === 0) return false;
  if (connection.signalingState === "closed") return true;
  const before = placesOf(connection);
  const areKnown = [...now, ...before].every((address) => !address.endsWith(".local"));
  return areKnown && before.length > 0 && !before.some((address) => now.includes(address));
}

/** A computer may keep addresses from which nothing ever leaves it: of virtual machines, say. */
function placesOf(connection: Placed): readonly string[] {
  const { currentLocalDescription: agreed, localDescription: last } = connection;
  const inUse = addressInUse(connection);
  return inUse === null ? [agreed, last].flatMap(addressesIn) : [inUse];
}

/** The address of this computer's that the chosen way begins at (RFC 8445 5.1.1.2, its base); null where that is not known. */
function addressInUse(connection: Pick<Placed, "getReceivers">): string | null {
  // Firefox has no such transports (W3C webrtc-pc 5.6).
  const ice = connection.getReceivers()[0]?.transport?.iceTransport as Partial<RTCIceTransport> | undefined;
  const local = ice?.getSelectedCandidatePair?.()?.local;
  // Chromium sets an IPv6 address in brackets there, and in a description not.
  return local === undefined ? null : (baseOf(local)?.replace(/^\[(.*)\]$/, "$1") ?? null);
}

function baseOf({ type, address, relatedAddress }: RTCIceCandidate): string | null {
  if (type === "host") return address;
  // Hidden as 0.0.0.0, or as ::, for reasons of privacy.
  const isKnown = type !== "relay" && relatedAddress !== null && !/^[[\]0.:]*$/.test(relatedAddress);
  return isKnown ? relatedAddress : null;
}

/**
 * The offer of another connection to a call that is up, worded so that Asterisk takes it for one. A new fingerprint alone does
 * not make it shake hands anew (RFC 8842 5.1): it holds the fingerprint against the certificate it has and hangs up. It
 * begins anew when its DTLS role changes (`dtls_set_setup` in res_rtp_asterisk.c), but OpenSSL cannot go over from the one
 * role to the other once it has shaken hands. Asterisk reads `setup` for the session first and then for the medium, which is
 * what counts (RFC 4145 4): there and back again, in one offer, leaves it in its role and at the beginning.
 */
export function asRenewal(offer: string, connection: Agreed): string {
  const theirs = theirRole(connection);
  const ours = theirs === "active" ? "passive" : "active";
  return offer.replace(/^a=setup:actpass$/gm, `a=setup:${ours}`).replace(/^(?=m=)/m, `a=setup:${theirs}\r\n`);
}

/** The part the other side has in the DTLS that is up (RFC 5763 5): `active` is who began. */
function theirRole({ currentLocalDescription: ours, currentRemoteDescription: theirs }: Agreed): Role {
  if (theirs?.type === "answer") return roleIn(theirs);
  return roleIn(ours) === "active" ? "passive" : "active";
}

type Role = "active" | "passive";

const roleIn = (description: RTCSessionDescription | null): Role =>
  /^a=setup:active\r?$/m.test(description?.sdp ?? "") ? "active" : "passive";

const addressesIn = (description: RTCSessionDescription | null): readonly string[] =>
  [...(description?.sdp ?? "").matchAll(/^a=candidate:\S+ \d+ udp \d+ (\S+) \d+ typ host/gim)].map(
    ([, address]) => String(address),
  );

/**
 * Lets descriptions of several connections be those of one session: the first one's, whose version goes up each time
 * (RFC 3264 8).
 */
export function createSameSession(): (description: string) => string {
  const origin = /^o=(\S+ \S+) (\d+) /m;
  let session: string | null = null;
  let version = 0;
  return (description) => {
    const [, whose = "", said = ""] = origin.exec(description) ?? [];
    session ??= whose;
    version = Math.max(version + 1, whose === session ? Number(said) : 0);
    return description.replace(origin, `o=${session} ${String(version)} `);
  };
}
