import type { UserAgent } from "sip.js";

export type LastWords = {
  /** Says again, over the socket there is now, what may have been lost with those before. */
  readonly repeat: () => void;
  /** Whether Asterisk has not said yet that it has heard a call end. */
  readonly areUnheard: () => boolean;
};

/**
 * Milliseconds after which nobody waits for them any more: for an ACK 32 s (64*T1, RFC 3261 13.3.1.4), for sound on hold 60
 * (`rtp_timeout_hold`).
 */
const lifetime = 60_000;

/**
 * Keeps what begins and ends a call for Asterisk until it has heard it: sip.js says each of them once, and counts on the socket. Without
 * the ACK Asterisk ends a call after 32 s in which both sides talk; without the BYE the customer listens to silence for 40 s, and
 * then rings at the agent who has hung up; without the CANCEL a customer's phone rings for nobody.
 */
export function createLastWords({ transport, userAgentCore }: UserAgent, now: () => number): LastWords {
  /** By what they are and the call they are of. */
  const words = new Map<string, { readonly message: string; readonly at: number }>();

  function forgetOld(): void {
    for (const [name, { at }] of words) if (now() - at >= lifetime) words.delete(name);
  }

  function keep(message: string): boolean {
    const [, method] = /^(ACK|BYE|CANCEL) /.exec(message) ?? [];
    const [, call] = /^Call-ID: *(\S+)/im.exec(message) ?? [];
    if (method === undefined || call === undefined) return false;
    const [, asked = ""] = /^CSeq: *(\d+)/im.exec(message) ?? [];
    forgetOld();
    // pjsip takes none for the ACK of another INVITE.
    words.set(nameOf(method, method === "ACK" ? `${call} ${asked}` : call), { message, at: now() });
    return true;
  }

  const send = transport.send.bind(transport);
  transport.send = async (message) => {
    const isKept = keep(message);
    try {
      await send(message);
    } catch (error) {
      // Else sip.js takes what was acknowledged for refused, and an end for one that needs not be heard.
      if (!isKept) throw error;
    }
  };
  const receive = userAgentCore.receiveIncomingResponseFromTransport.bind(userAgentCore);
  userAgentCore.receiveIncomingResponseFromTransport = (response) => {
    words.delete(nameOf(response.method, response.callId));
    receive(response);
  };

  return {
    repeat: () => {
      forgetOld();
      // Lost once more, they are still kept.
      for (const { message } of words.values()) send(message).catch(() => undefined);
    },
    areUnheard: () => {
      forgetOld();
      // An ACK has no answer.
      return [...words.keys()].some((name) => !name.startsWith("ACK "));
    },
  };
}

const nameOf = (method: string, call: string): string => `${method} ${call}`;
