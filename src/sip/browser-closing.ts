/** What tells of a connection's end. */
type Ending = Pick<RTCPeerConnection, "getReceivers" | "signalingState">;

/**
 * Tells when a connection is closed over which this track comes, as Chromium closes all of a page's when the computer goes to sleep.
 * Nothing else tells of it: by the standard a connection that is closed has no events (W3C webrtc-pc, "close the connection"), but
 * in Chromium (156) what is received over it ends.
 * Told of those that are closed here as well. `signal`: for as long as anybody wants to know.
 */
export function onceClosed(
  connection: Pick<Ending, "signalingState">,
  track: MediaStreamTrack,
  tell: () => void,
  signal?: AbortSignal,
): void {
  const ended = (): void => {
    if (connection.signalingState === "closed") tell();
  };
  track.addEventListener("ended", ended, signal === undefined ? {} : { signal });
}

/**
 * What a browser was asked of a connection that it closes meanwhile, it never answers.
 * @throws what the work throws, or that the connection has been closed.
 */
export async function unlessClosed<Result>(connection: Ending, work: () => Promise<Result>): Promise<Result> {
  const scope = new AbortController();
  const closed = new Promise<never>((_, reject) => {
    const tell = (): void => reject(new Error("The browser has closed the connection"));
    for (const { track } of connection.getReceivers()) onceClosed(connection, track, tell, scope.signal);
  });
  try {
    return await Promise.race([work(), closed]);
  } finally {
    scope.abort();
  }
}
