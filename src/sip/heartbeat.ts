/** Milliseconds between an answer and the next question, and for which an answer is waited for. */
type Pace = { readonly pause: number; readonly patience: number };

/** Nobody calls: a dead socket is found within fifteen seconds. */
const idle: Pace = { pause: 10_000, patience: 5_000 };
/** In a call: within three. */
const talking: Pace = { pause: 1_000, patience: 2_000 };

export type HeartbeatPorts = {
  /** Asks the server anything; `answered` is called for whatever it says. */
  readonly ask: (answered: () => void) => void;
  readonly isTalking: () => boolean;
  /** The server says nothing any more. */
  readonly dead: () => void;
};

export type Heartbeat = {
  /** A call has begun: from now on at its pace. */
  readonly hurry: () => void;
  readonly stop: () => void;
};

/**
 * Finds sockets that are dead and do not know it: after a change of network a browser may call one open for a quarter of an
 * hour. Asked again and again over the socket that is open now; ends by itself when that is dead.
 */
export function startHeartbeat({ ask, isTalking, dead }: HeartbeatPorts): Heartbeat {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Which question is waited for; an answer to another one comes too late to count. */
  let asked = 0;
  let isWaiting = false;
  let isOver = false;

  const pace = (): Pace => (isTalking() ? talking : idle);

  function rest(): void {
    clearTimeout(timer);
    timer = setTimeout(beat, pace().pause);
  }

  function beat(): void {
    const mine = ++asked;
    isWaiting = true;
    timer = setTimeout(() => {
      isOver = true;
      dead();
    }, pace().patience);
    ask(() => {
      if (isOver || mine !== asked) return;
      isWaiting = false;
      rest();
    });
  }

  rest();
  return {
    hurry: () => {
      if (!isWaiting && !isOver) rest();
    },
    stop: () => {
      isOver = true;
      clearTimeout(timer);
    },
  };
}
