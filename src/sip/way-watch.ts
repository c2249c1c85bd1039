/** Milliseconds without a packet, after the browser has gone over to another way, that make the call deaf. */
const patience = 600;

/** Milliseconds for which it is not told again: mending changes the way as well, and a customer may just be silent. */
const respite = 10_000;

/**
 * Tells when the browser has found itself another pair of addresses (RFC 8445 8.1) and nothing arrives there. Asterisk does
 * not follow: once its ICE is complete it sends where it began to, and ignores checks (pjnath, handle_incoming_check). Both
 * sides call such a connection connected, and one of them hears nothing. A change alone is no sign: browsers try several
 * ways when a call begins, and Asterisk's first one goes on working.
 */
export function watchWay(peer: RTCPeerConnection, deaf: () => void): void {
  let looking: ReturnType<typeof setTimeout> | undefined;
  let isWatched = false;
  let told = -respite;

  async function arrived(): Promise<number> {
    let packets = 0;
    for (const report of (await peer.getStats()).values() as Iterable<Record<string, unknown>>) {
      if (report["type"] === "inbound-rtp") packets += Number(report["packetsReceived"]);
    }
    return packets;
  }

  async function changed(): Promise<void> {
    clearTimeout(looking);
    const before = await arrived();
    clearTimeout(looking);
    // Nobody has been heard yet: a call that still rings, or a customer who sends nothing.
    if (before === 0) return;
    looking = setTimeout(() => {
      if (peer.connectionState === "closed" || Date.now() - told < respite) return;
      void arrived().then((now) => {
        if (now !== before) return;
        told = Date.now();
        deaf();
      });
    }, patience);
  }

  peer.addEventListener("connectionstatechange", () => {
    // Not in every browser.
    const way = peer.getReceivers()[0]?.transport?.iceTransport;
    if (isWatched || peer.connectionState !== "connected" || way === undefined) return;
    isWatched = true;
    way.addEventListener("selectedcandidatepairchange", () => void changed());
  });
}
