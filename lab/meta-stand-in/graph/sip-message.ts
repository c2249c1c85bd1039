import { USER_AGENT } from "../meta-facts.ts";

/** A SIP request as it came in one datagram. */
export interface SipRequest {
  readonly method: string;
  readonly uri: string;
  /** In the order they came. */
  readonly headers: readonly SipHeader[];
  readonly body: string;
}

interface SipHeader {
  /** In lower case. */
  readonly name: string;
  readonly value: string;
  /** As it came. */
  readonly line: string;
}

/** A reply to it, without what is copied from the request. */
export interface SipReply {
  readonly status: number;
  readonly reason: string;
  readonly headers?: readonly string[];
}

/** Undefined when it is no SIP request. */
export function parseRequest(text: string): SipRequest | undefined {
  const end = text.indexOf("\r\n\r\n");
  const [first = "", ...lines] = text.slice(0, end < 0 ? undefined : end).split("\r\n");
  const [, method, uri] = /^([A-Z]+) (\S+) SIP\/2\.0$/.exec(first) ?? [];
  if (method === undefined || uri === undefined) return undefined;
  const headers = lines.map((line): SipHeader => {
    const colon = line.indexOf(":");
    return { line, name: line.slice(0, colon).trim().toLowerCase(), value: line.slice(colon + 1).trim() };
  });
  return { method, uri, headers, body: end < 0 ? "" : text.slice(end + 4) };
}

/** The first header of this name. */
export const headerOf = ({ headers }: SipRequest, name: string): string | undefined =>
  headers.find((header) => header.name === name)?.value;

/** A URI of a From or To header, or a bare one, in parts. */
export function addressIn(header: string): { readonly user: string; readonly host: string } {
  // A display name in quotes may hold angle brackets of its own.
  const unnamed = header.replace(/^\s*"(?:[^"\\]|\\.)*"/, "");
  const uri = /<([^>]*)>/.exec(unnamed)?.[1] ?? unnamed;
  const [, user = "", host = ""] = /^sips?:(?:([^@]*)@)?([^;:?>]*)/i.exec(uri.trim()) ?? [];
  return { user, host: host.toLowerCase() };
}

/** RFC 3261, 8.2.6: Via, From, To, Call-ID and CSeq come back as they were, To with a tag. */
export function formatReply(
  request: SipRequest,
  { status, reason, headers = [] }: SipReply,
  tag: string,
): string {
  const copied = request.headers
    .filter(({ name }) => ["via", "from", "to", "call-id", "cseq"].includes(name))
    .map(({ name, line }) => (name === "to" && !line.includes(";tag=") ? `${line};tag=${tag}` : line));
  return [
    `SIP/2.0 ${String(status)} ${reason}`,
    ...copied,
    ...headers,
    `Server: ${USER_AGENT}`,
    "Content-Length: 0",
    "",
    "",
  ].join("\r\n");
}
