import type { SessionDescriptionHandler } from "sip.js";
import type { CallId, KeypadKey, Media } from "../core/call/call.ts";
import type { MicrophoneFault } from "../core/ports/audio.ts";
import type { Clock } from "../core/ports/clock.ts";
import { watchAddresses, type AddressWatch } from "./address-watch.ts";
import { createConnections, type Connection, type ConnectionPorts } from "./connections.ts";
import {
  createDescriptionHandler,
  type DescriptionHandler,
  type DescriptionPorts,
} from "./description-handler.ts";
import { makeInOwnFrame } from "./own-frame.ts";

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
  /** Whether opening the microphone will not ask anybody, and has no reason to fail. */
  readonly isMicrophoneSure: () => boolean;
  /** Tells each time that it has become so. */
  readonly onMicrophoneSure: (listener: () => void) => () => void;
  /** Something to send that says nothing, while a call rings; null where there is no such thing. Not to be stopped. */
  readonly silence: () => MediaStreamTrack | null;
  /** Makes the customer audible, and measurable; may be said again. */
  readonly join: (id: CallId, customer: MediaStream) => void;
  /** Makes the agent measurable, in a call that was joined. */
  readonly tap: (id: CallId, agent: MediaStream) => void;
  readonly leave: (id: CallId) => void;
};

/** How connections are made; `iceServers` empty means Asterisk is reachable directly. */
export type MediaSettings = {
  readonly iceServers: readonly RTCIceServer[];
};

/** The media side of one call. */
export type CallMedia = {
  /** What sip.js asks for offers and answers. */
  readonly descriptionHandler: SessionDescriptionHandler & Pick<DescriptionHandler, "lookAgain">;
  readonly customer: MediaStream;
  readonly state: () => Media;
  /** From now on this is what the other side hears; null is nothing at all. A microphone is as open as the one before. */
  readonly send: (track: MediaStreamTrack | null) => void;
  readonly setMicrophone: (open: boolean) => void;
  readonly setAudible: (audible: boolean) => void;
  /** For statistics alone; null once the call is over. */
  readonly connection: () => RTCPeerConnection | null;
  readonly sendKey: (key: KeypadKey) => void;
};

/** What a call's media side tells of. */
export type MediaListener = {
  /** The way in which the customer will be heard is there; again when another connection has taken the place of the first. */
  readonly arrived: () => void;
  readonly changed: (media: Media) => void;
  /** Both sides call it connected, and nothing arrives. */
  readonly deaf: () => void;
  /**
   * No sound has arrived for so many milliseconds, which may mean anything; told again and again. `isStranded`: this computer
   * has none of the addresses left that the call is sent from.
   */
  readonly hushed: (silence: number, isStranded: boolean) => void;
};

/** Where the media sides of calls come from. */
export type MediaSource = {
  readonly create: (listener: MediaListener, begins: "here" | "elsewhere") => CallMedia;
  /** A call is about to begin here: what it will offer is made ready, and given back when none does. */
  readonly prepare: () => void;
  /** The line is up: calls may come. `moved` is told when this computer gets another address, until it cools down. */
  readonly warmUp: (moved: () => void) => void;
  /** None will, for now: what is kept ready is given back. */
  readonly coolDown: () => void;
  /** Servers beside those of the settings, from the next call on. */
  readonly useServers: (servers: readonly RTCIceServer[]) => void;
};

/** What media sides are made of: the browser's, or a test's. */
export type MediaPorts = ConnectionPorts & {
  /** Tells when this computer gets another address. */
  readonly watchAddresses: (moved: () => void) => AddressWatch;
};

/** The browser's own connections, with one kept ready. */
export function createMediaSource(
  { iceServers }: MediaSettings,
  clock: Clock,
  ports: MediaPorts = {
    make: (configuration) => new RTCPeerConnection(configuration),
    makeAnew: (configuration) => makeInOwnFrame(document, configuration),
    now: Date.now,
    watchAddresses: (moved) => watchAddresses(new RTCPeerConnection(), Date.now, moved),
  },
): MediaSource {
  const connections = createConnections(iceServers, ports);
  let watch: AddressWatch | null = null;
  let prepared: ReturnType<typeof createCallMedia> | null = null;
  let stopWaiting: () => void = () => undefined;

  function takePrepared(): typeof prepared {
    const taken = prepared;
    prepared = null;
    stopWaiting();
    return taken;
  }

  function watchLater(moved: () => void): AddressWatch {
    let begun: AddressWatch | null = null;
    const stopTimer = clock.after(respite, () => {
      begun = ports.watchAddresses(moved);
    });
    return {
      isAwake: () => begun?.isAwake() ?? true,
      stop: () => {
        stopTimer();
        begun?.stop();
      },
    };
  }

  function stopWatching(): void {
    watch?.stop();
    watch = null;
  }

  const dropPrepared = (): void => takePrepared()?.media.descriptionHandler.close();

  return {
    create: (listener, begins) => {
      const taken = begins === "here" ? takePrepared() : null;
      const { media, listen } = taken ?? createCallMedia(connections.take(), connections.makeAnew, clock);
      listen(listener);
      return media;
    },
    prepare: () => {
      if (prepared !== null) return;
      prepared = createCallMedia(connections.make(), connections.makeAnew, clock);
      prepared.prepare();
      stopWaiting = clock.after(mostPrepared, dropPrepared);
    },
    warmUp: (moved) => {
      connections.warmUp();
      if (watch?.isAwake() === false) stopWatching();
      watch ??= watchLater(moved);
    },
    coolDown: () => {
      stopWatching();
      dropPrepared();
      connections.drop();
    },
    useServers: (servers) => {
      dropPrepared();
      connections.useServers([...iceServers, ...servers]);
    },
  };
}

/** Milliseconds until a line that has just come up is watched over: a call that comes with it has better things to do. */
const respite = 500;

/** Milliseconds for which an offer is kept ready: its addresses may be others later. */
const mostPrepared = 60_000;

const nobody: MediaListener = {
  arrived: () => undefined,
  changed: () => undefined,
  deaf: () => undefined,
  hushed: () => undefined,
};

/** The media side of a call on a connection of its own, which it closes with the call, and replaces when it is of no use any more. */
function createCallMedia(
  first: Connection,
  makeAnew: DescriptionPorts["makeAnew"],
  clock: Clock,
): {
  readonly media: CallMedia;
  readonly prepare: () => void;
  readonly listen: (listener: MediaListener) => void;
} {
  let { peer } = first;
  const customer = new MediaStream();
  const state = (): Media => mediaOf(peer.connectionState);
  let listener = nobody;
  let sent: MediaStreamTrack | null = null;
  let isOpen = true;
  let isAudible = true;
  /** When this computer's addresses were last looked at because of a silence. Once is enough for each. */
  let lookedAt = -Infinity;

  function attend(connection: RTCPeerConnection): void {
    connection.addEventListener("track", ({ track }) => {
      for (const before of customer.getTracks()) if (before !== track) customer.removeTrack(before);
      track.enabled = isAudible;
      customer.addTrack(track);
      listener.arrived();
    });
    connection.addEventListener("connectionstatechange", () => {
      if (connection !== peer) return;
      listener.changed(state());
      if (state() === "connected") keys.goOn();
    });
    // Of one that was closed here nothing is told.
    connection.addEventListener("signalingstatechange", () => {
      if (connection === peer && connection.signalingState === "closed") listener.changed("lost");
    });
    watchOnceConnected(connection, clock, {
      deaf: () => {
        if (connection === peer) listener.deaf();
      },
      hushed: (silence) => {
        if (connection !== peer) return;
        listener.hushed(silence, false);
        const since = clock.now() - silence;
        if (silence < suspicious || since <= lookedAt || clock.now() < lookedAt + between) return;
        lookedAt = clock.now();
        void descriptionHandler.isStranded().then((isStranded) => {
          if (isStranded && connection === peer) listener.hushed(clock.now() - since, true);
        });
      },
    });
  }

  const sender = () => peer.getSenders()[0];

  function send(track: MediaStreamTrack | null): void {
    sent = track;
    if (track !== null) track.enabled = isOpen;
    // Refused only by a connection that is closed.
    sender()
      ?.replaceTrack(track)
      .catch(() => undefined);
  }

  const keys = createKeySender(sender);
  attend(peer);
  const descriptionHandler = createDescriptionHandler(first, {
    track: () => sent,
    makeAnew,
    renewed: (connection) => {
      ({ peer } = connection);
      attend(peer);
      // It may have changed since that was offered.
      send(sent);
    },
    clock,
  });

  const media: CallMedia = {
    descriptionHandler,
    customer,
    state,
    send,
    setMicrophone: (open) => {
      isOpen = open;
      if (sent !== null) sent.enabled = open;
    },
    setAudible: (audible) => {
      isAudible = audible;
      for (const track of customer.getTracks()) track.enabled = audible;
    },
    connection: () => (peer.signalingState === "closed" ? null : peer),
    sendKey: keys.send,
  };
  return {
    media,
    prepare: descriptionHandler.prepare,
    listen: (next) => {
      listener = next;
    },
  };
}

/** Milliseconds without sound that are no pause of the customer's: who says nothing sends something every 400 ms (opus DTX). */
const suspicious = 500;
/** Milliseconds between two looks at this computer's addresses, however often it falls silent. */
const between = 5_000;

/** What watches is fetched when the first call is connected. Without its file the browser still notices, some seconds later. */
function watchOnceConnected(
  peer: RTCPeerConnection,
  clock: Clock,
  listener: { readonly deaf: () => void; readonly hushed: (silence: number) => void },
): void {
  const scope = new AbortController();
  peer.addEventListener(
    "connectionstatechange",
    () => {
      if (peer.connectionState !== "connected") return;
      scope.abort();
      import("./sound-watch.ts").then(
        ({ watchSound }) => watchSound(peer, clock, listener),
        () => undefined,
      );
    },
    { signal: scope.signal },
  );
}

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
function createKeySender(sender: () => RTCRtpSender | undefined): {
  readonly send: (key: KeypadKey) => void;
  /** A connection is up: of the key that one before it was sending nothing is told any more. */
  readonly goOn: () => void;
} {
  const waiting: KeypadKey[] = [];
  let sending = false;
  /** What was sending last. */
  let busy: RTCDTMFSender | null = null;

  function sendNext(): void {
    const dtmf = sender()?.dtmf;
    const key = waiting.shift();
    sending = key !== undefined && dtmf?.canInsertDTMF === true;
    if (!sending || key === undefined || !dtmf) return;
    busy = dtmf;
    // Told twice: the key when it begins, "" when nothing is left to send.
    dtmf.ontonechange = ({ tone }) => {
      if (tone === "") sendNext();
    };
    dtmf.insertDTMF(key, keyTone, keyGap);
  }

  return {
    send: (key) => {
      waiting.push(key);
      if (!sending) sendNext();
    },
    goOn: () => {
      if (sending && sender()?.dtmf !== busy) sendNext();
    },
  };
}
