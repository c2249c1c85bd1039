import { Subscriber, SubscriptionState, UserAgent, type Core } from "sip.js";
import type { Presence } from "../core/ports/presence.ts";
import { presenceIn } from "./pidf.ts";

/** Seconds we ask for; sip.js renews at nine tenths of what was granted. */
const expires = 600;
/** Milliseconds until a refused subscription is asked for again: the first time, and at most. */
const [firstPause, longestPause] = [60_000, 900_000];
/** As much of a dialled string as Asterisk's hints have: digits, and a star before them. */
const hintShape = /^\*?\d{1,12}$/;

type Listener = (presence: Presence) => void;

type Watched = {
  readonly listeners: Set<Listener>;
  presence: Presence;
  subscriber: Subscriber | null;
  again: ReturnType<typeof setTimeout> | undefined;
  pause: number;
};

export type HintWatch = {
  readonly watch: (hint: string, listener: Listener) => () => void;
  /** The registration is up: what is watched can be asked for. */
  readonly lineUp: () => void;
  /** The socket is gone, and with it every subscription that was made over it. */
  readonly lineLost: () => void;
};

/**
 * Watches hints of Asterisk's by SUBSCRIBE for presence (RFC 6665, RFC 3856): one subscription per hint, however many
 * listen. PIDF and not dialog-info, which says the same of an idle phone and of one that is not there.
 */
export function createHintWatch(userAgent: UserAgent, domain: string): HintWatch {
  const all = new Map<string, Watched>();
  let up = false;

  function tell(watched: Watched, presence: Presence): void {
    if (watched.presence === presence) return;
    watched.presence = presence;
    for (const listener of [...watched.listeners]) listener(presence);
  }

  function leave(watched: Watched): void {
    clearTimeout(watched.again);
    const { subscriber } = watched;
    watched.subscriber = null;
    // Says goodbye as far as the socket still carries; nobody waits for an answer.
    subscriber?.dispose().catch(() => undefined);
  }

  function ask(hint: string, watched: Watched): void {
    const target = UserAgent.makeURI(`sip:${hint}@${domain}`);
    if (target === undefined) return;
    clearTimeout(watched.again);
    const subscriber = new Subscriber(userAgent, target, "presence", {
      expires,
      extraHeaders: ["Accept: application/pidf+xml"],
    });
    watched.subscriber = subscriber;
    subscriber.delegate = {
      onNotify: (notification) => {
        notification.accept().catch(() => undefined);
        if (watched.subscriber !== subscriber) return;
        watched.pause = firstPause;
        const { body } = notification.request;
        if (body !== "") tell(watched, presenceIn(body));
      },
    };
    subscriber.stateChange.addListener((state) => {
      if (state !== SubscriptionState.Terminated || watched.subscriber !== subscriber) return;
      // Refused (403, 404), or ended by Asterisk. Not at once again: a hint that is not there would be asked for ever.
      watched.subscriber = null;
      tell(watched, "unknown");
      watched.again = setTimeout(() => ask(hint, watched), watched.pause);
      watched.pause = Math.min(watched.pause * 2, longestPause);
    });
    subscriber.subscribe().catch(() => undefined);
  }

  return {
    watch: (hint, listener) => {
      if (!hintShape.test(hint)) {
        listener("unknown");
        return () => undefined;
      }
      const known = all.get(hint);
      const watched = known ?? {
        listeners: new Set(),
        presence: "unknown",
        subscriber: null,
        again: undefined,
        pause: firstPause,
      };
      // Anybody may listen twice with the same function.
      const mine: Listener = (presence) => listener(presence);
      watched.listeners.add(mine);
      listener(watched.presence);
      if (known === undefined) {
        all.set(hint, watched);
        if (up) ask(hint, watched);
      }
      return () => {
        watched.listeners.delete(mine);
        if (watched.listeners.size > 0 || all.get(hint) !== watched) return;
        all.delete(hint);
        leave(watched);
      };
    },
    lineUp: () => {
      if (up) return;
      up = true;
      for (const [hint, watched] of all) {
        watched.pause = firstPause;
        ask(hint, watched);
      }
    },
    lineLost: () => {
      up = false;
      for (const watched of all.values()) {
        leave(watched);
        tell(watched, "unknown");
      }
      forgetDialogs(userAgent);
    },
  };
}

/**
 * A goodbye that cannot be sent any more changes nothing in sip.js: it would go on renewing such a subscription, over the
 * next socket, from a place where Asterisk has forgotten it.
 */
function forgetDialogs({ userAgentCore }: UserAgent): void {
  for (const dialog of [...userAgentCore.dialogs.values()]) if (isSubscription(dialog)) dialog.terminate();
}

const isSubscription = (dialog: Core.Dialog): dialog is Core.SubscriptionDialog =>
  "subscriptionState" in dialog;
