/** What a page under attack has seen of itself. */
export interface Seen {
  /** Errors nobody caught, as many as there were; and the first of each sort. */
  readonly exceptions: number;
  readonly sorts: readonly string[];
  /** Milliseconds: the longest time a message of the socket took. */
  readonly longestMessage: number;
  /** Tasks of more than 50 ms. */
  readonly longTasks: number;
  readonly messages: number;
  /** Tones that were begun so far. */
  readonly tones: number;
  readonly openConnections: number;
  readonly scriptRan: boolean;
}

declare global {
  var hostileSeen: () => Seen;
  /** Milliseconds of the longest task since this was asked last. */
  var hostileBegin: () => number;
  /** Set by markup of the opponent's, if ever it ran. */
  var hostileScriptRan: unknown;
}

/** Runs in the page before any of its scripts, and must not refer to anything outside itself. */
export function watchPage(): void {
  let exceptions = 0;
  const sorts = new Set<string>();
  let longestTask = 0;
  let longTasks = 0;
  let longestMessage = 0;
  let messages = 0;
  let tones = 0;
  const connections = new Set<WeakRef<RTCPeerConnection>>();

  const note = (error: unknown): void => {
    exceptions += 1;
    const text = error instanceof Error ? `${String(error)} ${error.stack ?? ""}` : String(error);
    if (sorts.size < 12) sorts.add(text.slice(0, 600));
  };
  addEventListener("error", ({ error, message }: ErrorEvent) => note(error ?? message));
  addEventListener("unhandledrejection", ({ reason }) => note(reason));
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      longTasks += 1;
      longestTask = Math.max(longestTask, duration);
    }
  }).observe({ type: "longtask", buffered: true });

  // Called below for the socket it was asked of.
  // eslint-disable-next-line @typescript-eslint/unbound-method
  const listen = WebSocket.prototype.addEventListener as (
    this: WebSocket,
    type: string,
    listener: (event: Event) => void,
  ) => void;
  WebSocket.prototype.addEventListener = function (
    this: WebSocket,
    type: string,
    listener: (event: Event) => void,
  ) {
    if (type !== "message") return listen.call(this, type, listener);
    listen.call(this, type, (event) => {
      const began = performance.now();
      messages += 1;
      try {
        listener(event);
      } finally {
        longestMessage = Math.max(longestMessage, performance.now() - began);
      }
    });
  } as typeof WebSocket.prototype.addEventListener;

  // eslint-disable-next-line @typescript-eslint/unbound-method -- the same
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (this: OscillatorNode, when?: number) {
    tones += 1;
    start.call(this, when);
  };
  const Native = RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.add(new WeakRef(this));
    }
  };
  globalThis.hostileBegin = () => {
    const longest = longestTask;
    longestTask = 0;
    return longest;
  };
  globalThis.hostileSeen = () => {
    for (const each of connections)
      if ((each.deref()?.connectionState ?? "closed") === "closed") connections.delete(each);
    return {
      exceptions,
      sorts: [...sorts],
      longestMessage,
      longTasks,
      messages,
      tones,
      openConnections: connections.size,
      scriptRan: globalThis.hostileScriptRan !== undefined,
    };
  };
}
