/** A connection, and what takes its frame away once it is closed. */
export type Framed = { readonly peer: RTCPeerConnection; readonly discard: () => void };

/**
 * A connection that knows the addresses which this computer has now. Chromium tells each frame of a page that they have changed,
 * two seconds afterwards; a frame that has just been made is told what they are. Its connection goes with it.
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
  return { peer: new Own(configuration), discard: () => frame.remove() };
}
