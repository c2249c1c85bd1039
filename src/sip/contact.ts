/** Where a page is reached: `sip:name@host;transport=ws`. The host exists nowhere (RFC 7118 5), and the socket is the way. */
export type Contact = { readonly name: string; readonly host: string };

/** Seconds we ask a registration to last. Stale contacts die sooner than with sip.js's 600. */
export const expires = 300;

/** One nobody else has. */
export function newContact(): Contact {
  const id = crypto.randomUUID().replaceAll("-", "");
  return { name: id.slice(0, 8), host: `${id.slice(8, 20)}.invalid` };
}

export const uriOf = ({ name, host }: Contact): string => `sip:${name}@${host};transport=ws`;
