import { Md5 } from "sip.js/lib/core/messages/md5.js";

/**
 * The least that can register: opens the socket, sends REGISTER, answers the challenge (RFC 2617, as Asterisk asks by
 * default), and does nothing else. What it takes no phone can be faster than.
 */
const { server, domain, user, password } = globalThis.benchAccount;

const secret = (): string => crypto.randomUUID();
const hash = (text: string): string => Md5.hashStr(text);
const [callId, tag, host] = [secret(), secret(), `${secret()}.invalid`];
const target = `sip:${domain}`;

const register = (sequence: number, authorization: readonly string[]): string =>
  [
    `REGISTER ${target} SIP/2.0`,
    `Via: SIP/2.0/WSS ${host};branch=z9hG4bK${secret()}`,
    "Max-Forwards: 70",
    `From: <sip:${user}@${domain}>;tag=${tag}`,
    `To: <sip:${user}@${domain}>`,
    `Call-ID: ${callId}`,
    `CSeq: ${String(sequence)} REGISTER`,
    `Contact: <sip:${user}@${host};transport=ws>;expires=300`,
    ...authorization,
    "Content-Length: 0",
    "\r\n",
  ].join("\r\n");

function answerTo(challenge: string): string {
  const value = (name: string): string => new RegExp(`\\b${name}="?([^",\\r]*)`).exec(challenge)?.[1] ?? "";
  const [realm, nonce, opaque] = ["realm", "nonce", "opaque"].map(value);
  const [count, cnonce] = ["00000001", secret()];
  const who = hash(`${user}:${String(realm)}:${password}`);
  const response = hash([who, nonce, count, cnonce, "auth", hash(`REGISTER:${target}`)].join(":"));
  return (
    `Authorization: Digest username="${user}", realm="${String(realm)}", nonce="${String(nonce)}", uri="${target}", ` +
    `response="${response}", algorithm=MD5, qop=auth, nc=${count}, cnonce="${cnonce}", opaque="${String(opaque)}"`
  );
}

const socket = new WebSocket(server, "sip");
socket.onopen = () => socket.send(register(1, []));
socket.onmessage = ({ data }: MessageEvent<string>) => {
  if (data.startsWith("SIP/2.0 401")) socket.send(register(2, [answerTo(data)]));
};
