import type { Core, Invitation, Inviter } from "sip.js";

/** What sip.js does with a request that could not be sent; its own word for it is protected. */
type Failing = {
  readonly transaction: { readonly state: string; readonly onTransportError: (error: Error) => void };
};
const transactionOf = (request: Core.OutgoingInviteRequest) => (request as unknown as Failing).transaction;

/** Whether its answer is here, though nobody has been told yet: the browser takes its time with a description. */
export const isAnswered = (request: Core.OutgoingInviteRequest): boolean =>
  !["Calling", "Proceeding"].includes(transactionOf(request).state);

/**
 * Ends a request whose socket is gone, as sip.js does by itself where it cannot send: with a 503 of its own (RFC 3261
 * 8.1.3.1). Transactions do not hear of a socket that closes: an INVITE would wait half a minute, and after a 100 for ever. Not one
 * that is answered: sip.js would take back an offer that is answered or taken back already, and hang up when that fails.
 */
export function giveUp(request: Core.OutgoingInviteRequest): void {
  transactionOf(request).onTransportError(new Error("The socket is gone"));
}

/** What sip.js keeps of a call that it has asked for; its types call it protected. */
type Asking = { readonly outgoingInviteRequest?: Core.OutgoingInviteRequest };

/** Ends the INVITE of a call that can no longer come up: once it rings, sip.js would keep it for ever. To be cancelled before. */
export function giveUpCall(session: Inviter | Invitation): void {
  const { outgoingInviteRequest: request } = session as unknown as Asking;
  if (request !== undefined && !isAnswered(request)) giveUp(request);
}
