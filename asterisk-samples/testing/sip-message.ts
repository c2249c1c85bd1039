import { createHash, randomBytes } from "node:crypto";

/** Just enough SIP to ask Asterisk the questions of our tests; deliberately not the phone's own stack. */
export interface SipMessage {
  /** Request or status line. */
  readonly start: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** What a response's status line says, 0 for a request. */
export function statusOf({ start }: SipMessage): number {
  return start.startsWith("SIP/2.0 ") ? Number(start.slice(8, 11)) : 0;
}

export function methodOf(message: SipMessage): string {
  return statusOf(message) === 0
    ? (message.start.split(" ")[0] ?? "")
    : (header(message, "CSeq").split(" ")[1] ?? "");
}

/** The first header of that name, "" when there is none. */
export function header(message: SipMessage, name: string): string {
  return headersOf(message, name)[0] ?? "";
}

export function headersOf(message: SipMessage, name: string): string[] {
  return message.headers
    .filter(([other]) => other.toLowerCase() === name.toLowerCase())
    .map(([, value]) => value);
}

export function print({ start, headers, body }: SipMessage): string {
  const length = `Content-Length: ${Buffer.byteLength(body)}`;
  return [start, ...headers.map(([name, value]) => `${name}: ${value}`), length, "", body].join("\r\n");
}

/** Cuts whole messages off the front of what a stream has delivered so far. */
export function takeMessages(received: string): { readonly messages: SipMessage[]; readonly rest: string } {
  const messages: SipMessage[] = [];
  let rest = received;
  for (;;) {
    const text = rest.replace(/^(\r\n)+/, ""); // keep-alives
    const end = text.indexOf("\r\n\r\n");
    if (end < 0) return { messages, rest: text };
    const [start = "", ...lines] = text.slice(0, end).split("\r\n");
    const headers = lines.map((line) => {
      const at = line.indexOf(":");
      return [line.slice(0, at).trim(), line.slice(at + 1).trim()] as const;
    });
    const length = Number(headers.find(([name]) => name.toLowerCase() === "content-length")?.[1] ?? 0);
    const body = Buffer.from(text.slice(end + 4))
      .subarray(0, length)
      .toString();
    if (Buffer.byteLength(body) < length) return { messages, rest: text };
    messages.push({ start, headers, body });
    rest = text.slice(end + 4 + body.length);
  }
}

/** A response that keeps what RFC 3261 8.2.6.2 says to keep. */
export function respond(
  request: SipMessage,
  status: number,
  reason: string,
  extra: SipMessage["headers"] = [],
  body = "",
): SipMessage {
  const kept = ["via", "from", "call-id", "cseq", "record-route"];
  const to = header(request, "To");
  return {
    start: `SIP/2.0 ${status} ${reason}`,
    headers: [
      ...request.headers.filter(([name]) => kept.includes(name.toLowerCase())),
      ["To", to.includes(";tag=") || status === 100 ? to : `${to};tag=${token()}`],
      ...extra,
    ],
    body,
  };
}

export interface Account {
  readonly user: string;
  readonly password: string;
}

/** The answer to a 401 or 407, MD5 with qop=auth (RFC 2617), as Meta and sip.js give it. */
export function authorization(
  challenge: SipMessage,
  method: string,
  uri: string,
  account: Account,
): [string, string] {
  const proxy = statusOf(challenge) === 407;
  const asked = header(challenge, proxy ? "Proxy-Authenticate" : "WWW-Authenticate");
  const field = (name: string) => new RegExp(`${name}="?([^",]+)"?`).exec(asked)?.[1] ?? "";
  const [realm, nonce, cnonce] = [field("realm"), field("nonce"), token()];
  const secret = md5(`${account.user}:${realm}:${account.password}`);
  const response = md5(`${secret}:${nonce}:00000001:${cnonce}:auth:${md5(`${method}:${uri}`)}`);
  const opaque = field("opaque") === "" ? "" : `, opaque="${field("opaque")}"`;
  return [
    proxy ? "Proxy-Authorization" : "Authorization",
    `Digest username="${account.user}", realm="${realm}", nonce="${nonce}", uri="${uri}", response="${response}", ` +
      `algorithm=MD5, cnonce="${cnonce}", qop=auth, nc=00000001${opaque}`,
  ];
}

export function token(): string {
  return randomBytes(6).toString("hex");
}

function md5(text: string): string {
  return createHash("md5").update(text).digest("hex");
}
