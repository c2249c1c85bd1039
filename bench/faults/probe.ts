import { setTimeout as delay } from "node:timers/promises";
import type { Ari } from "../../lab/asterisk/ari.ts";
import { joined } from "./spans.ts";
import type { Span } from "./spans.ts";
import type { SipLog } from "./sip-log.ts";

/** One question to the phone, by the way an INVITE takes. */
export interface Asked {
  readonly at: number;
  /** When its answer came; undefined: it has not. */
  readonly answered: number | undefined;
  /** Whether Asterisk has a phone there that it would ring. */
  readonly online: boolean;
}

export interface Probe {
  asked(): readonly Asked[];
  stop(): Promise<void>;
}

/** Milliseconds between two questions, and for which an answer is waited for. */
const pause = 500;
const patience = 2_000;

/**
 * Asks all the time whether a call would ring: Asterisk sends the agent's phone a SIP MESSAGE without any meaning, which takes
 * the way of an INVITE and is answered by the page. Not Asterisk's own OPTIONS: asking more often than it does by itself
 * would tell it earlier than in service that a phone is gone, and is back.
 */
export function startProbe(ari: Ari, user: string, log: SipLog): Probe {
  const sent: { readonly at: number; readonly body: string; readonly online: boolean }[] = [];
  let isOver = false;
  const ask = async (): Promise<void> => {
    const at = Date.now();
    const body = `probe-${String(sent.length)}-${at.toString(36)}`;
    const online = await ari.get<{ state: string }>(`endpoints/PJSIP/${user}`).then(
      ({ state }) => state === "online",
      () => false,
    );
    sent.push({ at, body, online });
    // Refused while there is no phone: then there is no answer either.
    await ari
      .put(`endpoints/PJSIP/${user}/sendMessage?from=sip:bench&body=${body}`, undefined)
      .catch(() => undefined);
  };
  const go = async (): Promise<void> => {
    while (!isOver) {
      void ask();
      await delay(pause);
    }
  };
  const going = go();
  return {
    asked: () => {
      const answers = answersIn(log.messages());
      return sent.map(({ at, body, online }) => ({ at, online, answered: answers.get(body) }));
    },
    stop: async () => {
      isOver = true;
      await going;
    },
  };
}

function answersIn(messages: ReturnType<SipLog["messages"]>): ReadonlyMap<string, number> {
  const bodies = new Map<string, string>();
  const answers = new Map<string, number>();
  for (const { at, way, text } of messages) {
    const call = /^Call-ID: *(\S+)/m.exec(text)?.[1] ?? "";
    if (way === "sent" && text.startsWith("MESSAGE ")) {
      const body = /^probe-\S+$/m.exec(text)?.[0];
      if (body !== undefined) bodies.set(call, body);
    } else if (way === "received" && text.startsWith("SIP/2.0 ")) {
      const body = bodies.get(call);
      if (body !== undefined && !answers.has(body)) answers.set(body, at);
    }
  }
  return answers;
}

const isGood = ({ at, answered, online }: Asked): boolean =>
  online && answered !== undefined && answered - at <= patience;

/** When no call would have rung: from a question without an answer to the next one with one. */
export function deafSpans(asked: readonly Asked[], now: number): readonly Span[] {
  // Whose answer may still come is neither.
  const settled = asked.filter((one) => isGood(one) || now - one.at > patience);
  const spans: Span[] = [];
  for (const [index, one] of settled.entries())
    if (!isGood(one)) spans.push({ from: one.at, to: settled[index + 1]?.at ?? now });
  return joined(spans, 1);
}

/** The first question after this moment that has been answered. */
export const firstAnswered = (asked: readonly Asked[], since: number): Asked | undefined =>
  asked.find((one) => one.at >= since && isGood(one));
