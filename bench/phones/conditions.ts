/** Which server for ICE a phone is told of that never answers. */
export const deadServers = ["stun", "stun-name", "turn"] as const;
export type DeadServer = (typeof deadServers)[number];

/** What a round is measured under. */
export interface Condition {
  /** Milliseconds between browser and PBX and back; null: one machine, no network of its own. */
  readonly roundTrip: number | null;
  /** Null: the phones are told of no server. */
  readonly dead: DeadServer | null;
}

/** Every dead server at every delay, and none of them, for comparison, before. */
export function conditionsOf(delays: readonly number[], dead: readonly DeadServer[]): readonly Condition[] {
  // A dead server needs a network in which its address is nobody's.
  const roundTrips = delays.length === 0 ? [dead.length === 0 ? null : 0] : delays;
  return roundTrips.flatMap((roundTrip) => [null, ...dead].map((each) => ({ roundTrip, dead: each })));
}

/** For documentation only (RFC 5737): the lab's network drops what is sent there, and questions for every name. */
const nobody = "192.0.2.77:3478";

/** What an administrator would have written down before the server died. */
export function iceServersOf(dead: DeadServer | null): RTCIceServer[] {
  switch (dead) {
    case null:
      return [];
    case "stun":
      return [{ urls: `stun:${nobody}` }];
    case "stun-name":
      return [{ urls: "stun:stun.ringbridge.example:3478" }];
    case "turn":
      return [{ urls: `turn:${nobody}?transport=udp`, username: "lab", credential: "lab" }];
  }
}

export function titleOf({ roundTrip, dead }: Condition): string {
  const network = roundTrip === null ? "one machine" : `R = ${String(roundTrip)} ms`;
  switch (dead) {
    case null:
      return network;
    case "stun":
      return `${network}, the STUN server is dead`;
    case "stun-name":
      return `${network}, the STUN server's name is not found`;
    case "turn":
      return `${network}, the TURN server is dead`;
  }
}
