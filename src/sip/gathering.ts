import type { Web } from "sip.js";

/** What is looked at of sip.js's handler. */
type Gatherer = {
  readonly peerConnection: { readonly iceGatheringState: RTCIceGatheringState } | undefined;
  readonly iceGatheringComplete: () => void;
};

type Listener = Required<Pick<Web.PeerConnectionDelegate, "onicecandidate" | "onicegatheringstatechange">>;

/**
 * Milliseconds after which any candidate will do. Stock sip.js waits for all of them up to 5 s, which a dead STUN
 * server costs every call.
 */
export const patience = 800;

/** Milliseconds without another candidate after which no other one of this computer's is expected. */
export const quiet = 20;

/**
 * Ends gathering once there is a candidate that can work and the others of its kind, which come within a millisecond or
 * two of each other, are there as well. All of them have to be named: Asterisk learns an address that it was not told
 * only until its ICE is complete, and drops the DTLS of a browser that prefers that address afterwards
 * (res_rtp_asterisk.c, "Source not in ICE active candidate list"): silence for good.
 *
 * Never without any: Asterisk does not begin ICE with a side that names no address, and the call stays silent.
 */
export function endGatheringEarly(handler: Gatherer, needsServer: boolean): Listener {
  let limit: ReturnType<typeof setTimeout> | undefined;
  let settling: ReturnType<typeof setTimeout> | undefined;
  let found = false;
  let late = false;

  function settle(): void {
    clearTimeout(settling);
    settling = setTimeout(() => handler.iceGatheringComplete(), quiet);
  }

  return {
    onicegatheringstatechange: () => {
      clearTimeout(limit);
      clearTimeout(settling);
      if (handler.peerConnection?.iceGatheringState !== "gathering") return;
      found = false;
      late = false;
      limit = setTimeout(() => {
        late = true;
        if (found) settle();
      }, patience);
    },
    onicecandidate: ({ candidate }) => {
      // Asterisk has no ICE over TCP (RFC 6544).
      if (candidate?.protocol !== "udp") return;
      found = true;
      if (late || !needsServer || candidate.type !== "host") settle();
    },
  };
}
