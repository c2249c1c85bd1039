import type { Clock } from "../core/ports/clock.ts";
import { watchAddresses, type AddressWatch } from "./address-watch.ts";
import { createCallMedia, type CallMedia, type MediaListener } from "./call-media.ts";
import { createConnections, type ConnectionPorts } from "./connections.ts";
import { makeInOwnFrame } from "./own-frame.ts";

/** How connections are made; `iceServers` empty means Asterisk is reachable directly. */
export type MediaSettings = {
  readonly iceServers: readonly RTCIceServer[];
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
