/** What tells of a connection's end. */
export type Ending = Pick<RTCPeerConnection, "getReceivers" | "signalingState">;

/**
 * Tells when the browser closes a connection, as Chromium does with all of a page's when the computer goes to sleep. Nothing else
 * tells of it: a connection that is closed has no events (W3C webrtc-pc 4.4.1.1), but what Chromium receives over it ends.
 * `signal`: for as long as anybody wants to know.
 */
export function onceClosed(connection: Ending, tell: () => void, signal?: AbortSignal): void {
  for (const { track } of connection.getReceivers())
    track.addEventListener(
      "ended",
      () => {
        if (connection.signalingState === "closed") tell();
      },
      signal === undefined ? {} : { signal },
    );
}

/**
 * What a browser was asked of a connection that it closes meanwhile, it never answers.
 * @throws what the work throws, or that the connection has been closed.
 */
export async function unlessClosed<Result>(connection: Ending, work: () => Promise<Result>): Promise<Result> {
  const scope = new AbortController();
  const closed = new Promise<never>((_, reject) => {
    onceClosed(connection, () => reject(new Error("The browser has closed the connection")), scope.signal);
  });
  try {
    return await Promise.race([work(), closed]);
  } finally {
    scope.abort();
  }
}
