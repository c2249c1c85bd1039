/** What is looked at of a connection. */
type Closable = Pick<RTCPeerConnection, "close" | "connectionState" | "iceGatheringState">;

/** Milliseconds for which a connection that has just begun has news of itself. */
const unrest = 1_000;

/**
 * Closes a connection, but not while it is finding its way: Chromium never lets go of one that is closed between a change
 * of its state and the event that tells of it. What is sent meanwhile nobody hears: the microphone is gone by then, or the other side
 * has gone over to another connection.
 */
export function closeInPeace(peer: Closable, closed: () => void = () => undefined): void {
  const isSettled =
    peer.iceGatheringState === "complete" && !["new", "connecting"].includes(peer.connectionState);
  const close = (): void => {
    peer.close();
    closed();
  };
  if (isSettled) close();
  else setTimeout(close, unrest);
}
