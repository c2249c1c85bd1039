import type { CallId } from "../../core/call/call.ts";
import type { LeftCall } from "../../core/call/left-call.ts";
import { emptyLineUp, mayDial } from "../../core/line-up/line-up.ts";
import type { LevelMeter } from "../../core/ports/audio.ts";
import type { Clock } from "../../core/ports/clock.ts";
import type { PresenceWatch } from "../../core/ports/presence.ts";
import type { Shift } from "../../core/shift/shift.ts";
import type { Phone, PhoneState, Reaction } from "../../phone/phone.ts";
import { assertNever } from "../../shared/assert-never.ts";
import { createQualityStore, type QualityStore } from "../../stores/quality-store.ts";
import type { ShiftOfAgent } from "../../stores/shift.ts";
import type { Asked, News, PhoneMessage, RemoteMessage, Topic } from "./messages.ts";

export type RemotePhonePorts = {
  /** Tells the other tabs. */
  readonly post: (message: RemoteMessage) => void;
  readonly line: string;
  /** This tab's own name. */
  readonly tab: string;
  /** Whether this tab can be heard: browsers keep one silent that nobody has clicked in. */
  readonly isHeard: () => boolean;
  readonly newId: () => CallId;
  readonly clock: Clock;
  readonly pauseReasons: readonly string[];
};

/** What became of asking for the phone: the calls to go on with, or that it cannot be had now, or no answer. */
export type Moved =
  | { readonly kind: "yours"; readonly left: readonly LeftCall[] }
  | { readonly kind: "not-now" }
  | { readonly kind: "silence" };

export type RemotePhone = {
  readonly phone: Phone;
  readonly shift: ShiftOfAgent;
  readonly quality: QualityStore;
  readonly levels: LevelMeter;
  readonly presence: PresenceWatch;
  /** Hears of its own line. */
  readonly hear: (message: Exclude<PhoneMessage, { readonly type: "over" }>) => void;
  /** Resolves with the first that is heard of the phone, or when its tab has been silent for too long. */
  readonly settled: Promise<void>;
  /** What was last known of its calls; null when nothing was, or when one of them could not be gone on with. */
  readonly left: () => readonly LeftCall[] | null;
  /** Whether this tab rings in place of the one that has the phone. */
  readonly isRinger: () => boolean;
  /** Tells of a change of `isRinger` and of `left`. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Says again whether this tab can be heard. */
  readonly greet: () => void;
  readonly ask: (asked: Asked) => void;
  readonly move: () => Promise<Moved>;
  readonly stop: () => void;
};

/** Milliseconds the tab that has the phone may take to answer. */
const patience = 1_500;

/** Of a phone nothing is heard of: another tab keeps it, and does not say a word. */
const unheard: PhoneState = {
  line: { phase: "refused", problem: { code: "taken-over", detail: null, retryAfter: null } },
  lineUp: emptyLineUp,
};
const unknownShift: Shift = {
  wish: { kind: "ready", since: 0 },
  standing: "unknown",
  request: "none",
  trouble: null,
};

/**
 * The phone that another tab of this browser has, as if it were here: it stands as that one says, and what is asked of it is
 * asked there.
 */
export function createRemotePhone(ports: RemotePhonePorts): RemotePhone {
  const { post, line, tab, clock, newId } = ports;
  const reactions = new Set<Reaction>();
  const listeners = new Set<() => void>();
  const shiftListeners = new Set<() => void>();
  const watching = new Map<number, { readonly topic: Topic; readonly tell: (news: News) => void }>();
  const quality = createQualityStore();
  let state = unheard;
  let shift = unknownShift;
  let left: readonly LeftCall[] | null = null;
  let isRinger = false;
  let watches = 0;
  let settle: () => void = () => undefined;
  let moved: (answer: Moved) => void = () => undefined;
  const settled = new Promise<void>((done) => {
    const stopTimer = clock.after(patience, done);
    settle = () => {
      stopTimer();
      done();
    };
  });

  const greet = (): void => post({ type: "hello", line, by: tab, isHeard: ports.isHeard() });
  const ask = (asked: Asked): void => post({ type: "ask", line, by: tab, asked });

  function become(next: PhoneState): void {
    const before = state;
    state = next;
    for (const reaction of [...reactions]) reaction(before, next);
  }

  function hearPhone(message: Extract<PhoneMessage, { readonly type: "phone" }>): void {
    left = message.left;
    isRinger = message.ringer === tab;
    become(message.state);
    for (const listener of [...listeners]) listener();
    settle();
  }

  function hearQuality(qualities: Extract<PhoneMessage, { readonly type: "quality" }>["qualities"]): void {
    for (const id of quality.getState().keys()) {
      if (!qualities.some(([known]) => known === id)) quality.forget(id);
    }
    for (const [id, one] of qualities) quality.tell(id, one);
  }

  /** Another tab has the phone now, and does not know of this one. */
  function greetAnew(): void {
    greet();
    for (const [number, { topic }] of watching) post({ type: "watch", line, by: tab, number, topic });
  }

  function hearShift(next: Shift): void {
    shift = next;
    for (const listener of [...shiftListeners]) listener();
  }

  function hear(message: Parameters<RemotePhone["hear"]>[0]): void {
    switch (message.type) {
      case "leads":
        return greetAnew();
      case "phone":
        return hearPhone(message);
      case "quality":
        return hearQuality(message.qualities);
      case "shift":
        return hearShift(message.shift);
      case "news":
        if (message.to === tab) watching.get(message.number)?.tell(message.news);
        return;
      case "moved":
        if (message.to === tab)
          moved(message.left === null ? { kind: "not-now" } : { kind: "yours", left: message.left });
        return;
      default:
        return assertNever(message);
    }
  }

  function watch(topic: Topic, tell: (news: News) => void): () => void {
    watches += 1;
    const number = watches;
    watching.set(number, { topic, tell });
    post({ type: "watch", line, by: tab, number, topic });
    return () => {
      if (watching.delete(number)) post({ type: "watch", line, by: tab, number, topic: null });
    };
  }

  /** Places a call there under a name that is given here: whoever asked knows it at once. */
  function place(asked: (id: CallId) => Asked): CallId | null {
    if (state.line.phase !== "ready" || !mayDial(state.lineUp)) return null;
    const id = newId();
    ask(asked(id));
    return id;
  }

  const phone: Phone = {
    state: () => state,
    subscribe: (reaction) => {
      reactions.add(reaction);
      return () => void reactions.delete(reaction);
    },
    line: ({ type: command }) => {
      // What opens a line and gives it up is the other tab's own.
      if (command === "try-now" || command === "doubt" || command === "begin-anew")
        ask({ do: "line", command });
    },
    prepareToDial: () => ask({ do: "prepare-to-dial" }),
    dial: (to, from) => place((id) => ({ do: "dial", id, to, from })),
    dialInside: (target) => place((id) => ({ do: "dial-inside", id, target })),
    consult: (about, target) => place((id) => ({ do: "consult", id, about, target })),
    merge: (one, other) => place((id) => ({ do: "merge", id, one, other })),
    call: (id, command) => ask({ do: "call", id, command }),
    takeOver: () => undefined,
    dismissOutcome: () => ask({ do: "dismiss-outcome" }),
    dispose: () => reactions.clear(),
  };

  return {
    phone,
    shift: {
      state: () => shift,
      subscribe: (listener) => {
        shiftListeners.add(listener);
        return () => void shiftListeners.delete(listener);
      },
      ask: (command) => ask({ do: "shift", command }),
      pauseReasons: ports.pauseReasons,
    },
    quality,
    levels: {
      watch: (id, listener) =>
        watch({ of: "levels", id }, (news) => {
          if (news.of === "levels") listener(news);
        }),
    },
    presence: {
      watch: (extension, listener) =>
        watch({ of: "presence", id: extension }, (news) => {
          if (news.of === "presence") listener(news);
        }),
    },
    hear,
    settled,
    left: () => left,
    isRinger: () => isRinger,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    greet,
    ask,
    move: () =>
      new Promise((done) => {
        const stopWaiting = clock.after(patience, () => done({ kind: "silence" }));
        moved = (answer) => {
          stopWaiting();
          done(answer);
        };
        post({ type: "use-here", line, by: tab });
      }),
    stop: () => {
      settle();
      post({ type: "bye", line, by: tab });
      for (const set of [reactions, listeners, shiftListeners]) set.clear();
      watching.clear();
    },
  };
}
