import { closeInPeace } from "./close-in-peace.ts";

/** What is looked at of a connection. */
type Watcher = Pick<
  RTCPeerConnection,
  | "addEventListener"
  | "close"
  | "connectionState"
  | "createDataChannel"
  | "iceGatheringState"
  | "setLocalDescription"
  | "signalingState"
>;

export type AddressWatch = {
  /** Whether it still sees anything: Chromium closes every connection of a page when the computer goes to sleep. */
  readonly isAwake: () => boolean;
  readonly stop: () => void;
};

/** Milliseconds in which all addresses that there are have been named, at the latest: this computer's own take some ten. */
const first = 500;

/**
 * Tells when this computer has got an address that it did not have when this began: another network, most likely, and sockets
 * of the one before are dead without knowing it. Browsers have no event for that, but one that looks for ways to reach
 * nobody in particular goes on looking (Chromium, two seconds after the change). It asks no server and sends nothing.
 */
export function watchAddresses(peer: Watcher, now: () => number, moved: () => void): AddressWatch {
  const known = new Set<string>();
  const since = now();
  let hasAll = false;
  let isOver = false;
  peer.addEventListener("icegatheringstatechange", () => {
    hasAll ||= peer.iceGatheringState === "complete";
  });
  peer.addEventListener("icecandidate", ({ candidate }) => {
    // Firefox gives the address in the text alone.
    const address = candidate?.address ?? candidate?.candidate.split(" ")[4] ?? "";
    if (isOver || address === "" || known.has(address)) return;
    known.add(address);
    // Of an address that was lost meanwhile it never says that it has all.
    if (hasAll || now() - since >= first) moved();
  });
  // It has to have something to look for a way for.
  peer.createDataChannel("");
  // Refused by a browser that has no network stack to ask: then nothing is told.
  peer.setLocalDescription().catch(() => undefined);
  return {
    isAwake: () => peer.signalingState !== "closed",
    stop: () => {
      isOver = true;
      closeInPeace(peer);
    },
  };
}
