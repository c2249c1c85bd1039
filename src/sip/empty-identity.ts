import type { Transport } from "sip.js";

const emptyIdentity = /^P-Asserted-Identity[ \t]*:[ \t]*\r\n(?![ \t])/gim;

/** The message without header lines that assert nobody; what follows its headers stays as it is. */
export function withoutEmptyIdentity(message: string): string {
  const end = message.indexOf("\r\n\r\n");
  // With the line's end that the last header needs.
  const headers = end < 0 ? message : message.slice(0, end + 2);
  return headers.replaceAll(emptyIdentity, "") + message.slice(headers.length);
}

/**
 * Keeps empty P-Asserted-Identity headers from sip.js, which throws at one in a re-INVITE before it answers
 * (Session.onInviteRequest, 0.21.2): the call could never be changed again. RFC 3325 9.1 knows no empty one.
 */
export function keepEmptyIdentitiesOut(transport: Transport): void {
  const deliver = transport.onMessage;
  transport.onMessage = (message) => deliver?.(withoutEmptyIdentity(message));
}
