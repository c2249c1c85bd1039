/** Between the phone and its server, as a test plays it. */
export type SipWire = {
  /** Takes the place of the browser's WebSocket. */
  readonly WebSocket: new (url: string, protocol: string) => EventTarget;
  /** Where the server hears what the phone says. */
  readonly onArrival: (listener: (text: string) => void) => void;
  /** The server says something; it arrives when the test lets it. */
  readonly toPhone: (text: string | ArrayBuffer) => void;
  /** Lets everything arrive that is on its way in either direction, and what that brings about in turn. */
  readonly settle: () => Promise<void>;
  /** Lets only the next thing arrive. */
  readonly step: () => Promise<void>;
  /** Lets nothing arrive, but everything go on that waits for a promise only. */
  readonly turn: () => Promise<void>;
  /** From now on sockets do not open, or open again. */
  readonly refuseSockets: (refused: boolean) => void;
  /** The socket breaks; what was on its way is lost. */
  readonly cut: () => void;
  /** From now on nothing arrives any more over the socket there is, or the next where there is none: not even the end of a closing handshake. */
  readonly fallSilent: () => void;
  /** How many sockets have been opened so far. */
  readonly opened: () => number;
};

const states = { connecting: 0, open: 1, closing: 2, closed: 3 } as const;

/**
 * A WebSocket without a network: what either side sends waits until the test lets it arrive, so what crosses
 * it meanwhile is a race. Everything above the socket, sip.js's own transport included, is the real thing.
 */
export function createSipWire(): SipWire {
  let onItsWay: { readonly socket: FakeSocket; readonly arrive: () => void }[] = [];
  let hear: (text: string) => void = () => undefined;
  let refused = false;
  let silent: FakeSocket | "the next" | null = null;
  let current: FakeSocket | null = null;
  let opened = 0;

  function later(socket: FakeSocket, arrive: () => void): void {
    if (silent !== socket) onItsWay.push({ socket, arrive });
  }

  async function step(): Promise<void> {
    await turn();
    onItsWay.shift()?.arrive();
    await turn();
  }

  function adopt(socket: FakeSocket): void {
    current = socket;
    if (silent === "the next") silent = socket;
  }

  class FakeSocket extends EventTarget {
    static readonly OPEN = states.open;
    binaryType = "blob";
    readyState: number = states.connecting;

    constructor() {
      super();
      adopt(this);
      later(this, () => {
        if (refused) this.end(1006);
        else this.opened();
      });
    }

    send(text: string): void {
      if (this.readyState === states.connecting) throw new DOMException("Not open yet", "InvalidStateError");
      if (this.readyState !== states.open) return;
      later(this, () => hear(text));
    }

    close(): void {
      if (this.readyState === states.closed) return;
      // A connection that is not up yet is given up without asking the other side (RFC 6455 7.1.7).
      const given = this.readyState === states.connecting;
      this.readyState = states.closing;
      if (given) queueMicrotask(() => this.end(1006));
      else later(this, () => this.end(1000));
    }

    opened(): void {
      if (this.readyState !== states.connecting) return;
      this.readyState = states.open;
      opened += 1;
      this.dispatchEvent(new Event("open"));
    }

    arrived(data: string | ArrayBuffer): void {
      if (this.readyState === states.open) this.dispatchEvent(new MessageEvent("message", { data }));
    }

    end(code: number): void {
      if (this.readyState === states.closed) return;
      this.readyState = states.closed;
      if (current === this) current = null;
      this.dispatchEvent(Object.assign(new Event("close"), { code }));
    }
  }

  return {
    WebSocket: FakeSocket,
    onArrival: (listener) => {
      hear = listener;
    },
    toPhone: (text) => {
      const socket = current;
      if (socket !== null) later(socket, () => socket.arrived(text));
    },
    settle: async () => {
      await turn();
      while (onItsWay.length > 0) await step();
    },
    step,
    turn,
    refuseSockets: (now) => {
      refused = now;
    },
    cut: () => {
      const socket = current;
      onItsWay = onItsWay.filter((each) => each.socket !== socket);
      socket?.end(1006);
    },
    fallSilent: () => {
      silent = current ?? "the next";
      onItsWay = [];
    },
    opened: () => opened,
  };
}

/** One turn of the event loop: every promise that can go on has gone on. */
function turn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}
