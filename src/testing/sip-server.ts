import { anySdp } from "./fake-call-devices.ts";
import { createSipCalls, type SipCall } from "./sip-calls.ts";
import {
  digestOf,
  headerOf,
  headersOf,
  methodOf,
  parseSip,
  provesPassword,
  responseTo,
  sipText,
  tagIn,
  uriIn,
  type SipMessage,
} from "./sip-message.ts";
import type { SipWire } from "./sip-wire.ts";

/** How the registrar answers from now on. */
export type RegistrarMood =
  | { readonly kind: "grants"; readonly seconds: number; readonly besides?: readonly string[] }
  | { readonly kind: "refuses"; readonly status: string; readonly headers?: readonly string[] }
  | { readonly kind: "silent" };

export type SipServer = ReturnType<typeof createSipServer>;

/**
 * The little of a SIP server that a phone needs: a registrar that wants a password (RFC 3261 10.3, RFC 2617)
 * and the other end of calls. Written from the RFCs, with nothing of sip.js in it.
 */
export function createSipServer(wire: SipWire, password: string) {
  const heard: SipMessage[] = [];
  const bindings = new Map<string, number>();
  let wanted = password;
  let mood: RegistrarMood = { kind: "grants", seconds: 300 };
  let made = 0;
  /** The nonces that are still good, each with the highest count it was used with (RFC 7616 3.4). */
  const nonces = new Map<string, number>();
  let isShort = false;
  const send = (text: string): void => wire.toPhone(isShort ? inShort(text) : text);
  const calls = createSipCalls(send);

  const begins = (message: SipMessage): boolean =>
    message.method === "INVITE" && tagIn(headerOf(message, "To")) === "";

  /** Asterisk asks for the password before every INVITE that begins a call, and every REGISTER (pjsip.conf, `auth=`). */
  function challenged(request: SipMessage): boolean {
    const { nonce, count } = digestOf(request);
    const isProven = headersOf(request, "Authorization").length === 1 && provesPassword(request, wanted);
    const used = nonces.get(nonce);
    if (isProven && used !== undefined && count > used) {
      nonces.set(nonce, count);
      return false;
    }
    const stale = isProven ? ",stale=true" : "";
    nonces.set(`n${++made}`, 0);
    const challenge = `WWW-Authenticate: Digest realm="pbx",nonce="n${made}",algorithm=MD5,qop="auth"${stale}`;
    send(responseTo(request, "401 Unauthorized", { tag: "s", headers: [challenge] }));
    return true;
  }

  function registration(request: SipMessage): void {
    if (mood.kind === "silent") return;
    if (mood.kind === "refuses") {
      send(responseTo(request, mood.status, { tag: "s", headers: mood.headers ?? [] }));
      return;
    }
    if (challenged(request)) return;
    const contact = uriIn(headerOf(request, "Contact"));
    const asked = Number(/expires=(\d+)/.exec(headerOf(request, "Contact"))?.[1] ?? 0);
    if (asked === 0) bindings.delete(contact);
    else bindings.set(contact, mood.seconds);
    const contacts = [...bindings].map(([uri, seconds]) => `Contact: <${uri}>;expires=${seconds}`);
    send(responseTo(request, "200 OK", { tag: "s", headers: [...(mood.besides ?? []), ...contacts] }));
  }

  wire.onArrival((text) => {
    const message = parseSip(text);
    heard.push(message);
    if (message.method === "OPTIONS") {
      if (!challenged(message)) send(responseTo(message, "200 OK", { tag: "s" }));
    } else if (message.method === "REGISTER") registration(message);
    else if (!begins(message) || !challenged(message)) calls.arrived(message);
  });

  /** Where the phone is: its contact. */
  function phone(): string {
    const contact = [...bindings.keys()].at(-1);
    if (contact === undefined) throw new Error("The phone is not registered");
    return contact;
  }

  /** A request outside any call. Headers not given are filled in. */
  function request(method: string, headers: readonly string[] = [], body = ""): void {
    const given = new Set(headers.map((header) => header.split(":", 1)[0]));
    const usual = [
      "Via: SIP/2.0/WS 192.0.2.1;branch=z9hG4bK" + String(++made),
      "Max-Forwards: 70",
      "From: <sip:pbx@pbx.example>;tag=r" + String(made),
      "To: <sip:agent@pbx.example>",
      "Call-ID: request-" + String(made),
      `CSeq: 1 ${method}`,
      "Contact: <sip:pbx@192.0.2.1;transport=ws>",
    ].filter((header) => !given.has(header.split(":", 1)[0]));
    send(sipText(`${method} ${phone()} SIP/2.0`, [...usual, ...headers], body));
  }

  return {
    ...calls,
    request,
    phone,
    /** Something that need not be SIP at all. */
    say: wire.toPhone,
    wantPassword: (other: string) => {
      wanted = other;
    },
    /** From now on headers have their short names where there are such (RFC 3261 7.3.3). */
    writeShort: () => {
      isShort = true;
    },
    /** From now on whoever uses a nonce of before is asked anew. */
    expireNonces: () => nonces.clear(),
    registrar: (next: RegistrarMood) => {
      mood = next;
    },
    /** Whom the registrar would ring. */
    bindings: () => [...bindings.keys()],
    /** A customer calls; `headers` replace or join the usual ones. */
    call: (headers: readonly string[] = []): void => {
      request("INVITE", ["Content-Type: application/sdp", ...headers], anySdp);
      calls.placed(`request-${made}`, phone());
    },
    /** What the PBX says aside about a call. */
    notice: (call: SipCall | string, kind: string, text: string, more: readonly string[] = []): void => {
      const ref = typeof call === "string" ? call : call.id;
      const headers = [`X-WA-Call-Ref: ${ref}`, `X-WA-Notice: ${kind}`, "Content-Type: text/plain"];
      request("MESSAGE", [...headers, ...more], text);
    },
    /** Everything the phone said, as `INVITE` or `200 INVITE`, in order; but not that it asked whether we are there. */
    heard: () =>
      heard
        .filter(({ method }) => method !== "OPTIONS")
        .map((message) => `${message.status === 0 ? "" : `${message.status} `}${methodOf(message)}`),
    messages: (): readonly SipMessage[] => heard,
    forget: () => void heard.splice(0),
  };
}

const shortNames = {
  Via: "v",
  From: "f",
  To: "t",
  "Call-ID": "i",
  Contact: "m",
  "Content-Length": "l",
} as const;

const inShort = (text: string): string =>
  Object.entries(shortNames).reduce(
    (shorter, [name, short]) => shorter.replaceAll(`\r\n${name}:`, `\r\n${short}:`),
    text,
  );
