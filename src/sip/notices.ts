import type { Message } from "sip.js";
import type { Refusal } from "./end-reasons.ts";
import { uriDecoded } from "./header-text.ts";

type Notice = NonNullable<Refusal["notice"]>;

/** A refused call is told of at once; nothing is kept longer than a few calls. */
const mostKept = 8;

/**
 * Keeps what the PBX says aside about calls that are about to be refused: a SIP MESSAGE with the Call-ID in
 * X-WA-Call-Ref, the kind in X-WA-Notice and the words, URI-encoded (asterisk-samples/extensions.conf).
 */
export function createNotices(): {
  readonly hear: (message: Message) => void;
  /** Takes the notice of a call, if one came. */
  readonly take: (sipCallId: string) => Notice | null;
} {
  const kept = new Map<string, Notice>();
  return {
    hear: ({ request }) => {
      const about = request.getHeader("X-WA-Call-Ref");
      const kind = request.getHeader("X-WA-Notice");
      if (about === undefined || kind === undefined) return;
      kept.set(about, { kind, text: uriDecoded(request.body) });
      for (const oldest of [...kept.keys()].slice(0, -mostKept)) kept.delete(oldest);
    },
    take: (sipCallId) => {
      const notice = kept.get(sipCallId) ?? null;
      kept.delete(sipCallId);
      return notice;
    },
  };
}
