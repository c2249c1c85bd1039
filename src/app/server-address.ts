/** What is wrong with a server address, for the form to say in words. */
export type AddressFault = "empty" | "not-an-address" | "wrong-scheme" | "insecure";

export type ServerAddress =
  | { readonly kind: "address"; readonly url: string; readonly host: string }
  | { readonly kind: "fault"; readonly fault: AddressFault };

/**
 * Reads a server address: `wss://host:port/path`, the same without its scheme, or a path of this site.
 * `insecure`: ws:// from a page that came over https, which browsers refuse (mixed content).
 */
export function readServerAddress(text: string, page: { readonly href: string }): ServerAddress {
  const typed = text.trim();
  if (typed === "") return fault("empty");
  const here = new URL(page.href);
  const secure = here.protocol === "https:";
  const full = withScheme(typed, here, secure);
  if (!URL.canParse(full)) return fault("not-an-address");
  const url = new URL(full);
  if (url.protocol !== "wss:" && url.protocol !== "ws:") return fault("wrong-scheme");
  if (url.username !== "" || url.password !== "" || url.hash !== "") return fault("not-an-address");
  if (secure && url.protocol === "ws:") return fault("insecure");
  return { kind: "address", url: url.href, host: url.hostname };
}

function withScheme(typed: string, here: URL, secure: boolean): string {
  if (typed.startsWith("/")) return `${secure ? "wss" : "ws"}://${here.host}${typed}`;
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `wss://${typed}`;
}

function fault(what: AddressFault): ServerAddress {
  return { kind: "fault", fault: what };
}
