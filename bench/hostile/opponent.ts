import { goodAnswer, goodOffer } from "./descriptions.ts";
import {
  addressIn,
  answerTo,
  headerIn,
  methodOf,
  readSip,
  statusOf,
  tagIn,
  writeSip,
  type SipText,
} from "./sip-text.ts";

/** A call of ours at the phone, as the phone's own answers tell it. */
export interface Dialog {
  readonly callId: string;
  /** The Via of the INVITE, as the phone read it. */
  readonly via: string;
  /** Ours and the phone's, tags and all, as they stand in requests of ours. */
  readonly from: string;
  readonly to: string;
  readonly target: string;
  readonly isUp: boolean;
  sequence: number;
}

/** What a SIP server decently does, and what it learns of the phone by that: an attack begins with the truth. */
export interface Opponent {
  /** The phone has said something. */
  readonly hear: (text: string) => void;
  /** Sends the proper answers that are still owed: they wait, so that an attack may come before them. */
  readonly flush: () => void;
  /** Where the phone is reached; "" until it has registered. */
  readonly contact: () => string;
  /** What the phone has asked last, the latest last. */
  readonly requests: () => readonly SipText[];
  readonly dialogs: () => readonly Dialog[];
  /** A proper request outside any call. Headers of the same name replace the usual ones. */
  readonly request: (
    method: string,
    headers?: readonly (readonly [string, string])[],
    body?: string,
  ) => string;
  /** A proper request inside a call. */
  readonly within: (
    dialog: Dialog,
    method: string,
    headers?: readonly (readonly [string, string])[],
    body?: string,
  ) => string;
  /** Asks whether the phone is there; fulfilled with the milliseconds until it said so, or null. */
  readonly ask: (patience: number) => Promise<number | null>;
  /** Ends whatever of ours rings or is up at the phone. */
  readonly tidy: () => void;
}

const ourContact = ["Contact", "<sip:opponent@opponent.invalid;transport=ws>"] as const;

/** Of a CSeq (RFC 3261 8.1.1.5). */
const highest = 2 ** 31 - 1;

/** As much of the past as attacks refer to. */
const kept = 24;

export function createOpponent(send: (text: string) => void): Opponent {
  const requests: SipText[] = [];
  /** INVITEs of ours without a final answer, by their Via. */
  const ringing = new Map<string, Dialog>();
  /** Calls that are up, by Call-ID and the phone's tag. */
  const up = new Map<string, Dialog>();
  /** Proper answers that wait, so that an attack may come first. */
  const held: string[] = [];
  const waiting = new Map<string, () => void>();
  let contact = "";
  let made = 0;

  function request(method: string, headers: readonly (readonly [string, string])[] = [], body = ""): string {
    const number = String(++made);
    const given = new Set(headers.map(([name]) => name.toLowerCase()));
    const usual = [
      ["Via", `SIP/2.0/WSS opponent.invalid;branch=z9hG4bK${number}`],
      ["Max-Forwards", "70"],
      ["From", `"Opponent" <sip:+34612345678@opponent.invalid>;tag=f${number}`],
      ["To", `<${contact}>`],
      ["Call-ID", `call-${number}`],
      ["CSeq", `1 ${method}`],
      ourContact,
    ] as const;
    return writeSip({
      start: `${method} ${contact} SIP/2.0`,
      headers: [...usual.filter(([name]) => !given.has(name.toLowerCase())), ...headers],
      body,
    });
  }

  function within(
    dialog: Dialog,
    method: string,
    headers: readonly (readonly [string, string])[] = [],
    body = "",
  ): string {
    const isAboutInvite = method === "CANCEL" || method === "ACK";
    const sequence = isAboutInvite ? dialog.sequence : ++dialog.sequence;
    const own = [
      [
        "Via",
        method === "CANCEL" ? dialog.via : `SIP/2.0/WSS opponent.invalid;branch=z9hG4bKd${String(++made)}`,
      ],
      ["Max-Forwards", "70"],
      ["From", dialog.from],
      ["To", method === "CANCEL" ? dialog.to.replace(/;tag=[^;]*/, "") : dialog.to],
      ["Call-ID", dialog.callId],
      ["CSeq", `${String(sequence)} ${method}`],
      ourContact,
    ] as const;
    const start = `${method} ${dialog.target} SIP/2.0`;
    return writeSip({ start, headers: [...own, ...headers], body });
  }

  function dialogIn(answer: SipText, isUp: boolean): Dialog {
    return {
      callId: headerIn(answer, "Call-ID"),
      via: headerIn(answer, "Via"),
      from: headerIn(answer, "From"),
      to: headerIn(answer, "To"),
      target: addressIn(headerIn(answer, "Contact")) || contact,
      isUp,
      sequence: Number(headerIn(answer, "CSeq").split(" ")[0]),
    };
  }

  function heardAnswer(answer: SipText): void {
    const callId = headerIn(answer, "Call-ID");
    const method = methodOf(answer);
    waiting.get(callId)?.();
    if (method !== "INVITE") return;
    const status = statusOf(answer);
    const dialog = dialogIn(answer, status >= 200);
    if (status >= 200) ringing.delete(dialog.via);
    if (status >= 300) {
      // The ACK of a refusal belongs to the INVITE's own transaction (RFC 3261 17.1.1.3).
      send(within(dialog, "ACK").replace(/^Via: .*$/m, () => `Via: ${dialog.via}`));
    } else if (status >= 200) {
      const key = `${callId} ${tagIn(dialog.to)}`;
      up.set(key, { ...dialog, sequence: Math.max(dialog.sequence, up.get(key)?.sequence ?? 0) });
      send(within(dialog, "ACK"));
    } else {
      ringing.set(dialog.via, dialog);
      const reliable = headerIn(answer, "RSeq");
      if (reliable !== "")
        send(within(dialog, "PRACK", [["RAck", `${reliable} ${headerIn(answer, "CSeq")}`]]));
    }
  }

  /** The phone says which of our answers it takes for a call. */
  function comeUp(acknowledgement: SipText): void {
    const [from, to] = [headerIn(acknowledgement, "To"), headerIn(acknowledgement, "From")];
    const callId = headerIn(acknowledgement, "Call-ID");
    const key = `${callId} ${tagIn(to)}`;
    if (!up.has(key)) up.set(key, { callId, via: "", from, to, target: contact, isUp: true, sequence: 1 });
  }

  function heardRequest(message: SipText): void {
    requests.push(message);
    if (requests.length > kept) requests.shift();
    switch (methodOf(message)) {
      case "ACK":
        return comeUp(message);
      case "REGISTER":
        contact = addressIn(headerIn(message, "Contact")) || contact;
        return send(answerTo(message, "200 OK", [["Contact", `<${contact}>;expires=300`]]));
      case "INVITE":
        if (tagIn(headerIn(message, "To")) === "") return send(answerTo(message, "100 Trying"));
        return void held.push(
          answerTo(message, "200 OK", [ourContact, ["Content-Type", "application/sdp"]], goodAnswer),
        );
      case "SUBSCRIBE":
        return void held.push(answerTo(message, "404 Not Found"));
      case "BYE":
        for (const [key, { callId }] of up) if (callId === headerIn(message, "Call-ID")) up.delete(key);
        return void held.push(answerTo(message, "200 OK"));
      default:
        held.push(answerTo(message, "200 OK"));
    }
  }

  function flush(): void {
    for (const answer of held.splice(0)) send(answer);
  }

  return {
    hear: (text) => {
      const message = readSip(text);
      if (statusOf(message) === 0) heardRequest(message);
      else heardAnswer(message);
    },
    flush,
    contact: () => contact,
    requests: () => requests,
    dialogs: () => [...ringing.values(), ...up.values()],
    request,
    within,
    ask: (patience) => {
      flush();
      const question = request("OPTIONS");
      const began = performance.now();
      return new Promise((resolve) => {
        const callId = headerIn(readSip(question), "Call-ID");
        const done = (answer: number | null): void => {
          clearTimeout(timer);
          waiting.delete(callId);
          resolve(answer);
        };
        const timer = setTimeout(() => done(null), patience);
        waiting.set(callId, () => done(performance.now() - began));
        send(question);
      });
    },
    tidy: () => {
      flush();
      for (const dialog of ringing.values()) send(within(dialog, "CANCEL"));
      // Whatever number an attack has used inside the call: the highest there is comes after it (RFC 3261 12.2.2).
      for (const dialog of up.values()) send(within({ ...dialog, sequence: highest - 1 }, "BYE"));
      ringing.clear();
      up.clear();
      for (const message of requests.splice(0))
        if (methodOf(message) === "INVITE") send(answerTo(message, "480 Temporarily Unavailable"));
    },
  };
}

/** A proper call to the phone, as our Asterisk places it for a customer. */
export function goodCall(opponent: Opponent, headers: readonly (readonly [string, string])[] = []): string {
  return opponent.request(
    "INVITE",
    [
      ["Content-Type", "application/sdp"],
      ["X-WA-Number", "+12145550111"],
      ["Supported", "100rel"],
      ...headers,
    ],
    goodOffer,
  );
}
