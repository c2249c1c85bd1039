import type { SessionDescriptionHandler, SessionDescriptionHandlerOptions } from "sip.js";
import type { Connection } from "./connections.ts";
import { closeInPeace } from "./close-in-peace.ts";
import { gather, type Gathering } from "./gathering.ts";
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
};

/**
 * Offers and answers of one call's audio, as sip.js asks for them (RFC 3264, RFC 8829). `track` says what is sent when the
 * first description is made; it may be nothing yet, and something else at any time, without another description.
 */
export function createDescriptionHandler(
  { peer, awaitsServer, heard }: Connection,
  track: () => MediaStreamTrack | null,
): DescriptionHandler {
  let prepared: Promise<string> | null = null;
  let gathering: Gathering | null = null;
  let isClosed = false;
  let working: Promise<unknown> = Promise.resolve();

  /** Closing waits for it: what a browser was asked before its connection was closed, it never answers, and never forgets. */
  function inPeace<Result>(work: () => Promise<Result>): Promise<Result> {
    if (isClosed) return Promise.reject(new Error("The call is over"));
    const result = work();
    working = result.catch(() => undefined);
    return result;
  }

  /** The one audio line of the call: ours when we offer, made by the browser when we are offered. */
  async function audioLine(): Promise<RTCRtpTransceiver> {
    const [line] = peer.getTransceivers();
    if (line === undefined) return peer.addTransceiver(track() ?? "audio", { direction: "sendrecv" });
    if (line.currentDirection === null) await line.sender.replaceTrack(track());
    return line;
  }

  function lookForAddresses(): void {
    const looking = gather(peer, awaitsServer);
    gathering = looking;
    void looking.enough.then(() => {
      // One that was stopped has not been given its time.
      if (!isClosed) heard(looking.hasServerSpoken() ? "spoke" : "silent");
    });
    if (isClosed) looking.stop();
  }

  /** What ended the wait may have been news of the search before, which was still going on. */
  async function untilAddressed(): Promise<void> {
    while (!isClosed && !namesAddress(peer.localDescription)) {
      lookForAddresses();
      await gathering?.enough;
    }
  }

  async function describe({ hold = false, iceRestart = false }: DescriptionOptions): Promise<string> {
    const line = await audioLine();
    const isAnswer = peer.signalingState === "have-remote-offer";
    // In an answer the browser takes away what was not offered (RFC 8829 5.3.1).
    line.direction = hold ? "sendonly" : "sendrecv";
    const { type, sdp } = isAnswer ? await peer.createAnswer() : await peer.createOffer({ iceRestart });
    if (iceRestart || peer.localDescription === null) lookForAddresses();
    await peer.setLocalDescription({ type, sdp: withoutSlowKeyTones(sdp ?? "") });
    await gathering?.enough;
    if (iceRestart) await untilAddressed();
    return peer.localDescription?.sdp ?? "";
  }

  return {
    hasDescription: (contentType) => contentType === sdpType,
    prepare: () => {
      prepared = inPeace(() => describe({}));
      // Whoever asks for it is told; nobody may.
      prepared.catch(() => undefined);
    },
    getDescription: (options: DescriptionOptions = {}) =>
      inPeace(async () => {
        const ready = prepared;
        prepared = null;
        return { body: await (ready ?? describe(options)), contentType: sdpType };
      }),
    setDescription: (sdp) =>
      inPeace(() => {
        const type = peer.signalingState === "have-local-offer" ? "answer" : "offer";
        return peer.setRemoteDescription({ type, sdp: withoutSlowKeyTones(sdp) });
      }),
    /** Without it no other offer could follow one that was refused (RFC 8829 4.1.10.2). */
    rollbackDescription: async () => {
      if (peer.signalingState === "have-local-offer") await peer.setLocalDescription({ type: "rollback" });
      if (peer.signalingState === "have-remote-offer") await peer.setRemoteDescription({ type: "rollback" });
    },
    // Keys go their own way (call-media.ts): sip.js would let one cut the other off.
    sendDtmf: () => false,
    close: () => {
      isClosed = true;
      gathering?.stop();
      void working.then(() => closeInPeace(peer));
    },
  };
}

/** Whether Asterisk could reach anything in it; without, it takes the description for one that has no ICE and wants none. */
const namesAddress = (description: RTCSessionDescription | null): boolean =>
  /^a=candidate:\S+ \d+ udp /im.test(description?.sdp ?? "");
