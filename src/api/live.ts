import { retryDelay } from "../core/line/reconnect-policy.ts";
import type { Chance, Clock } from "../core/ports/clock.ts";
import type { LiveEvent } from "./contract.ts";
import { readLiveEvent } from "./live-event.ts";

/** Whether what changes at the backend reaches this page by itself. */
export type LiveState =
  | { readonly phase: "connecting" }
  | { readonly phase: "connected" }
  /** What is on screen may be as old as `since` (milliseconds since 1970). Tried again by itself. */
  | { readonly phase: "reconnecting"; readonly since: number }
  /** The backend has ended the session: nothing is tried any more. */
  | { readonly phase: "ended" };

export type LivePorts = {
  /** Opens the stream; it ends with the signal. */
  readonly open: (signal: AbortSignal) => Promise<Response>;
  readonly clock: Clock;
  readonly chance: Pick<Chance, "random">;
  /** Hears every event that this app knows. */
  readonly hear: (event: LiveEvent) => void;
};

export type Live = {
  readonly state: () => LiveState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly start: () => void;
  readonly stop: () => void;
  /** Tries at once instead of waiting: somebody asks, or the computer is online again. */
  readonly tryNow: () => void;
};

/** Milliseconds without a byte after which a stream counts as dead: the backend sends a comment every 15 s. */
const longestSilence = 40_000;
/** Characters of one event. A team of some thousand agents fits. */
const longestEvent = 4_000_000;

/**
 * The backend's stream of events. Read by `fetch` rather than `EventSource`, which hides two things that matter: the
 * comments that show a connection to be alive, and the status that tells an ended session from a lost network.
 */
export function createLive({ open, clock, chance, hear }: LivePorts): Live {
  const listeners = new Set<() => void>();
  let state: LiveState = { phase: "connecting" };
  let attempt = 0;
  /** When the backend was last heard of. */
  let heardAt = clock.now();
  let connection: AbortController | null = null;
  let stopTimer: () => void = () => undefined;

  function become(next: LiveState): void {
    state = next;
    for (const listener of [...listeners]) listener();
  }

  function close(): void {
    stopTimer();
    connection?.abort();
    connection = null;
  }

  /** A byte came: the connection lives. */
  function breathe(mine: AbortController): void {
    stopTimer();
    heardAt = clock.now();
    stopTimer = clock.after(longestSilence, () => lost(mine));
  }

  function take(data: string): void {
    const event = readLiveEvent(data);
    if (event === null) return;
    if (event.type === "hello") {
      attempt = 0;
      become({ phase: "connected" });
    }
    if (event.type === "session-ended") end();
    hear(event);
  }

  function end(): void {
    close();
    become({ phase: "ended" });
  }

  function lost(mine: AbortController): void {
    if (connection !== mine) return;
    close();
    attempt += 1;
    if (state.phase !== "reconnecting") become({ phase: "reconnecting", since: heardAt });
    stopTimer = clock.after(retryDelay({ attempt, retryAfter: null, random: chance.random() }), connect);
  }

  function connect(): void {
    close();
    const mine = new AbortController();
    connection = mine;
    stopTimer = clock.after(longestSilence, () => lost(mine));
    listen(mine).then(
      () => lost(mine),
      () => lost(mine),
    );
  }

  async function listen(mine: AbortController): Promise<void> {
    // The parser comes after the phone's own code: nothing rings later for it.
    const [response, { createParser }] = await Promise.all([open(mine.signal), import("eventsource-parser")]);
    if (connection !== mine) return;
    if (response.status === 401) {
      end();
      hear({ type: "session-ended" });
      return;
    }
    if (!response.ok || response.body === null) return;
    const parser = createParser({
      maxBufferSize: longestEvent,
      onEvent: ({ data }) => {
        if (connection === mine) take(data);
      },
    });
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      if (connection !== mine) return;
      breathe(mine);
      parser.feed(chunk.value);
    }
  }

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    start: () => {
      if (connection === null && state.phase === "connecting") connect();
    },
    stop: close,
    tryNow: () => {
      if (state.phase === "reconnecting") connect();
    },
  };
}
