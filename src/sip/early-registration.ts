import { Md5 } from "sip.js/lib/core/messages/md5.js";
import { expires, uriOf, type Contact } from "./contact.ts";
import { createQuietMoment, type QuietMoment } from "./quiet-moment.ts";

/** Who registers, and how this page is reached. User and domain must be such as can stand in a SIP address. */
export type EarlyAccount = {
  readonly user: string;
  readonly password: string;
  readonly domain: string;
  readonly contact: Contact;
  /** Seen in Asterisk's contact list. */
  readonly userAgentName: string;
};

/** Milliseconds an answer may take. Then whoever registers asks the server as if nothing had been. */
const patience = 3_000;
/** So many messages, of so many characters, wait for whoever takes the socket over, in a moment in which there are none or a few. */
const [mostHeld, longest] = [200, 65_536];
/** Milliseconds after which the time of day that the server has told is an old one. */
const fresh = 1_000;

export type EarlyRegistration = {
  /** Resolves when the server has answered, or will not be asked any more. */
  readonly settled: Promise<void>;
  /** Whether a call waits for the user agent. */
  readonly holdsCall: () => boolean;
  /** Resolves as soon as the page may be busy for a while, and no answer that is about to come has to wait for that. */
  readonly untilQuiet: QuietMoment["wait"];
};

/**
 * Registers over a socket before there is a user agent. The user agent that is given the socket later registers the same
 * contact, and is told what the server has said to that: its requests are answered here, in the words of the server. Then it
 * gets what came for it meanwhile, and from there on the socket is its own. Whether the page is there is answered at once.
 *
 * `mayRegister`: false where another page of this browser has the phone. `roundTrip`: how many milliseconds the server may
 * be away; null where nobody knows.
 */
export function registerEarly(
  socket: WebSocket,
  account: EarlyAccount,
  mayRegister: Promise<boolean>,
  roundTrip: number | null,
): EarlyRegistration {
  const quiet = createQuietMoment(roundTrip);
  const [callId, tag] = [crypto.randomUUID(), token()];
  const send = socket.send.bind(socket);
  /** What the server has answered, in order, and when. */
  const answers: { readonly text: string; readonly at: number }[] = [];
  /** As many of them the user agent has been told. */
  let told = 0;
  let state: "silent" | "asking" | "answered" | "over" = "silent";
  /** The user agent's own request, which waits for an answer. */
  let waiting: string | null = null;
  let others: string[] = [];
  let isTelling = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let settle: () => void = () => undefined;
  const settled = new Promise<void>((resolve) => (settle = resolve));
  void settled.then(quiet.over);

  function ask(sequence: number, authorization: string | null): void {
    state = "asking";
    clearTimeout(timer);
    timer = setTimeout(answered, patience);
    send(register(account, { callId, tag, sequence, authorization }));
    quiet.asked();
  }

  /** The server has said its last word, or none. What it sends goes on being kept: nobody else hears it yet. */
  function answered(): void {
    state = "answered";
    clearTimeout(timer);
    settle();
    answerWaiting();
  }

  function tell(data: string): void {
    isTelling = true;
    socket.dispatchEvent(new MessageEvent("message", { data }));
    isTelling = false;
  }

  /** From here on the socket is the user agent's. */
  function end(): void {
    if (state === "over") return;
    state = "over";
    clearTimeout(timer);
    settle();
    socket.removeEventListener("message", hear);
    Reflect.deleteProperty(socket, "send");
    if (waiting !== null) send(waiting);
    const held = others;
    others = [];
    held.forEach(tell);
  }

  function answerWaiting(): void {
    const [request, answer] = [waiting, answers[told]];
    if (request === null) return;
    if (answer === undefined) {
      if (state !== "asking") end();
      return;
    }
    waiting = null;
    told += 1;
    const isLast = state === "answered" && told === answers.length;
    // As from the network: when whoever has sent it is through.
    queueMicrotask(() => {
      tell(inAnswerTo(request, answer.text, performance.now() - answer.at < fresh));
      if (isLast) end();
    });
  }

  function hear(event: MessageEvent<unknown>): void {
    const { data } = event;
    if (isTelling || typeof data !== "string") return;
    event.stopImmediatePropagation();
    if (data.length > longest) return;
    if (header(data, "Call-ID") === callId) heardAnswer(data);
    else if (data.startsWith("OPTIONS ")) send(hereIAm(data, tag));
    else if (others.length < mostHeld) others.push(data);
  }

  function heardAnswer(data: string): void {
    const status = Number(/^SIP\/2\.0 (\d{3}) /.exec(data)?.[1]);
    if (!(status >= 200) || state !== "asking") return;
    answers.push({ text: data, at: performance.now() });
    const authorization = status === 401 && answers.length === 1 ? authorizationFor(data, account) : null;
    if (authorization === null) answered();
    else {
      ask(2, authorization);
      answerWaiting();
    }
  }

  socket.addEventListener("message", hear);
  socket.addEventListener("close", () => {
    // What came over it can be answered by nobody any more.
    others = [];
    end();
  });
  socket.send = (data) => {
    const isRegister = typeof data === "string" && data.startsWith("REGISTER ");
    if (isRegister && isSame(data, account)) {
      waiting = data;
      answerWaiting();
      return;
    }
    // It goes a way of its own.
    if (isRegister) end();
    send(data);
  };
  const opened = new Promise((resolve) => socket.addEventListener("open", resolve, { once: true }));
  void Promise.all([mayRegister, opened]).then(([may]) => {
    if (state !== "silent") return;
    if (may) ask(1, null);
    else end();
  });
  return {
    settled,
    holdsCall: () => others.some((text) => text.startsWith("INVITE ")),
    untilQuiet: quiet.wait,
  };
}

/** Whether it registers who has been registered already, where they are. */
function isSame(request: string, { user, domain, contact }: EarlyAccount): boolean {
  const [line = ""] = request.split("\r\n", 1);
  return (
    line.toLowerCase() === `register sip:${domain} sip/2.0`.toLowerCase() &&
    header(request, "To")?.toLowerCase() === `<sip:${user}@${domain}>`.toLowerCase() &&
    request.includes(`<${uriOf(contact)}>;expires=${String(expires)}`)
  );
}

const token = (): string => crypto.randomUUID().replaceAll("-", "");

/** RFC 3261 10.2, over a WebSocket (RFC 7118 5). */
function register(
  { user, domain, contact, userAgentName }: EarlyAccount,
  of: {
    readonly callId: string;
    readonly tag: string;
    readonly sequence: number;
    readonly authorization: string | null;
  },
): string {
  const aor = `<sip:${user}@${domain}>`;
  return [
    `REGISTER sip:${domain} SIP/2.0`,
    `Via: SIP/2.0/WSS ${contact.host};branch=z9hG4bK${token()}`,
    "Max-Forwards: 70",
    `To: ${aor}`,
    `From: ${aor};tag=${of.tag}`,
    `Call-ID: ${of.callId}`,
    `CSeq: ${String(of.sequence)} REGISTER`,
    `Contact: <${uriOf(contact)}>;expires=${String(expires)}`,
    ...(of.authorization === null ? [] : [`Authorization: ${of.authorization}`]),
    "Supported: outbound, path, gruu",
    `User-Agent: ${userAgentName}`,
    "Content-Length: 0",
    "\r\n",
  ].join("\r\n");
}

/** Digest credentials (RFC 7616 3.4) by MD5, as Asterisk asks by default; null to a challenge of another kind. */
function authorizationFor(answer: string, { user, password, domain }: EarlyAccount): string | null {
  const challenge = fieldsOf(header(answer, "WWW-Authenticate") ?? "");
  if (challenge === null) return null;
  const { realm = "", nonce = "", opaque, algorithm = "MD5", qop = "" } = Object.fromEntries(challenge);
  const isKnown = algorithm.toUpperCase() === "MD5" && qop.split(/\s*,\s*/).includes("auth");
  if (!isKnown || realm === "" || nonce === "") return null;
  const uri = `sip:${domain}`;
  const [count, cnonce] = ["00000001", token()];
  const secret = Md5.hashStr(`${user}:${realm}:${password}`);
  const response = Md5.hashStr(
    [secret, nonce, count, cnonce, "auth", Md5.hashStr(`REGISTER:${uri}`)].join(":"),
  );
  return [
    `Digest algorithm=MD5, username="${user}", realm="${realm}", nonce="${nonce}", uri="${uri}"`,
    `response="${response}", qop=auth, nc=${count}, cnonce="${cnonce}"`,
    ...(opaque === undefined ? [] : [`opaque="${opaque}"`]),
  ].join(", ");
}

/** The fields of a digest challenge (RFC 7616 3.3), names in lower case; null where anything in it is not as simple as that. */
function fieldsOf(challenge: string): ReadonlyMap<string, string> | null {
  const fields = new Map<string, string>();
  const rest = challenge
    .replace(/^digest[ \t]+/i, "")
    .replace(/[ \t]*([\w-]+)=(?:"([^"\\]*)"|([^\s",]+))[ \t]*(?:,|$)/g, (_, name, quoted, plain) => {
      fields.set(String(name).toLowerCase(), String(quoted ?? plain));
      return "";
    });
  return /^digest[ \t]/i.test(challenge) && rest === "" ? fields : null;
}

/** The answer to whoever asks whether we are there (RFC 3261 11.2). Asterisk rings no phone that has not said so. */
function hereIAm(request: string, tag: string): string {
  const [head = ""] = request.split("\r\n\r\n", 1);
  const copied = head
    .split("\r\n")
    .filter((line) => /^(?:via|v|from|f|to|t|call-id|i|cseq)[ \t]*:/i.test(line));
  const lines = copied.map((line) => (/^(?:to|t)[ \t]*:/i.test(line) ? `${line};tag=${tag}` : line));
  return ["SIP/2.0 200 OK", ...lines, "Content-Length: 0", "\r\n"].join("\r\n");
}

/** The answer as if it were one to this request: with its dialog and place (RFC 3261 8.2.6.2). */
function inAnswerTo(request: string, answer: string, isFresh: boolean): string {
  const tag = /;tag=[^;\s]+/.exec(header(answer, "To") ?? "")?.[0] ?? "";
  const begin = isFresh ? answer : answer.replace(/^Date:.*\r\n/im, "");
  return (["Via", "From", "To", "Call-ID", "CSeq"] as const).reduce((text, name) => {
    const value = `${header(request, name) ?? ""}${name === "To" ? tag : ""}`;
    return text.replace(lineOf(name), () => `${name}: ${value}\r`);
  }, begin);
}

/** The short forms in which `compact_headers` has Asterisk write them (RFC 3261 7.3.3). */
const short = { Via: "v", From: "f", To: "t", "Call-ID": "i" } as const;

/** Up to the end of the line, with its carriage return. */
const lineOf = (name: string): RegExp =>
  new RegExp(
    `^(?:${name}${name in short ? `|${short[name as keyof typeof short]}` : ""})[ \\t]*:(.*)$`,
    "im",
  );

const header = (message: string, name: string): string | undefined => lineOf(name).exec(message)?.[1]?.trim();
