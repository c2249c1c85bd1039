import type { Invitation, Inviter } from "sip.js";

/** What sip.js (0.21.2) knows of its answers to INVITEs whose ACK has not come; its types call some of it private. */
type Unacknowledged = {
  /** Of the answer that began the call, by `initialTransaction`. */
  ackWait: boolean;
  readonly initialTransaction: Answering;
  /** Of the answer to a re-INVITE. */
  reinviteUserAgentServer: { readonly transaction: Answering } | undefined;
};
type Answering = { readonly state: string; readonly retransmitAcceptedResponse: () => void };

export type LostAcks = {
  /** The socket is gone, and any ACK with it. */
  readonly lineLost: () => void;
  /** Before anything is asked: says over the socket there is now what may not have been heard over the one before. */
  readonly answerAgain: () => void;
};

/**
 * Keeps a call from waiting for an ACK that was lost with its socket: pjsip sends it again, but only to that socket. sip.js would say
 * BYE after 32 s to a call that both sides talk in (64*T1, RFC 3261 13.3.1.4), would not let the agent hang up before that, and
 * after an answer to a re-INVITE would never ask anything again.
 */
export function createLostAcks(session: Inviter | Invitation): LostAcks {
  let isLost = false;
  let first: Answering | null = null;
  const waiting = (): Unacknowledged | undefined => session.dialog as unknown as Unacknowledged | undefined;

  return {
    lineLost: () => {
      isLost = true;
      const dialog = waiting();
      if (dialog?.ackWait !== true) return;
      first = dialog.initialTransaction;
      dialog.ackWait = false;
    },
    answerAgain: () => {
      if (!isLost) return;
      first?.retransmitAcceptedResponse();
      first = null;
      const dialog = waiting();
      const answering = dialog?.reinviteUserAgentServer?.transaction;
      // Not given yet: then it is still to be lost, or heard.
      if (answering !== undefined && answering.state !== "Accepted") return;
      isLost = false;
      answering?.retransmitAcceptedResponse();
      if (dialog !== undefined) dialog.reinviteUserAgentServer = undefined;
    },
  };
}
