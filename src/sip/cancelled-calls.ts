import { Inviter, SessionState, type Core, type Invitation } from "sip.js";
import { giveUpCall } from "./give-up.ts";

export type CancelledCalls = {
  /** This one is about to be cancelled, if it rings at somebody. */
  readonly add: (session: Inviter | Invitation) => void;
  /** The socket is gone: Asterisk may never say that they are over. */
  readonly lineLost: () => void;
};

/**
 * Calls that are cancelled, until Asterisk has said that they are over. When the socket goes first, a BYE is said beside the CANCEL:
 * that changes nothing any more when the customer's answer is what was lost with the socket (RFC 3261 9.2; 15 allows the caller a
 * BYE by then). Both are said again over the next one (last-words.ts).
 */
export function createCancelledCalls(): CancelledCalls {
  const cancelled = new Set<Inviter>();
  return {
    add: (session) => {
      if (!(session instanceof Inviter) || session.state !== SessionState.Establishing) return;
      cancelled.add(session);
      session.stateChange.addListener((state) => {
        if (state === SessionState.Terminated) cancelled.delete(session);
      });
    },
    lineLost: () => {
      for (const session of [...cancelled]) {
        earlyDialogOf(session)?.bye();
        giveUpCall(session);
      }
      cancelled.clear();
    },
  };
}

/** The dialog of the 183 that connects it while it rings; private by the types of sip.js (0.21.2). */
const earlyDialogOf = (session: Inviter): Core.SessionDialog | undefined =>
  (session as unknown as { readonly earlyMediaDialog?: Core.SessionDialog }).earlyMediaDialog;
