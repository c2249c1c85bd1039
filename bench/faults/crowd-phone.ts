import { createHash, randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";

/** A phone that does nothing but keep itself registered, as ours does: at once when its socket breaks, then ever less often. */
export interface CrowdPhone {
  /** When Asterisk last said that it is registered, in milliseconds since 1970; 0: never. */
  registeredAt(): number;
  stop(): void;
}

export interface CrowdAccount {
  /** ws://… */
  readonly server: string;
  readonly domain: string;
  readonly user: string;
  readonly password: string;
}

/** Milliseconds before the first attempts (docs/call-states.md), each give or take a quarter. */
const pauses = [250, 1000, 2000, 4000];

export function startCrowdPhone(account: CrowdAccount): CrowdPhone {
  let registeredAt = 0;
  let isOver = false;
  let socket: WebSocket | undefined;
  const live = async (): Promise<void> => {
    let attempt = 0;
    while (!isOver) {
      socket = new WebSocket(account.server, "sip");
      const wasRegistered = await registerOn(socket, account, () => {
        registeredAt = Date.now();
      });
      attempt = wasRegistered ? 0 : attempt + 1;
      const pause = pauses[Math.min(attempt, pauses.length - 1)] ?? 0;
      await delay(pause * (0.75 + Math.random() / 2));
    }
  };
  void live();
  return {
    registeredAt: () => registeredAt,
    stop: () => {
      isOver = true;
      socket?.close();
    },
  };
}

/** Registers over this socket; resolves when it has ended. @returns whether it ever was registered. */
function registerOn(socket: WebSocket, account: CrowdAccount, registered: () => void): Promise<boolean> {
  const { user, domain } = account;
  const [call, tag, host] = [word(), word(), `${word()}.invalid`];
  let sequence = 0;
  let wasRegistered = false;
  const send = (authorization: readonly string[]): void => {
    sequence += 1;
    const lines = [
      `REGISTER sip:${domain} SIP/2.0`,
      `Via: SIP/2.0/WS ${host};branch=z9hG4bK${word()}`,
      `To: <sip:${user}@${domain}>`,
      `From: <sip:${user}@${domain}>;tag=${tag}`,
      `CSeq: ${String(sequence)} REGISTER`,
      `Call-ID: ${call}`,
      "Max-Forwards: 70",
      `Contact: <sip:${user}@${host};transport=ws>;expires=300`,
      ...authorization,
      "Content-Length: 0",
    ];
    socket.send(`${lines.join("\r\n")}\r\n\r\n`);
  };
  const take = (message: string): void => {
    if (message.startsWith("OPTIONS ")) socket.send(okTo(message));
    else if (message.startsWith("SIP/2.0 200")) {
      wasRegistered = true;
      registered();
    } else if (message.startsWith("SIP/2.0 401") && sequence < 2) send([digest(message, account)]);
  };
  return new Promise((resolve) => {
    socket.addEventListener("open", () => send([]));
    socket.addEventListener("message", ({ data }) => take(String(data)));
    for (const end of ["close", "error"]) socket.addEventListener(end, () => resolve(wasRegistered));
  });
}

const word = (): string => randomBytes(6).toString("hex");

const headersOf = (message: string, name: string): readonly string[] =>
  message.split("\r\n").filter((line) => line.toLowerCase().startsWith(`${name}:`));

/** Asterisk asks whether it is still there. */
function okTo(request: string): string {
  const kept = ["via", "from", "to", "call-id", "cseq"].flatMap((name) => headersOf(request, name));
  return `${["SIP/2.0 200 OK", ...kept, "Content-Length: 0"].join("\r\n")}\r\n\r\n`;
}

/** RFC 2617, MD5 with qop=auth. */
function digest(challenge: string, { user, password, domain }: CrowdAccount): string {
  const [header = ""] = headersOf(challenge, "www-authenticate");
  const value = (name: string): string => new RegExp(`${name}="([^"]*)"`).exec(header)?.[1] ?? "";
  const md5 = (text: string): string => createHash("md5").update(text).digest("hex");
  const [nonce, realm, opaque, uri] = [value("nonce"), value("realm"), value("opaque"), `sip:${domain}`];
  const secret = md5(`${user}:${realm}:${password}`);
  const response = md5(`${secret}:${nonce}:00000001:abc:auth:${md5(`REGISTER:${uri}`)}`);
  return `Authorization: Digest username="${user}", realm="${realm}", nonce="${nonce}", uri="${uri}", response="${response}", opaque="${opaque}", algorithm=MD5, cnonce="abc", qop=auth, nc=00000001`;
}
