import type { Core, Invitation, Inviter } from "sip.js";

/** What sip.js (0.21.2) knows of its answers to INVITEs whose ACK has not come; its types call some of it private. */
type Unacknowledged = {
  /** Of the answer that began the call, by `initialTransaction`. */
  ackWait: boolean;
  readonly initialTransaction: Answering;
  /** Of the answer to a re-INVITE. */
  reinviteUserAgentServer: { readonly transaction: Answering } | undefined;
};
type Answering = { readonly state: string; readonly retransmitAcceptedResponse: () => void };

const waitingIn = ({ dialog }: Inviter | Invitation): Unacknowledged | undefined =>
  dialog as unknown as Unacknowledged | undefined;

/**
 * Waits no longer for the ACK to the answer that began a call: sip.js would not hang up before it, for 32 s if it is lost (64*T1, RFC
 * 3261 13.3.1.4). A BYE must not be read before the answer it ends, and over a socket it cannot be.
 */
export function waitForNoAck(session: Inviter | Invitation): void {
  const dialog = waitingIn(session);
  if (dialog !== undefined) dialog.ackWait = false;
}

/**
 * Says the ACK of a re-INVITE whose answer would have come over the socket that is gone. Asterisk refuses every other (500, "Another INVITE
 * transaction in progress") until it has it, and takes no notice of one for what it has not been asked.
 */
export function acknowledgeUnheard(
  session: Inviter | Invitation,
  { message: { cseq } }: Core.OutgoingInviteRequest,
): void {
  const { transport } = session.userAgent;
  const ack = (session.dialog as Core.SessionDialog | undefined)?.createOutgoingRequestMessage("ACK", {
    cseq,
  });
  ack?.setViaHeader(`z9hG4bK${crypto.randomUUID()}`, transport.protocol);
  // It is kept for the next socket (last-words.ts).
  if (ack !== undefined) transport.send(ack.toString()).catch(() => undefined);
}

export type LostAcks = {
  /** The socket is gone, and any ACK with it. */
  readonly lineLost: () => void;
  /** Says over the next socket what may not have been heard over those before. */
  readonly lineUp: () => void;
  /** Waits no longer for the ACK to an answer that was given to a re-INVITE, so that others may follow. */
  readonly letGo: () => void;
};

/**
 * Keeps a call from waiting for an ACK that was lost with its socket: pjsip sends it again, but only to that socket. sip.js would say
 * BYE after 32 s to a call that both sides talk in, and after an answer to a re-INVITE never ask anything again.
 */
export function createLostAcks(session: Inviter | Invitation): LostAcks {
  const unheard = new Set<Answering>();

  return {
    lineLost: () => {
      const dialog = waitingIn(session);
      if (dialog?.ackWait === true) unheard.add(dialog.initialTransaction);
      if (dialog?.reinviteUserAgentServer) unheard.add(dialog.reinviteUserAgentServer.transaction);
      waitForNoAck(session);
    },
    lineUp: () => {
      // For 32 s (64*T1): later sip.js does nothing, and nobody waits.
      for (const answering of unheard) answering.retransmitAcceptedResponse();
    },
    letGo: () => {
      const dialog = waitingIn(session);
      const answering = dialog?.reinviteUserAgentServer?.transaction;
      if (dialog === undefined || answering === undefined || !unheard.has(answering)) return;
      // While it is being made, an offer of ours would meet theirs in the browser.
      if (answering.state !== "Proceeding") dialog.reinviteUserAgentServer = undefined;
    },
  };
}
