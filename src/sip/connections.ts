import { closeInPeace } from "./close-in-peace.ts";
import { patience } from "./gathering.ts";
import type { Framed } from "./own-frame.ts";

/** A connection for one call. */
export type Connection = {
  readonly peer: RTCPeerConnection;
  /** Whether a STUN or TURN server may still have something to say. */
  readonly awaitsServer: boolean;
  /** To be told whether one had, once the addresses have been named. */
  readonly heard: (server: "spoke" | "silent") => void;
  /** Gives it back, as soon as it has no news of itself. */
  readonly close: () => void;
};

/** What connections are made of: `navigator` and friends, or a test's. */
export type ConnectionPorts = {
  readonly make: (configuration: RTCConfiguration) => RTCPeerConnection;
  /** One that knows the addresses which this computer has now, whatever the page has been told of them. */
  readonly makeAnew: (configuration: RTCConfiguration) => Framed;
  readonly now: () => number;
};

export type Connections = {
  /** A connection that knows its addresses already, where one was ready; else a fresh one. Whoever takes it closes it. */
  readonly take: () => Connection;
  /** One that leaves the spare one to a call that comes in. Whoever makes it closes it. */
  readonly make: () => Connection;
  /** One that looks for this computer's addresses anew, or for those alone. Whoever makes it closes it. */
  readonly makeAnew: (asks: "servers" | "nobody") => Connection;
  /** Sees to it that the next call finds one ready. Also renews one whose addresses may have changed meanwhile. */
  readonly warmUp: () => void;
  readonly drop: () => void;
  /** From the next connection on: these servers, and no others. */
  readonly useServers: (servers: readonly RTCIceServer[]) => void;
};

/** Milliseconds for which the addresses of a spare connection are believed. */
const freshness = 4 * 60_000;

/**
 * Milliseconds for which a server that was silent in its time is taken to be dead, and no call waits for it. A spare one asks
 * anew meanwhile: whatever the server says to that ends it.
 */
const grudge = 60_000;

/** Milliseconds until the one that was taken is replaced: a call that begins has better things to do. */
const respite = 2_000;

/**
 * The connections of calls, with a spare one whose addresses are gathered in advance (RFC 8829 3.5.4, the candidate pool):
 * the next offer or answer names them all at once, whatever becomes of a STUN server.
 */
export function createConnections(
  first: readonly RTCIceServer[],
  { make, makeAnew, now }: ConnectionPorts,
): Connections {
  let iceServers = first;
  let isWarm = false;
  let silentUntil = -Infinity;
  let spare: { readonly peer: RTCPeerConnection; readonly since: number } | null = null;

  const configuration = (pool: number, servers = iceServers): RTCConfiguration => ({
    iceServers: [...servers],
    bundlePolicy: "max-bundle",
    rtcpMuxPolicy: "require",
    iceCandidatePoolSize: pool,
  });
  const create = (pool: number): RTCPeerConnection => make(configuration(pool));

  let again: ReturnType<typeof setTimeout> | undefined;

  /** Chromium closes every connection of a page when the computer goes to sleep, the spare one with them. */
  const isFresh = (limit = freshness) =>
    spare !== null && spare.peer.signalingState !== "closed" && now() - spare.since < limit;

  function close(): void {
    spare?.peer.close();
    spare = null;
  }

  function warmUp(): void {
    isWarm = true;
    // Asked at each registration: the one that would be too old before the next is renewed now.
    if (isFresh(freshness / 2)) return;
    close();
    spare = { peer: create(1), since: now() };
  }

  function connectionOn(peer: RTCPeerConnection, waited: number, discard?: () => void): Connection {
    // Firefox takes no pool: its spare has asked nobody yet.
    const hasAsked = waited >= patience && peer.getConfiguration().iceCandidatePoolSize === 1;
    const awaitsServer = iceServers.length > 0 && !hasAsked && now() >= silentUntil;
    return {
      peer,
      awaitsServer,
      close: () => closeInPeace(peer, discard),
      heard: (server) => {
        if (server === "spoke") silentUntil = -Infinity;
        // Whoever did not wait cannot know.
        else if (hasAsked || awaitsServer) silentUntil = now() + grudge;
      },
    };
  }

  return {
    take: () => {
      if (!isFresh()) close();
      const taken = spare;
      spare = null;
      clearTimeout(again);
      if (isWarm) again = setTimeout(warmUp, respite);
      return taken === null ? connectionOn(create(0), 0) : connectionOn(taken.peer, now() - taken.since);
    },
    make: () => connectionOn(create(0), 0),
    makeAnew: (asks) => {
      const { peer, discard } = makeAnew(configuration(0, asks === "nobody" ? [] : iceServers));
      return connectionOn(peer, 0, discard);
    },
    warmUp,
    drop: () => {
      isWarm = false;
      // The next line may be over another network.
      silentUntil = -Infinity;
      clearTimeout(again);
      close();
    },
    useServers: (servers) => {
      if (JSON.stringify(servers) === JSON.stringify(iceServers)) return;
      iceServers = servers;
      silentUntil = -Infinity;
      // Its addresses are those of the servers before.
      close();
      if (isWarm) warmUp();
    },
  };
}
