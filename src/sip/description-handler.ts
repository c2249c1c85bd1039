import type { SessionDescriptionHandler, SessionDescriptionHandlerOptions } from "sip.js";
import type { Clock } from "../core/ports/clock.ts";
import { unlessClosed } from "./browser-closing.ts";
import type { Connection } from "./connections.ts";
import { gather, type Gathering } from "./gathering.ts";
import { asRenewal, createSameSession, isStranded } from "./renewal.ts";
import { withoutSlowKeyTones } from "./telephone-events.ts";

/** How one description differs from the usual: a call that talks. */
export type DescriptionOptions = SessionDescriptionHandlerOptions & {
  /** Ask for silence from the other side, or give it: `sendonly` (RFC 3264 8.4). */
  readonly hold?: boolean;
  /** Look for a way anew: the network has changed (RFC 8445 9). */
  readonly iceRestart?: boolean;
};

const sdpType = "application/sdp";

export type DescriptionHandler = SessionDescriptionHandler & {
  /** Makes the first offer before it is asked for, which is then all that is left to send. */
  readonly prepare: () => void;
  /** Where a way is being looked for in vain, there may be another now. */
  readonly lookAgain: () => void;
  /** Looks whether the call can send from nowhere any more; false where nobody can say. */
  readonly isStranded: () => Promise<boolean>;
};

export type DescriptionPorts = {
  /** What is sent when the first description is made; it may be nothing yet, and something else at any time. */
  readonly track: () => MediaStreamTrack | null;
  /** A connection of the addresses which this computer has now: one to offer, or one to look at. */
  readonly makeAnew: (asks: "servers" | "nobody") => Connection;
  /** This connection has the call from now on; what comes over it is about to be told. The one before is closed. */
  readonly renewed: (connection: Connection) => void;
  /** The browser has closed the connection, and the answer to our offer found it so. */
  readonly lost: () => void;
  /** A hidden page's own timers would let a call wait. */
  readonly clock: Pick<Clock, "after">;
};

/** Milliseconds in which a connection made anew has named an address, if this computer has one. */
const glance = 500;
/** Milliseconds in which the address that is missed may still be named: a busy page hears of one later than of another. */
const secondThought = 50;

/**
 * Offers and answers of one call's audio, as sip.js asks for them (RFC 3264, RFC 8829). A call whose connection has no address
 * left is offered another one, in the same session.
 */
export function createDescriptionHandler(
  first: Connection,
  { track, makeAnew, renewed, lost, clock }: DescriptionPorts,
): DescriptionHandler {
  let connection = first;
  /** Offered in the place of the one there is, and not answered yet. */
  let successor: Connection | null = null;
  let prepared: Promise<string> | null = null;
  const gatherings = new Set<Gathering>();
  let isClosed = false;
  let working: Promise<unknown> = Promise.resolve();
  let lookAgain: () => void = () => undefined;
  const asSameSession = createSameSession();

  /** Closing waits for it: what a browser was asked before its connection was closed, it never answers, and never forgets. */
  function inPeace<Result>(work: () => Promise<Result>): Promise<Result> {
    if (isClosed) return Promise.reject(new Error("The call is over"));
    const result = work();
    working = result.catch(() => undefined);
    return result;
  }

  /** The one audio line of the call: ours when we offer, made by the browser when we are offered. */
  async function audioLine(peer: RTCPeerConnection): Promise<RTCRtpTransceiver> {
    const [line] = peer.getTransceivers();
    if (line === undefined) return peer.addTransceiver(track() ?? "audio", { direction: "sendrecv" });
    if (line.currentDirection === null) await line.sender.replaceTrack(track());
    return line;
  }

  function look({ peer }: Connection, awaitsServer: boolean): Gathering {
    const looking = gather(peer, awaitsServer);
    gatherings.add(looking);
    if (isClosed) looking.stop();
    return looking;
  }

  function leave(looking: Gathering): void {
    gatherings.delete(looking);
    looking.stop();
  }

  /** Waits until all addresses are named that are worth waiting for. */
  async function untilNamed({ heard }: Connection, looking: Gathering): Promise<true> {
    await looking.enough;
    // One that was stopped has not been given its time.
    if (gatherings.delete(looking) && !isClosed) heard(looking.hasServerSpoken() ? "spoke" : "silent");
    return true;
  }

  /**
   * Waits until there is an address to name. What ended the wait may have been news of the search before, which was still
   * going on. False: told to look again.
   */
  async function untilAddressed(first: Gathering, told: Promise<false>): Promise<boolean> {
    for (let looking = first; ; looking = look(connection, false)) {
      const hasFound = await Promise.race([untilNamed(connection, looking), told]);
      leave(looking);
      if (!hasFound || isClosed || namesAddress(connection.peer.localDescription)) return hasFound;
    }
  }

  async function draft(
    peer: RTCPeerConnection,
    options: DescriptionOptions,
  ): Promise<RTCSessionDescriptionInit> {
    const { hold = false, iceRestart = false } = options;
    const line = await audioLine(peer);
    // In an answer the browser takes away what was not offered (RFC 8829 5.3.1).
    line.direction = hold ? "sendonly" : "sendrecv";
    const { type, sdp } = await unlessClosed(peer, () =>
      isOffered(peer) ? peer.createAnswer() : peer.createOffer({ iceRestart }),
    );
    return { type, sdp: withoutSlowKeyTones(sdp ?? "") };
  }

  async function describe(options: DescriptionOptions): Promise<string> {
    const { peer, awaitsServer } = connection;
    const isOurAnswer = isOffered(peer);
    if (!isOurAnswer) dropSuccessor();
    // sip.js says of answers what was said of the offer before: they look for nothing.
    if (options.iceRestart === true && !isOurAnswer) return await findWay(options);
    const description = await draft(peer, options);
    const looking = peer.localDescription === null ? look(connection, awaitsServer) : null;
    await set(peer, description);
    if (looking !== null) await untilNamed(connection, looking);
    return peer.localDescription?.sdp ?? "";
  }

  async function findWay(options: DescriptionOptions): Promise<string> {
    const renewal = await describeAnew(options).catch(() => null);
    if (renewal !== null) return renewal;
    dropSuccessor();
    const { peer, awaitsServer } = connection;
    if (isOffered(peer)) throw new Error("The other side has asked meanwhile");
    const told = new Promise<false>((resolve) => {
      lookAgain = () => resolve(false);
    });
    const description = await draft(peer, options);
    const looking = look(connection, awaitsServer);
    await set(peer, description);
    if (await untilAddressed(looking, told)) return peer.localDescription?.sdp ?? "";
    // Refused by one that the browser has closed meanwhile: it is not needed any more.
    await set(peer, { type: "rollback" }).catch(() => undefined);
    return await findWay(options);
  }

  /** The offer of another connection, when the one there is can send from nowhere any more; else null. */
  async function describeAnew({ hold = false }: DescriptionOptions): Promise<string | null> {
    const next = makeAnew("servers");
    successor = next;
    const description = await draft(next.peer, { hold });
    const looking = look(next, next.awaitsServer);
    try {
      if (!(await isBetter(next, description))) return null;
      await untilNamed(next, looking);
    } finally {
      leave(looking);
    }
    // An offer of the other side that could not be taken has rolled it back.
    return successor === next ? asRenewal(next.peer.localDescription?.sdp ?? "", connection.peer) : null;
  }

  /** Lets a connection that was made anew name its addresses, and holds them against those of the one there is. */
  async function isBetter(next: Connection, description: RTCSessionDescriptionInit): Promise<boolean> {
    const looking = look(next, false);
    try {
      await set(next.peer, description);
      await Promise.race([looking.enough, pause(glance)]);
    } finally {
      leave(looking);
    }
    const isMissed = (): boolean => !isClosed && isStranded(connection.peer, next.peer);
    if (!isMissed()) return false;
    await pause(secondThought);
    return isMissed();
  }

  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      clock.after(milliseconds, resolve);
    });

  function dropSuccessor(): void {
    successor?.close();
    successor = null;
  }

  /** The other side has taken the connection that was offered in the place of the one there was. */
  function goOver(next: Connection): void {
    const before = connection;
    connection = next;
    successor = null;
    renewed(next);
    before.close();
  }

  return {
    hasDescription: (contentType) => contentType === sdpType,
    prepare: () => {
      prepared = inPeace(() => describe({}));
      // Whoever asks for it is told; nobody may.
      prepared.catch(() => undefined);
    },
    lookAgain: () => lookAgain(),
    isStranded: async () => {
      if (isClosed) return false;
      let next: Connection | null = null;
      try {
        next = makeAnew("nobody");
        return await isBetter(next, await draft(next.peer, {}));
      } catch {
        return false;
      } finally {
        next?.close();
      }
    },
    getDescription: (options: DescriptionOptions = {}) =>
      inPeace(async () => {
        const ready = prepared;
        prepared = null;
        return { body: asSameSession(await (ready ?? describe(options))), contentType: sdpType };
      }),
    setDescription: (sdp) =>
      inPeace(async () => {
        if (successor !== null && isAnswer(sdp)) goOver(successor);
        const { peer } = connection;
        const type = peer.signalingState === "have-local-offer" ? "answer" : "offer";
        const taken = unlessClosed(peer, () =>
          peer.setRemoteDescription({ type, sdp: withoutSlowKeyTones(sdp) }),
        );
        await taken.catch((error: unknown) => {
          // sip.js would hang up, and the call can have another connection.
          if (!isAnswer(sdp) || peer.signalingState !== "closed") throw error;
          lost();
        });
      }),
    /** Without it no other offer could follow one that was refused (RFC 8829 4.1.10.2). */
    rollbackDescription: async () => {
      dropSuccessor();
      const { peer } = connection;
      if (!peer.signalingState.startsWith("have-")) return;
      const taken =
        peer.signalingState === "have-local-offer"
          ? set(peer, { type: "rollback" })
          : unlessClosed(peer, () => peer.setRemoteDescription({ type: "rollback" }));
      // Closed meanwhile, there is nothing left to take back.
      await taken.catch((error: unknown) => {
        if (peer.signalingState !== "closed") throw error;
      });
    },
    // Keys go their own way (key-sender.ts): sip.js would let one cut the other off.
    sendDtmf: () => false,
    close: () => {
      isClosed = true;
      for (const looking of gatherings) looking.stop();
      void working.then(() => {
        dropSuccessor();
        connection.close();
      });
    },
  };
}

const isOffered = ({ signalingState }: RTCPeerConnection): boolean => signalingState === "have-remote-offer";

/** Whether it is an answer: an offer leaves it to the other side who begins DTLS (RFC 5763 5). */
const isAnswer = (sdp: string): boolean => !/^a=setup:actpass$/m.test(sdp);

const set = (peer: RTCPeerConnection, description: RTCLocalSessionDescriptionInit): Promise<void> =>
  unlessClosed(peer, () => peer.setLocalDescription(description));

/** Whether Asterisk could reach anything in it; without, it takes the description for one that has no ICE and wants none. */
const namesAddress = (description: RTCSessionDescription | null): boolean =>
  /^a=candidate:\S+ \d+ udp /im.test(description?.sdp ?? "");
