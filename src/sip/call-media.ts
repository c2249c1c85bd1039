import type { SessionDescriptionHandler } from "sip.js";
import type { CallId, KeypadKey, Media } from "../core/call/call.ts";
import type { MicrophoneFault } from "../core/ports/audio.ts";
import type { Clock } from "../core/ports/clock.ts";
import { onceClosed } from "./browser-closing.ts";
import type { Connection } from "./connections.ts";
import {
  createDescriptionHandler,
  type DescriptionHandler,
  type DescriptionPorts,
} from "./description-handler.ts";
import { createKeySender } from "./key-sender.ts";

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

const nobody: MediaListener = {
  arrived: () => undefined,
  changed: () => undefined,
  deaf: () => undefined,
  hushed: () => undefined,
};

/** The media side of a call on a connection of its own, which it closes with the call, and replaces when it is of no use any more. */
export function createCallMedia(
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
      // It arrives again after each hold.
      if (!customer.getTracks().includes(track))
        onceClosed(connection, track, () => {
          if (connection === peer) listener.changed("lost");
        });
      customer.addTrack(track);
      listener.arrived();
    });
    connection.addEventListener("connectionstatechange", () => {
      if (connection !== peer) return;
      listener.changed(state());
      if (state() === "connected") keys.goOn();
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

  const keys = createKeySender(sender, () => state() === "connected");
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
    // Once sip.js has told that the answer has been taken.
    lost: () => void clock.after(0, () => listener.changed("lost")),
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
