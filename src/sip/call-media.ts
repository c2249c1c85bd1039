import {
  Web,
  type BodyAndContentType,
  type Session,
  type SessionDescriptionHandler,
  type SessionDescriptionHandlerModifier,
  type UserAgent,
} from "sip.js";
import type { CallId, KeypadKey, Media } from "../core/call/call.ts";
import type { MicrophoneFault } from "../core/ports/audio.ts";
import { endGatheringEarly } from "./gathering.ts";
import { withoutSlowKeyTones } from "./telephone-events.ts";

/** A microphone opened for one call. */
export type Microphone = {
  readonly stream: MediaStream;
  /** Tells of each track that takes the place of the one before, in the stream already; returns the undo. */
  readonly onTrack?: (listener: (track: MediaStreamTrack) => void) => () => void;
  /** Switches it off; harmless when the call has done so already. */
  readonly release: () => void;
};

/** What calls need of the devices (src/audio). */
export type CallAudio = {
  readonly openMicrophone: () => Promise<
    | { readonly kind: "open"; readonly microphone: Microphone }
    | { readonly kind: "fault"; readonly fault: MicrophoneFault }
  >;
  /** Makes the customer audible and both sides measurable. */
  readonly join: (
    id: CallId,
    streams: { readonly customer: MediaStream; readonly agent: MediaStream },
  ) => void;
  readonly leave: (id: CallId) => void;
};

/** How connections are made; `iceServers` empty means Asterisk is reachable directly. */
export type MediaSettings = {
  readonly iceServers: readonly RTCIceServer[];
};

/** Milliseconds after which sip.js itself stops waiting for candidates; its own default. */
const gatheringLimit = 5_000;

/** The media side of one call. */
export type CallMedia = {
  /** What sip.js asks for offers and answers. */
  readonly descriptionHandler: SessionDescriptionHandler;
  readonly customer: MediaStream;
  readonly state: () => Media;
  readonly setMicrophone: (open: boolean) => void;
  /** Another microphone, or the same one processed otherwise; it is as open as the one before. */
  readonly replaceTrack: (track: MediaStreamTrack) => void;
  readonly setAudible: (audible: boolean) => void;
  /** For statistics alone; null once the call is over. */
  readonly connection: () => RTCPeerConnection | null;
  readonly sendKey: (key: KeypadKey) => void;
};

export type CreateCallMedia = (
  session: Session,
  userAgent: UserAgent,
  settings: MediaSettings,
  microphone: MediaStream,
  onMedia: (media: Media) => void,
) => CallMedia;

/** sip.js's own handler, with key tones that last as long as they should. */
class CallDescriptionHandler extends Web.SessionDescriptionHandler {
  override getDescription(
    options?: Web.SessionDescriptionHandlerOptions,
    modifiers: SessionDescriptionHandlerModifier[] = [],
  ): Promise<BodyAndContentType> {
    return super.getDescription(options, [...modifiers, keyTones]);
  }

  override setDescription(
    sdp: string,
    options?: Web.SessionDescriptionHandlerOptions,
    modifiers: SessionDescriptionHandlerModifier[] = [],
  ): Promise<void> {
    return super.setDescription(sdp, options, [...modifiers, keyTones]);
  }

  /** sip.js asks for it after a refused offer but has none: without it no other offer could follow (RFC 8829 4.1.10.2). */
  async rollbackDescription(): Promise<void> {
    const connection = this.peerConnection;
    if (connection?.signalingState === "have-local-offer")
      await connection.setLocalDescription({ type: "rollback" });
    if (connection?.signalingState === "have-remote-offer")
      await connection.setRemoteDescription({ type: "rollback" });
  }
}

const keyTones: SessionDescriptionHandlerModifier = (description) =>
  Promise.resolve({ ...description, sdp: withoutSlowKeyTones(description.sdp ?? "") });

/**
 * sip.js's own handler with five things changed: the microphone is one we opened, gathering ends when
 * this computer's addresses are known, the media state is told, key tones last, and a refused offer is taken back.
 */
export const createCallMedia: CreateCallMedia = (session, userAgent, settings, microphone, onMedia) => {
  const handler = new CallDescriptionHandler(
    userAgent.getLogger("ringbridge.media", session.id),
    () => Promise.resolve(microphone),
    {
      iceGatheringTimeout: gatheringLimit,
      peerConnectionConfiguration: {
        iceServers: [...settings.iceServers],
        bundlePolicy: "max-bundle",
        rtcpMuxPolicy: "require",
      },
    },
  );
  const state = (): Media => mediaOf(handler.peerConnection?.connectionState);
  handler.peerConnectionDelegate = {
    ...endGatheringEarly(handler, settings.iceServers.length > 0),
    onconnectionstatechange: () => onMedia(state()),
  };
  let isOpen = true;
  return {
    descriptionHandler: handler,
    customer: handler.remoteMediaStream,
    state,
    setMicrophone: (open) => {
      isOpen = open;
      if (handler.peerConnection !== undefined) handler.enableSenderTracks(open);
    },
    replaceTrack: (track) => {
      track.enabled = isOpen;
      // Refused only by a connection that is closed.
      handler.peerConnection
        ?.getSenders()[0]
        ?.replaceTrack(track)
        // Until now the sender had the track before: who was muted meanwhile is muted here too.
        .then(() => void (track.enabled = isOpen))
        .catch(() => undefined);
    },
    setAudible: (audible) => {
      if (handler.peerConnection !== undefined) handler.enableReceiverTracks(audible);
    },
    connection: () => handler.peerConnection ?? null,
    sendKey: createKeySender(() => handler.peerConnection),
  };
};

function mediaOf(state: RTCPeerConnectionState | undefined): Media {
  switch (state) {
    case "connected":
      return "connected";
    case "disconnected":
    case "failed":
    case "closed":
      return "lost";
    case "new":
    case "connecting":
    case undefined:
      return "connecting";
  }
}

/** Milliseconds of tone and of silence after it, for one key (RFC 4733 2.5.1.3 asks for at least 40). */
const keyTone = 160;
const keyGap = 70;

/**
 * Sends keys as RFC 4733 events, one after the other. `insertDTMF` replaces what it has not sent yet, and
 * Chromium may send a key again that it was just sending, so each key waits until the one before is over.
 */
function createKeySender(connection: () => RTCPeerConnection | undefined): (key: KeypadKey) => void {
  const waiting: KeypadKey[] = [];
  let sending = false;

  function sendNext(): void {
    const dtmf = connection()?.getSenders()[0]?.dtmf;
    const key = waiting.shift();
    sending = key !== undefined && dtmf?.canInsertDTMF === true;
    if (!sending || key === undefined || !dtmf) return;
    // Told twice: the key when it begins, "" when nothing is left to send.
    dtmf.ontonechange = ({ tone }) => {
      if (tone === "") sendNext();
    };
    dtmf.insertDTMF(key, keyTone, keyGap);
  }

  return (key) => {
    waiting.push(key);
    if (!sending) sendNext();
  };
}
