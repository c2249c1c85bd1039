import { createHash, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { connect } from "node:tls";

/** A request for the stand-in's edge, sent as a business's server would. */
export interface SipRequest {
  readonly method: string;
  readonly uri: string;
  /** "user@host" */
  readonly from: string;
  readonly to?: string;
  /** Present in a request within a call. */
  readonly toTag?: string;
  readonly authorization?: string;
  readonly routes?: readonly string[];
}

export interface SipReply {
  readonly status: number;
  readonly reason: string;
  /** Lower-case names. */
  readonly headers: ReadonlyMap<string, string>;
  /** In the order they came. */
  readonly recordRoutes: readonly string[];
}

/** Speaks SIP over one TLS connection, with no SIP library in between that would mend what we send. */
export interface SipPeer {
  send(request: SipRequest): void;
  /** The next reply that is not a 100. */
  reply(): Promise<SipReply>;
  /** Sends, and once more with the digest that the reply asks for. */
  sendWithDigest(request: SipRequest, user: string, password: string): Promise<SipReply>;
  /** Confirms the call that `answer` has opened and hangs up; resolves with the reply to that. */
  hangUp(invite: SipRequest, answer: SipReply): Promise<SipReply>;
  close(): void;
}

export async function connectSipPeer(address: string, port: number, authorityFile: string): Promise<SipPeer> {
  const socket = connect({ host: address, port, ca: await readFile(authorityFile) });
  await new Promise<void>((resolve, reject) => {
    socket.once("secureConnect", resolve);
    socket.once("error", reject);
  });
  const callId = randomBytes(8).toString("hex");
  const replies: SipReply[] = [];
  const waiting: ((reply: SipReply) => void)[] = [];
  let text = "";
  let sequence = 0;
  socket.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
    for (let end = text.indexOf("\r\n\r\n"); end >= 0; end = text.indexOf("\r\n\r\n")) {
      const reply = parseReply(text.slice(0, end));
      const length = Number(reply.headers.get("content-length") ?? 0);
      if (text.length < end + 4 + length) return;
      text = text.slice(end + 4 + length);
      if (reply.status === 100) continue;
      const wait = waiting.shift();
      if (wait) wait(reply);
      else replies.push(reply);
    }
  });
  const reply = (): Promise<SipReply> => {
    const early = replies.shift();
    return early ? Promise.resolve(early) : new Promise((resolve) => waiting.push(resolve));
  };
  const send = ({ method, uri, from, to, toTag, authorization, routes = [] }: SipRequest): void => {
    // An ACK has the number of its INVITE.
    if (method !== "ACK") sequence += 1;
    const lines = [
      `${method} ${uri} SIP/2.0`,
      `Via: SIP/2.0/TLS ${address};branch=z9hG4bK${randomBytes(8).toString("hex")}`,
      `Max-Forwards: 70`,
      `From: <sip:${from}>;tag=lab`,
      `To: <sip:${to ?? uri.replace(/^sips?:|;.*$/g, "")}>${toTag === undefined ? "" : `;tag=${toTag}`}`,
      `Call-ID: ${callId}`,
      `CSeq: ${String(sequence)} ${method}`,
      `Contact: <sip:lab@${address};transport=tls>`,
      ...routes.map((route) => `Route: ${route}`),
      ...(authorization === undefined ? [] : [`Proxy-Authorization: ${authorization}`]),
      "Content-Length: 0",
    ];
    socket.write(`${lines.join("\r\n")}\r\n\r\n`);
  };
  return {
    send,
    reply,
    sendWithDigest: async (request, user, password) => {
      send(request);
      const challenge = await reply();
      if (challenge.status !== 407) return challenge;
      send({ ...request, authorization: digest(request, challenge, user, password) });
      return reply();
    },
    hangUp: async ({ uri, from, to }, answer) => {
      const within = {
        uri: /<([^>]+)>/.exec(answer.headers.get("contact") ?? "")?.[1] ?? uri,
        from,
        to: to ?? uri.replace(/^sips?:|;.*$/g, ""),
        toTag: /;tag=([^;]+)/.exec(answer.headers.get("to") ?? "")?.[1] ?? "",
        routes: answer.recordRoutes.toReversed(),
      };
      send({ ...within, method: "ACK" });
      send({ ...within, method: "BYE" });
      let answered = await reply();
      // A 180 may come late.
      while (answered.status < 200) answered = await reply();
      return answered;
    },
    close: () => socket.destroy(),
  };
}

function parseReply(text: string): SipReply {
  const [first = "", ...lines] = text.split("\r\n");
  const [, status, reason = ""] = /^SIP\/2\.0 (\d+) (.*)$/.exec(first) ?? [];
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  const recordRoutes = headers.filter(([name]) => name === "record-route").map(([, value]) => value);
  return { status: Number(status), reason, headers: new Map(headers), recordRoutes };
}

/** RFC 2617, MD5 with qop=auth, as Meta's guide has it. */
function digest({ method, uri }: SipRequest, challenge: SipReply, user: string, password: string): string {
  const header = challenge.headers.get("proxy-authenticate") ?? "";
  const value = (name: string): string => new RegExp(`${name}="([^"]*)"`).exec(header)?.[1] ?? "";
  const md5 = (text: string): string => createHash("md5").update(text).digest("hex");
  const [nonce, realm] = [value("nonce"), value("realm")];
  const secret = md5(`${user}:${realm}:${password}`);
  const response = md5(`${secret}:${nonce}:00000001:abc:auth:${md5(`${method}:${uri}`)}`);
  return `Digest username="${user}", realm="${realm}", nonce="${nonce}", uri="${uri}", response="${response}", algorithm=MD5, cnonce="abc", qop=auth, nc=00000001`;
}
