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

/**
 * Ends gathering at the first candidate that can work: Asterisk learns our other addresses as peer-reflexive ones.
 * Never without any: Asterisk does not begin ICE with a side that names no address, and the call stays silent.
 */
export function endGatheringEarly(handler: Gatherer, needsServer: boolean): Listener {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let found = false;
  let late = false;
  return {
    onicegatheringstatechange: () => {
      clearTimeout(timer);
      if (handler.peerConnection?.iceGatheringState !== "gathering") return;
      found = false;
      late = false;
      timer = setTimeout(() => {
        late = true;
        if (found) handler.iceGatheringComplete();
      }, patience);
    },
    onicecandidate: ({ candidate }) => {
      // Asterisk has no ICE over TCP (RFC 6544).
      if (candidate?.protocol !== "udp") return;
      found = true;
      if (late || !needsServer || candidate.type !== "host") handler.iceGatheringComplete();
    },
  };
}
