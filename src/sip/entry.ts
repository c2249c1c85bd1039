import { SessionState, type Invitation, type Inviter } from "sip.js";
import type { CallId, EndReason } from "../core/call/call.ts";
import type { TakeOver } from "../core/ports/signaling.ts";
import type { CallMedia, Microphone } from "./call-media.ts";
import type { PartyNews } from "./parties.ts";
import type { Referral } from "./referral.ts";
import type { Reinvites } from "./reinvites.ts";

/** One call as sip.js has it; private to this folder. */
export type Entry = {
  readonly id: CallId;
  /** Absent while a call of ours still waits for its microphone, and one to be taken over for the line. */
  session: Inviter | Invitation | null;
  /** `asked` while the person or the browser still thinks about it. */
  microphone: Microphone | "asked" | null;
  /** There once an offer or an answer was due. */
  media: CallMedia | null;
  /** The CSeq of the INVITE we have cancelled. */
  cancelledSequence: number | null;
  /** There once the call is up. */
  reinvites: Reinvites | null;
  /** The transfer that was asked for last. */
  referral: Referral | null;
  /** Whom the PBX has named before the call was up. */
  named: PartyNews | null;
  /** Why the offer was withdrawn, while who took it may still be told. */
  withdrawn: EndReason | null;
  isMuted: boolean;
  /** Set for a call that another page had. */
  readonly returns: Returns | null;
  /** Undoes what waits for news of the microphone. */
  stopTracks: () => void;
};

/** What a call is taken over by, and how it was left. */
export type Returns = Pick<TakeOver, "dialog" | "hold">;

export function newEntry(id: CallId, session: Invitation | null, returns: Returns | null = null): Entry {
  return {
    id,
    session,
    microphone: null,
    media: null,
    cancelledSequence: null,
    reinvites: null,
    referral: null,
    named: null,
    withdrawn: null,
    isMuted: false,
    returns,
    stopTracks: () => undefined,
  };
}

export const isUp = ({ session }: Entry): boolean => session?.state === SessionState.Established;

export function microphoneOf({ microphone }: Entry): Microphone | null {
  return microphone === "asked" ? null : microphone;
}
