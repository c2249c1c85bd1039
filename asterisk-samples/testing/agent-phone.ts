import { header, methodOf, respond, statusOf, token, type Account, type SipMessage } from "./sip-message.ts";
import { ask, register, type Outcome, type Peer } from "./sip-peer.ts";
import { overWebSocket } from "./sip-wire.ts";
import { browsersAnswer } from "./stand-ins.ts";

/** An agent's browser that can do what ours does within calls, but for the sound: nothing flows, and Asterisk does not mind. */
export interface AgentPhone {
  readonly user: string;
  readonly peer: Peer;
  /** SIP MESSAGEs that have come, in order. */
  readonly messages: readonly SipMessage[];
  /** Resolves with the next call that comes and was not given out yet. */
  nextOffer(patienceMs?: number): Promise<Offer>;
  /** Offers that nobody has asked for. */
  waiting(): number;
  dial(to: string, headers?: SipMessage["headers"]): Promise<Dialled>;
  /** Any request outside a call. */
  send(method: string, to: string, headers?: SipMessage["headers"], body?: string): Promise<Outcome>;
  /** Again, or as it was. */
  signIn(): Promise<void>;
  signOut(): Promise<void>;
  close(): void;
}

export interface Offer {
  readonly invite: SipMessage;
  ring(): void;
  accept(): Talk;
  refuse(status: number, reason: string, headers?: SipMessage["headers"]): void;
  isCancelled(): boolean;
}

export interface Dialled {
  readonly outcome: Outcome;
  /** There when it was answered. */
  readonly talk: Talk | undefined;
}

/** A call that is up. */
export interface Talk {
  readonly callId: string;
  /** Tags as a `Replaces` of this call names them (RFC 3891: to-tag is the receiver's own). */
  readonly replaces: string;
  /** Where the other end is, for Refer-To. */
  readonly remoteUri: string;
  /** re-INVITEs and UPDATEs that have come. */
  readonly changes: readonly SipMessage[];
  /** First lines of the message/sipfrag bodies that have come (RFC 3515). */
  readonly progress: readonly string[];
  isOver(): boolean;
  /** The status of the answer. */
  refer(target: string): Promise<number>;
  setHold(hold: "held" | "none"): Promise<number>;
  /** A MESSAGE within the call; the status of the answer. */
  write(headers: SipMessage["headers"], body: string): Promise<number>;
  hangUp(): Promise<number>;
}

interface Leg {
  readonly remoteUri: string;
  readonly callId: string;
  readonly local: string;
  readonly remote: string;
  readonly sdp: string;
}

export async function agentPhone(address: string, host: string, account: Account): Promise<AgentPhone> {
  const peer: Peer = {
    wire: await overWebSocket(`ws://${address}:8088/ws`),
    uri: `sip:${account.user}@${host}`,
    contact: `sip:${account.user}@browser.invalid;transport=ws`,
    via: "WS",
    account,
  };
  const { wire } = peer;
  const contact: SipMessage["headers"][number] = ["Contact", `<${peer.contact}>`];
  const offers: Offer[] = [];
  const messages: SipMessage[] = [];
  const hearing = new Map<string, (message: SipMessage) => void>();

  wire.listen((message) => {
    if (statusOf(message) !== 0) return;
    const method = methodOf(message);
    const callId = header(message, "Call-ID");
    const hears = hearing.get(callId);
    if (method === "ACK") return;
    if (method === "INVITE" && hears === undefined) {
      offers.push(offered(message));
      return;
    }
    if (method === "MESSAGE") messages.push(message);
    if (hears !== undefined) hears(message);
    else wire.send(respond(message, 200, "OK"));
  });

  function offered(invite: SipMessage): Offer {
    const callId = header(invite, "Call-ID");
    const tag = token();
    let cancelled = false;
    const say = (status: number, reason: string, body = "", more: SipMessage["headers"] = []) => {
      const said = respond(invite, status, reason, [contact, ...more, ...typed(body)], body);
      const tagged = said.headers.map(([name, value]) =>
        name === "To" ? ([name, `${header(invite, "To")};tag=${tag}`] as const) : ([name, value] as const),
      );
      wire.send({ ...said, headers: tagged });
    };
    hearing.set(callId, (message) => {
      wire.send(respond(message, 200, "OK"));
      if (methodOf(message) !== "CANCEL") return;
      cancelled = true;
      say(487, "Request Terminated");
      hearing.delete(callId);
    });
    say(180, "Ringing");
    return {
      invite,
      ring: () => say(180, "Ringing"),
      accept: () => {
        const sdp = browsersAnswer(invite.body);
        say(200, "OK", sdp);
        return talk({
          remoteUri: uriIn(header(invite, "Contact")),
          callId,
          local: `${header(invite, "To")};tag=${tag}`,
          remote: header(invite, "From"),
          sdp,
        });
      },
      refuse: (status, reason, headers) => {
        hearing.delete(callId);
        say(status, reason, "", headers);
      },
      isCancelled: () => cancelled,
    };
  }

  function talk(leg: Leg): Talk {
    const changes: SipMessage[] = [];
    const progress: string[] = [];
    let sequence = 100;
    let version = 1;
    let over = false;
    const offer = (direction: string) =>
      leg.sdp
        .replace(/o=- 1 \d+/, `o=- 1 ${String(++version)}`)
        .replace(/a=(sendrecv|sendonly|inactive)/, `a=${direction}`);
    hearing.set(leg.callId, (message) => {
      const method = methodOf(message);
      if (method === "INVITE" || method === "UPDATE") changes.push(message);
      if (method === "NOTIFY") progress.push(message.body.split("\r\n")[0] ?? "");
      if (method === "BYE") over = true;
      const body = method === "INVITE" ? offer("sendrecv") : "";
      wire.send(respond(message, 200, "OK", [contact, ...typed(body)], body));
      // A transfer that is through leaves the call to us to end.
      if (method === "NOTIFY" && / 200 /.test(progress.at(-1) ?? "")) void hangUp();
    });

    async function within(
      method: string,
      headers: SipMessage["headers"] = [],
      body = "",
    ): Promise<SipMessage> {
      const cseq = `${String(++sequence)} ${method}`;
      const request = (name: string): SipMessage => ({
        start: `${name} ${leg.remoteUri} SIP/2.0`,
        headers: [
          ["Via", `SIP/2.0/WS peer.invalid;branch=z9hG4bK${token()};rport`],
          ["Max-Forwards", "70"],
          ["From", leg.local],
          ["To", leg.remote],
          ["Call-ID", leg.callId],
          ["CSeq", cseq.replace(method, name)],
          contact,
          ...(name === "ACK" ? [] : [...headers, ...typed(body)]),
        ],
        body: name === "ACK" ? "" : body,
      });
      const answered = new Promise<SipMessage>((resolve) => {
        const stop = wire.listen((message) => {
          if (header(message, "Call-ID") !== leg.callId || header(message, "CSeq") !== cseq) return;
          if (statusOf(message) < 200) return;
          stop();
          resolve(message);
        });
      });
      wire.send(request(method));
      const final = await answered;
      if (method === "INVITE") wire.send(request("ACK"));
      return final;
    }

    async function hangUp(): Promise<number> {
      if (over) return 0;
      over = true;
      return statusOf(await within("BYE"));
    }

    return {
      callId: leg.callId,
      replaces: `${leg.callId};to-tag=${tagIn(leg.remote)};from-tag=${tagIn(leg.local)}`,
      remoteUri: leg.remoteUri,
      changes,
      progress,
      isOver: () => over,
      refer: async (target) =>
        statusOf(
          await within("REFER", [
            ["Refer-To", `<${target}>`],
            ["Referred-By", `<${peer.uri}>`],
          ]),
        ),
      setHold: async (hold) =>
        statusOf(await within("INVITE", [], offer(hold === "held" ? "sendonly" : "sendrecv"))),
      write: async (headers, body) => statusOf(await within("MESSAGE", headers, body)),
      hangUp,
    };
  }

  /** Asterisk grants 300 s at most, and a file of tests takes longer on a busy machine. */
  let renewAt = 0;
  async function signIn(): Promise<void> {
    const registered = await register(peer, host, 300);
    if (statusOf(registered.final) !== 200) throw new Error(`${account.user} could not sign in`);
    renewAt = Date.now() + 120_000;
  }

  await signIn();
  let away = false;

  return {
    user: account.user,
    peer,
    messages,
    waiting: () => offers.length,
    nextOffer: async (patienceMs = 10_000) => {
      const deadline = Date.now() + patienceMs;
      for (;;) {
        const offer = offers.shift();
        if (offer !== undefined) return offer;
        if (Date.now() > deadline) throw new Error(`no call came to ${account.user}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    dial: async (to, headers = []) => {
      const sdp = browsersAnswer("").replace("a=setup:active", "a=setup:actpass");
      const target = `sip:${to}@${host}`;
      const outcome = await ask(peer, { method: "INVITE", target, headers, body: sdp });
      const { final, callId } = outcome;
      if (statusOf(final) >= 300) return { outcome, talk: undefined };
      const leg = {
        remoteUri: uriIn(header(final, "Contact")),
        callId,
        local: header(final, "From"),
        remote: header(final, "To"),
        sdp,
      };
      return { outcome, talk: talk(leg) };
    },
    send: (method, to, headers = [], body = "") =>
      ask(peer, { method, target: `sip:${to}@${host}`, headers, body }),
    signIn: async () => {
      if (away || Date.now() > renewAt) await signIn();
      away = false;
    },
    signOut: async () => {
      away = true;
      await register({ ...peer, contact: "*" }, host, 0);
    },
    close: () => wire.close(),
  };
}

function typed(body: string): SipMessage["headers"] {
  return body === "" ? [] : [["Content-Type", "application/sdp"]];
}

function uriIn(contact: string): string {
  return /<([^>]+)>/.exec(contact)?.[1] ?? contact;
}

function tagIn(party: string): string {
  return /;tag=([^;]+)/.exec(party)?.[1] ?? "";
}
