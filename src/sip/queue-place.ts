import { Messager, UserAgent, type Core, type Message } from "sip.js";
import type { QueuePlace, QueueStanding, ShiftAnswer } from "../core/ports/shift.ts";
import { headerText } from "./header-text.ts";
import type { HintWatch } from "./hint-watch.ts";
import { pauseHint } from "./presence.ts";

/** Milliseconds until a MESSAGE that nobody answers counts as lost. */
const patience = 8_000;
const reasonShape = /^[a-z0-9-]{1,32}$/;

export type SipQueuePlace = QueuePlace & {
  /** The socket is gone: nothing is known until the hint tells again. */
  readonly lineLost: () => void;
  /** Takes what the PBX says aside, if it is about this. */
  readonly heard: (message: Message) => void;
};

/**
 * This agent's place in Asterisk's queue, by SIP MESSAGE to `shift` (asterisk-samples/extensions.conf, [shift]): every one
 * is answered with how the queue has it then. The hint of the pause says when to ask, for a backend may pause us too.
 */
export function createQueuePlace(
  userAgent: UserAgent,
  account: { readonly user: string; readonly domain: string },
  hints: HintWatch,
): SipQueuePlace {
  const listeners = new Set<(standing: QueueStanding) => void>();
  const waiting = new Set<(standing: QueueStanding | null) => void>();
  let standing: QueueStanding = { kind: "unknown" };
  let stopHint: (() => void) | null = null;

  function become(next: QueueStanding): void {
    if (same(standing, next)) return;
    standing = next;
    for (const listener of [...listeners]) listener(next);
  }

  /** What Asterisk answers; null when it does not, and then `detail` may say why. */
  function say(body: string): Promise<{ standing: QueueStanding | null; detail: string | null }> {
    const target = UserAgent.makeURI(`sip:shift@${account.domain}`);
    if (target === undefined || !userAgent.isConnected())
      return Promise.resolve({ standing: null, detail: null });
    return new Promise((resolve) => {
      const done = (answer: QueueStanding | null, detail: string | null = null): void => {
        clearTimeout(timer);
        waiting.delete(done);
        resolve({ standing: answer, detail });
      };
      const timer = setTimeout(() => done(null), patience);
      waiting.add(done);
      const refused = ({ message }: Core.IncomingResponse): void => {
        const { statusCode: status = 500, reasonPhrase: phrase = "" } = message;
        done(null, headerText(`${String(status)} ${phrase}`));
      };
      new Messager(userAgent, target, body)
        .message({ requestDelegate: { onReject: refused, onRedirect: refused } })
        .catch(() => done(null));
    });
  }

  async function bring(body: string, wanted: QueueStanding["kind"]): Promise<ShiftAnswer> {
    const { standing: now, detail } = await say(body);
    if (now?.kind === wanted) return { kind: "done" };
    return { kind: "failed", detail: now === null ? detail : now.kind };
  }

  function follow(): void {
    stopHint ??= hints.watch(pauseHint(account.user), (pause) => {
      if (pause !== "unknown") void say("status");
    });
  }

  return {
    pause: (reason) =>
      bring(reason !== null && reasonShape.test(reason) ? `pause;reason=${reason}` : "pause", "paused"),
    unpause: () => bring("ready", "ready"),
    watch: (listener) => {
      const mine = (next: QueueStanding): void => listener(next);
      listeners.add(mine);
      listener(standing);
      follow();
      return () => {
        listeners.delete(mine);
        if (listeners.size > 0) return;
        stopHint?.();
        stopHint = null;
      };
    },
    lineLost: () => {
      for (const done of [...waiting]) done(null);
      become({ kind: "unknown" });
    },
    heard: ({ request }) => {
      if (request.getHeader("X-WA-Notice") !== "shift") return;
      const told = standingIn(request.body);
      if (told === null) return;
      become(told);
      for (const done of [...waiting].slice(0, 1)) done(told);
    },
  };
}

/** `ready`, `away`, `paused;reason=lunch`; null when it is nothing of that. */
function standingIn(body: string): QueueStanding | null {
  const [, kind, reason = ""] = /^(ready|away|paused)(?:;reason=([a-z0-9-]{0,32}))?$/.exec(body.trim()) ?? [];
  if (kind === "paused") return { kind, reason: reason === "" ? null : reason };
  return kind === "ready" || kind === "away" ? { kind } : null;
}

function same(one: QueueStanding, other: QueueStanding): boolean {
  const reason = (standing: QueueStanding): string | null =>
    standing.kind === "paused" ? standing.reason : null;
  return one.kind === other.kind && reason(one) === reason(other);
}
