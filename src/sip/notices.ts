import type { Message } from "sip.js";
import type { Party } from "../core/call/call.ts";
import type { Refusal } from "./end-reasons.ts";
import { encodedText, plainNumber, uriDecoded } from "./header-text.ts";

type Notice = NonNullable<Refusal["notice"]>;

/** A refused call is told of at once; nothing is kept longer than a few calls. */
const mostKept = 8;

/**
 * Milliseconds for which a call that somebody else took waits to hear who it was. Asterisk says so before it withdraws the
 * call; only where a proxy stands between may the two change places.
 */
const patience = 150;

export type Notices = {
  readonly hear: (message: Message) => void;
  /** Takes the notice of a call, if one came. */
  readonly take: (sipCallId: string) => Notice | null;
  /** Whether it is known by now that a colleague took a call. */
  readonly knowsTaker: (sipCallId: string) => boolean;
  /** Says which colleague took a call, once: at once where that is known, or within a moment. Null: nobody told. */
  readonly onTaker: (sipCallId: string, then: (taker: Party | null) => void) => void;
};

/**
 * Keeps what the PBX says aside about calls that are about to be over: a SIP MESSAGE with the Call-ID in
 * X-WA-Call-Ref, the kind in X-WA-Notice and the words, URI-encoded (asterisk-samples/extensions.conf).
 */
export function createNotices(): Notices {
  const kept = new Map<string, Notice>();
  const takers = new Map<string, Party>();
  const waiting = new Map<string, (taker: Party) => void>();

  function hearTaker(about: string, taker: Party | null): void {
    const waits = waiting.get(about);
    if (taker === null) return;
    if (waits !== undefined) waits(taker);
    else keep(takers, about, taker);
  }

  return {
    hear: (message) => {
      const { request } = message;
      const about = request.getHeader("X-WA-Call-Ref");
      const kind = request.getHeader("X-WA-Notice");
      if (about === undefined || kind === undefined) return;
      if (kind === "answered") hearTaker(about, takerIn(message));
      else keep(kept, about, { kind, text: uriDecoded(request.body) });
    },
    take: (sipCallId) => taken(kept, sipCallId),
    knowsTaker: (sipCallId) => takers.has(sipCallId),
    onTaker: (sipCallId, then) => {
      const taker = taken(takers, sipCallId);
      if (taker !== null) return then(taker);
      const settle = (late: Party | null): void => {
        clearTimeout(timer);
        waiting.delete(sipCallId);
        then(late);
      };
      const timer = setTimeout(() => settle(null), patience);
      waiting.set(sipCallId, settle);
    },
  };
}

/** The colleague that a notice names; null when it names nobody. */
function takerIn({ request }: Message): Party | null {
  const number = plainNumber(request.body);
  return number === null ? null : { number, name: encodedText(request.getHeader("X-WA-Name")) };
}

function keep<News>(kept: Map<string, News>, about: string, news: News): void {
  kept.set(about, news);
  for (const oldest of [...kept.keys()].slice(0, -mostKept)) kept.delete(oldest);
}

function taken<News>(kept: Map<string, News>, about: string): News | null {
  const news = kept.get(about) ?? null;
  kept.delete(about);
  return news;
}
