import { createHash } from "node:crypto";

/** A SIP message as it stood on the wire, taken apart without sip.js: an agreement of two parsers is worth more. */
export type SipMessage = {
  readonly raw: string;
  /** `INVITE` for a request, "" for a response. */
  readonly method: string;
  /** 0 for a request. */
  readonly status: number;
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
};

export function parseSip(raw: string): SipMessage {
  const split = raw.indexOf("\r\n\r\n");
  const [start = "", ...lines] = raw.slice(0, split).split("\r\n");
  const [first = "", second = ""] = start.split(" ");
  const response = first === "SIP/2.0";
  return {
    raw,
    method: response ? "" : first,
    status: response ? Number(second) : 0,
    target: response ? "" : second,
    headers: lines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const;
    }),
    body: raw.slice(split + 4),
  };
}

export function headersOf({ headers }: SipMessage, name: string): readonly string[] {
  return headers.flatMap(([each, value]) => (each.toLowerCase() === name.toLowerCase() ? [value] : []));
}

export function headerOf(message: SipMessage, name: string): string {
  return headersOf(message, name)[0] ?? "";
}

/** The method a message is about: its own, or for a response that of the request it answers. */
export function methodOf(message: SipMessage): string {
  return message.method === "" ? (headerOf(message, "CSeq").split(" ")[1] ?? "") : message.method;
}

export function uriIn(header: string): string {
  return /<([^>]*)>/.exec(header)?.[1] ?? header;
}

export function tagIn(header: string): string {
  return /;tag=([^;]+)/.exec(header)?.[1] ?? "";
}

export function sipText(start: string, headers: readonly string[], body = ""): string {
  const length = new TextEncoder().encode(body).length;
  return [start, ...headers, `Content-Length: ${length}`, "", body].join("\r\n");
}

/** A response, its Via, From, To, Call-ID and CSeq copied from the request (RFC 3261 8.2.6.2). */
export function responseTo(
  request: SipMessage,
  status: string,
  { tag = "", headers = [], body = "" }: { tag?: string; headers?: readonly string[]; body?: string } = {},
): string {
  const to = headerOf(request, "To");
  return sipText(
    `SIP/2.0 ${status}`,
    [
      ...headersOf(request, "Via").map((via) => `Via: ${via}`),
      `From: ${headerOf(request, "From")}`,
      `To: ${tag === "" || tagIn(to) !== "" ? to : `${to};tag=${tag}`}`,
      `Call-ID: ${headerOf(request, "Call-ID")}`,
      `CSeq: ${headerOf(request, "CSeq")}`,
      ...headers,
    ],
    body,
  );
}

const md5 = (text: string): string => createHash("md5").update(text).digest("hex");

const digestField = (request: SipMessage, name: string): string =>
  new RegExp(`[ ,]${name}="?([^",]*)"?`).exec(headerOf(request, "Authorization"))?.[1] ?? "";

/** Which nonce a request is signed by, and for the how-many-th time. */
export function digestOf(request: SipMessage): { readonly nonce: string; readonly count: number } {
  return { nonce: digestField(request, "nonce"), count: Number.parseInt(digestField(request, "nc"), 16) };
}

/** Whether the digest of a request proves the password (RFC 2617 3.2.2, qop `auth`). */
export function provesPassword(request: SipMessage, password: string): boolean {
  const field = (name: string): string => digestField(request, name);
  const secret = md5(`${field("username")}:${field("realm")}:${password}`);
  const what = md5(`${request.method}:${field("uri")}`);
  const proof = [secret, field("nonce"), field("nc"), field("cnonce"), "auth", what].join(":");
  return field("response") === md5(proof);
}
