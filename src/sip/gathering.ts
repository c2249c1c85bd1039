/** What is looked at of a connection. */
type Gatherer = Pick<RTCPeerConnection, "iceGatheringState" | "addEventListener" | "removeEventListener">;

/**
 * Milliseconds after which any candidate will do. Stock sip.js waits for all of them up to 5 s, which a dead STUN
 * server costs every call.
 */
export const patience = 800;

/** Milliseconds without another candidate after which no other one of this computer's is expected. */
export const quiet = 20;

export type Gathering = {
  /** Fulfilled once there is enough to tell the other side; never rejected. */
  readonly enough: Promise<void>;
  /** Stops waiting; `enough` is fulfilled. */
  readonly stop: () => void;
  /**
   * Whether a STUN or TURN server has said something so far. Not where that is what the computer knew already; but then it
   * is no loss either.
   */
  readonly hasServerSpoken: () => boolean;
};

/**
 * Waits until a connection knows the addresses it has to name; to be called before its local description is set. That is
 * when there is one that can work and the others of its kind, which come within a millisecond or two of each other, are
 * there as well. All of them have to be named: Asterisk learns an address that it was not told only until its ICE is
 * complete, and drops the DTLS of a browser that prefers that address afterwards (res_rtp_asterisk.c, "Source not in ICE
 * active candidate list"): silence for good. A connection that was warmed up has all of them at once.
 *
 * `awaitsServer`: a STUN or TURN server is set and has not had its time yet; what it says is waited for, within reason.
 * Never without any: Asterisk does not begin ICE with a side that names no address, and the call stays silent.
 */
export function gather(connection: Gatherer, awaitsServer: boolean): Gathering {
  let fulfil: () => void = () => undefined;
  const enough = new Promise<void>((resolve) => {
    fulfil = resolve;
  });
  let settling: ReturnType<typeof setTimeout> | undefined;
  let found = false;
  let spoken = false;
  let late = false;
  const limit = setTimeout(() => {
    late = true;
    if (found) settle();
  }, patience);

  function stop(): void {
    clearTimeout(limit);
    clearTimeout(settling);
    connection.removeEventListener("icecandidate", heard);
    connection.removeEventListener("icegatheringstatechange", changed);
    fulfil();
  }

  function settle(): void {
    clearTimeout(settling);
    settling = setTimeout(stop, quiet);
  }

  function heard({ candidate }: RTCPeerConnectionIceEvent): void {
    // Asterisk has no ICE over TCP (RFC 6544).
    if (candidate?.protocol !== "udp") return;
    found = true;
    spoken ||= candidate.type !== "host";
    if (late || !awaitsServer || candidate.type !== "host") settle();
  }

  function changed(): void {
    if (connection.iceGatheringState === "complete") stop();
  }

  connection.addEventListener("icecandidate", heard);
  connection.addEventListener("icegatheringstatechange", changed);
  return { enough, stop, hasServerSpoken: () => spoken };
}
