import type { Clock } from "../core/ports/clock.ts";

/** Milliseconds between an answer and the next question, and for which an answer is waited for. */
type Pace = { readonly pause: number; readonly patience: number };

/**
 * Milliseconds for which an answer is waited for when it matters: three packets in a row may get lost on the way (RFC 6298:
 * 0.2, 0.4 and 0.8 s).
 */
const soon = 2_500;
/** Nobody calls: a dead socket is found within fifteen seconds. */
const idle: Pace = { pause: 10_000, patience: 5_000 };
/** In a call: within three. */
const talking: Pace = { pause: 500, patience: soon };
/** Milliseconds for which a change of network goes on: the one before may be there for a while, and the socket with it. */
const unrest = 15_000;
/**
 * In a call whose sound has stopped as well: milliseconds for which both are silent, at least, and how many times longer than
 * the last answer took a question may be open.
 */
const hushed = { silence: 800, times: 4 } as const;
/** Milliseconds by which a timer that comes later means that this page has slept: then nothing is said of the server. */
const sleep = 1_000;

export type HeartbeatPorts = {
  /** Asks the server anything; `answered` is called for whatever it says. */
  readonly ask: (answered: () => void) => void;
  readonly isTalking: () => boolean;
  /** Whether there is a call that would end with the socket: one that is not up yet. */
  readonly isRisky: () => boolean;
  readonly clock: Clock;
  /** The server says nothing any more. */
  readonly dead: () => void;
};

export type Heartbeat = {
  /** A call has begun, or is to end: from now on at its pace. */
  readonly hurry: () => void;
  /**
   * No sound has arrived for so many milliseconds either, in a call: said again for as long as that lasts. A server that says
   * nothing then is behind a network that is gone, and waiting longer would be silence. `isStranded`: none of the addresses
   * is left that the call was sent from, and a socket that is older than the silence is dead.
   */
  readonly doubt: (silence: number, isStranded?: boolean) => void;
  /** The computer has moved to another network: what the socket is worth is asked at once, and not waited for long. */
  readonly moved: () => void;
  readonly stop: () => void;
};

/**
 * Finds sockets that are dead and do not know it: after a change of network a browser may call one open for a quarter of an
 * hour. Asked again and again over the socket that is open now; ends by itself when that is dead.
 */
export function startHeartbeat({ ask, isTalking, isRisky, clock, dead }: HeartbeatPorts): Heartbeat {
  let stopTimer: () => void = () => undefined;
  /** Which question is waited for; an answer to another one comes too late to count. */
  let asked = 0;
  let isWaiting = false;
  let isOver = false;
  const since = clock.now();
  let askedAt = 0;
  /** When the server is taken to be gone, while it is waited for. */
  let due = 0;
  /** Milliseconds that the last answer took. */
  let took = 0;

  /** Until when the network may be changing. */
  let restlessUntil = -Infinity;

  function pace(): Pace {
    const isRestless = clock.now() < restlessUntil && !isRisky();
    return isTalking() || isRestless ? talking : idle;
  }

  function rest(): void {
    stopTimer();
    stopTimer = clock.after(pace().pause, beat);
  }

  function die(): void {
    isOver = true;
    stopTimer();
    dead();
  }

  function beat(): void {
    const { patience } = pace();
    stopTimer();
    const mine = ++asked;
    isWaiting = true;
    askedAt = clock.now();
    due = askedAt + patience;
    stopTimer = clock.after(patience, () => {
      if (clock.now() > due + sleep) beat();
      else die();
    });
    ask(() => {
      if (isOver || mine !== asked) return;
      isWaiting = false;
      took = clock.now() - askedAt;
      rest();
    });
  }

  rest();
  return {
    hurry: () => {
      if (!isWaiting && !isOver) rest();
    },
    doubt: (silence, isStranded = false) => {
      if (isOver || !isTalking()) return;
      if (isStranded && clock.now() - silence > since) return die();
      if (!isWaiting) return beat();
      const patience = Math.max(hushed.silence, hushed.times * took);
      if (silence >= hushed.silence && clock.now() - askedAt >= patience) die();
    },
    moved: () => {
      restlessUntil = clock.now() + unrest;
      const isDueSooner = isWaiting && due - clock.now() <= pace().patience;
      if (!isOver && !isDueSooner) beat();
    },
    stop: () => {
      isOver = true;
      stopTimer();
    },
  };
}
