import {
  authorization,
  header,
  methodOf,
  respond,
  statusOf,
  token,
  type Account,
  type SipMessage,
} from "./sip-message.ts";
import type { Wire } from "./sip-wire.ts";

/** Somebody on a wire: an agent's browser or Meta, as far as Asterisk can tell. */
export interface Peer {
  readonly wire: Wire;
  /** As in From: `sip:1001@sip.example.com`. */
  readonly uri: string;
  /** As in From, without the quotes around it. */
  readonly name?: string;
  readonly contact: string;
  readonly via: "WSS" | "WS" | "TLS";
  readonly account: Account;
}

export interface Asked {
  readonly method: string;
  /** The Request-URI. */
  readonly target: string;
  readonly to?: string;
  readonly headers?: SipMessage["headers"];
  readonly body?: string;
}

export interface Outcome {
  readonly callId: string;
  readonly final: SipMessage;
  /** What arrived from the request to the final response, in order. */
  readonly meanwhile: readonly SipMessage[];
}

/** Sends a request, answers the challenge, acknowledges, and gives the final response. */
export async function ask(peer: Peer, asked: Asked, callId = token()): Promise<Outcome> {
  const before = peer.wire.received.length;
  const tag = token();
  const send = async (sequence: number, extra: SipMessage["headers"]) => {
    const branch = `z9hG4bK${token()}`;
    const arrived = finalFor(peer.wire, callId, `${sequence} ${asked.method}`);
    peer.wire.send(request(peer, asked, { callId, tag, sequence, branch, extra }));
    const final = await arrived;
    if (asked.method === "INVITE") acknowledge(peer, asked, final, { callId, tag, sequence, branch });
    return final;
  };
  const first = await send(1, []);
  const final = [401, 407].includes(statusOf(first))
    ? await send(2, [authorization(first, asked.method, asked.target, peer.account)])
    : first;
  return { callId, final, meanwhile: peer.wire.received.slice(before) };
}

/** With `seconds` 0 and contact `*`: signs out. */
export async function register(peer: Peer, host: string, seconds = 300): Promise<Outcome> {
  const headers = [["Expires", String(seconds)]] as const;
  return await ask(peer, { method: "REGISTER", target: `sip:${host}`, to: peer.uri, headers });
}

/** Answers OPTIONS and NOTIFY as a phone does, and every INVITE by `onInvite`. */
export function serve(wire: Wire, onInvite: (invite: SipMessage) => void): () => void {
  return wire.listen((message) => {
    if (statusOf(message) !== 0) return;
    if (methodOf(message) === "INVITE") onInvite(message);
    else if (methodOf(message) !== "ACK") wire.send(respond(message, 200, "OK"));
  });
}

interface Dialog {
  readonly callId: string;
  readonly tag: string;
  readonly sequence: number;
  readonly branch: string;
  readonly extra?: SipMessage["headers"];
}

function request(peer: Peer, asked: Asked, dialog: Dialog): SipMessage {
  const body = asked.body ?? "";
  return {
    start: `${asked.method} ${asked.target} SIP/2.0`,
    headers: [
      ["Via", `SIP/2.0/${peer.via} peer.invalid;branch=${dialog.branch};rport`],
      ["Max-Forwards", "70"],
      ["From", `${peer.name === undefined ? "" : `"${peer.name}" `}<${peer.uri}>;tag=${dialog.tag}`],
      ["To", `<${asked.to ?? asked.target}>`],
      ["Call-ID", dialog.callId],
      ["CSeq", `${dialog.sequence} ${asked.method}`],
      ["Contact", peer.contact === "*" ? "*" : `<${peer.contact}>`],
      ...(asked.headers ?? []),
      ...(dialog.extra ?? []),
      ...(body === "" || isTyped(asked) ? [] : [["Content-Type", "application/sdp"] as const]),
    ],
    body,
  };
}

const isTyped = ({ headers = [] }: Asked): boolean => headers.some(([name]) => name === "Content-Type");

function acknowledge(peer: Peer, asked: Asked, final: SipMessage, dialog: Dialog): void {
  const accepted = statusOf(final) < 300;
  const plain = request(peer, { ...asked, method: "ACK", headers: [], body: "" }, dialog);
  const answered = (name: string, value: string) =>
    [
      name,
      name === "To"
        ? header(final, "To")
        : name === "Via" && accepted
          ? value.replace(/K/, `K${token()}`)
          : value,
    ] as const;
  peer.wire.send({ ...plain, headers: plain.headers.map(([name, value]) => answered(name, value)) });
}

function finalFor(wire: Wire, callId: string, sequence: string, patienceMs = 20_000): Promise<SipMessage> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`no final response to ${sequence} of ${callId}`));
    }, patienceMs);
    const stop = wire.listen((message) => {
      if (
        statusOf(message) < 200 ||
        header(message, "Call-ID") !== callId ||
        header(message, "CSeq") !== sequence
      )
        return;
      clearTimeout(timer);
      stop();
      resolve(message);
    });
  });
}
