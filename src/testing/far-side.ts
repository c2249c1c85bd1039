import type { Party } from "../core/call/call.ts";
import type { Signaling } from "../core/ports/signaling.ts";

/** The other end of the wire, as the contract needs it. Each act may take its time. */
export type FarSide = {
  /** From now on the server refuses every registration: the password is wrong. */
  readonly refusePasswords: () => Promise<void> | void;
  readonly loseSocket: () => Promise<void> | void;
  /** A customer calls this agent. */
  readonly call: () => Promise<void> | void;
  /** The caller gives up before we answered. */
  readonly giveUp: () => Promise<void> | void;
  /** The customer's phone rings for the call we placed. */
  readonly ring: () => Promise<void> | void;
  /** The customer takes the call we placed. */
  readonly answer: () => Promise<void> | void;
  /** The PBX gives us the call that another page had. */
  readonly takeOver: () => Promise<void> | void;
  readonly decline: () => Promise<void> | void;
  /** The customer ends a call that is up. */
  readonly hangUp: () => Promise<void> | void;
  /** From now on the PBX refuses to hold and to resume. */
  readonly refuseHolds: () => Promise<void> | void;
  /** The PBX has taken a transfer of ours: the other end arrives where it was sent, or nobody takes it. */
  readonly endTransfer: (outcome: "arrived" | "refused") => Promise<void> | void;
  /** The PBX says who is at the other end of our call now. */
  readonly connect: (party: Party) => Promise<void> | void;
  /** The PBX says that somebody has left the conference that our call is. */
  readonly leaveConference: (number: string) => Promise<void> | void;
  /** Waits until nothing is on its way any more, in either direction. */
  readonly settle: () => Promise<void> | void;
};

export type SignalingUnderTest = {
  readonly signaling: Signaling;
  readonly farSide: FarSide;
  readonly dispose: () => Promise<void> | void;
};
