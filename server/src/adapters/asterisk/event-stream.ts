import { WebSocket } from "ws";
import type { Clock } from "../../core/ports/clock.ts";
import type { Logger } from "../../core/ports/logger.ts";
import { authorizationOf, type AriAccess } from "./ari.ts";

export type EventStreamTools = {
  readonly access: AriAccess;
  /** The name of our application: of two connections with the same one, the later takes the events. */
  readonly app: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** A connection is there. Nothing comes before one has subscribed. */
  readonly onOpen: () => void;
  readonly onMessage: (text: string) => void;
  /** The connection that was there is gone. */
  readonly onClose: () => void;
};

export type EventStream = {
  /** Gives this connection up and tries anew after a while. */
  giveUp(): void;
  /** What was open works: the next wait is a short one. */
  settle(): void;
  stop(): void;
};

/** Milliseconds between two attempts, growing. */
export const waits: readonly number[] = [500, 1_000, 2_000, 4_000, 8_000, 15_000];

/** Asked so often whether Asterisk is still there, and believed gone when it has not answered by the next time. */
export const PING_EVERY = 5_000;

/** Milliseconds to connect. */
const PATIENCE = 5_000;

/** Keeps a WebSocket to Asterisk, whatever happens to it. */
export function openEventStream(tools: EventStreamTools): EventStream {
  const { clock, logger } = tools;
  let socket: WebSocket | null = null;
  let attempts = 0;
  let stopWaiting: () => void = () => undefined;
  let lastFault = "";
  let state: "running" | "stopped" = "running";

  function connect(): void {
    const current = new WebSocket(addressOf(tools), {
      headers: { authorization: authorizationOf(tools.access) },
      handshakeTimeout: PATIENCE,
      maxPayload: 4 * 1024 * 1024,
    });
    socket = current;
    let opened: "no" | "yes" = "no";
    let stopPinging: () => void = () => undefined;
    current.on("open", () => {
      opened = "yes";
      stopPinging = keepAsking(current, clock);
      tools.onOpen();
    });
    current.on("message", (data: Buffer) => tools.onMessage(data.toString("utf8")));
    // An error is always followed by `close`.
    current.on("error", (error) => note(error.message));
    current.on("close", () => {
      stopPinging();
      if (socket === current) socket = null;
      if (opened === "yes") tools.onClose();
      if (state === "running") connectLater();
    });
  }

  function connectLater(): void {
    const wait = waits[Math.min(attempts, waits.length - 1)] ?? 0;
    attempts += 1;
    stopWaiting = clock.after(wait, connect);
  }

  /** Once, not at every attempt. `401` is a wrong user or password; Asterisk's own text, no secret. */
  function note(fault: string): void {
    if (fault === lastFault || state === "stopped") return;
    lastFault = fault;
    logger.warn("pbx.no-connection", { text: fault.slice(0, 200) });
  }

  connect();

  return {
    giveUp: () => socket?.terminate(),
    settle() {
      attempts = 0;
      lastFault = "";
    },
    stop() {
      state = "stopped";
      stopWaiting();
      // With a word, and not just gone; the library waits for the answer, and not for ever.
      socket?.close();
    },
  };
}

/** A network that was cut says nothing. */
function keepAsking(socket: WebSocket, clock: Clock): () => void {
  let stop: () => void = () => undefined;
  let answered = true;
  socket.on("pong", () => {
    answered = true;
  });
  const ask = () => {
    if (!answered) {
      socket.terminate();
      return;
    }
    answered = false;
    socket.ping();
    stop = clock.after(PING_EVERY, ask);
  };
  stop = clock.after(PING_EVERY, ask);
  return () => stop();
}

function addressOf({ access, app }: EventStreamTools): string {
  const url = new URL(`${access.url.replace(/\/+$/, "").replace(/^http/, "ws")}/ari/events`);
  url.searchParams.set("app", app);
  return url.href;
}
