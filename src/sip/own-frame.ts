/** A connection, and what takes its frame away once it is closed. */
export type Framed = { readonly peer: RTCPeerConnection; readonly discard: () => void };

/** Milliseconds for which a frame outlives its connection: what is asked of that in the moment it goes would never be answered. */
const afterlife = 1_000;

/**
 * A connection that knows the addresses which this computer has now. Chromium tells each frame of a page that they have changed,
 * two seconds afterwards; a frame that has just been made is told what they are. Its connection goes with it.
 * @throws what the browser throws when it can make no connection.
 */
export function makeInOwnFrame(page: Document, configuration: RTCConfiguration): Framed {
  const frame = page.createElement("iframe");
  frame.hidden = true;
  // Nobody can see it, read it out or come to it by a key.
  frame.inert = true;
  page.body.append(frame);
  const { RTCPeerConnection: Own = RTCPeerConnection } = (frame.contentWindow ?? {}) as Partial<
    typeof globalThis
  >;
  try {
    return { peer: new Own(configuration), discard: () => void setTimeout(() => frame.remove(), afterlife) };
  } catch (error) {
    frame.remove();
    throw error;
  }
}
