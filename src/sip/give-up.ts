import type { Core } from "sip.js";

/** What sip.js does with a request that could not be sent; its own word for it is protected. */
type Failing = { readonly transaction: { onTransportError: (error: Error) => void } };

/**
 * Ends a request whose socket is gone, as sip.js does by itself where it cannot send: with a 503 of its own (RFC 3261
 * 8.1.3.1). Transactions do not hear of a socket that closes: an INVITE would wait half a minute, and after a 100 for ever.
 */
export function giveUp(request: Core.OutgoingInviteRequest): void {
  (request as unknown as Failing).transaction.onTransportError(new Error("The socket is gone"));
}
