import { connect as connectTcp } from "node:net";
import { connect, createServer } from "node:tls";
import type { TLSSocket } from "node:tls";
import { print, takeMessages, type SipMessage } from "./sip-message.ts";

/** A connection that carries SIP messages, and everything it has brought so far. */
export interface Wire {
  readonly received: readonly SipMessage[];
  send(message: SipMessage): void;
  /** Called with each message that arrives from now on. */
  listen(listener: (message: SipMessage) => void): () => void;
  /** False once either side has closed it. */
  isOpen(): boolean;
  close(): void;
}

/** A browser's way in. Plain, for Node's WebSocket takes no authority; `/ws` is the same on both ports. */
export async function overWebSocket(url: string): Promise<Wire> {
  const socket = new WebSocket(url, "sip");
  const inbox = createInbox();
  socket.addEventListener("message", ({ data }) => inbox.put(String(data)));
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener("open", () => resolve());
    socket.addEventListener("error", () => reject(new Error(`no WebSocket at ${url}`)));
  });
  return inbox.wire(
    (text) => socket.send(text),
    () => socket.readyState === WebSocket.OPEN,
    () => socket.close(),
  );
}

/** Meta's way in. `from` is the address that Meta would come from. */
export async function overTls(address: string, port: number, ca: string, from: string): Promise<Wire> {
  const socket = connect({
    socket: connectTcp({ host: address, port, localAddress: from }),
    host: address,
    ca,
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("secureConnect", resolve);
    socket.once("error", reject);
  });
  return onSocket(socket);
}

/** Waits where Asterisk looks for Meta, and hands on each connection. */
export async function listenTls(
  options: { readonly address: string; readonly port: number; readonly cert: string; readonly key: string },
  onWire: (wire: Wire) => void,
): Promise<{ close(): void }> {
  const { address, port, cert, key } = options;
  const sockets = new Set<TLSSocket>();
  const server = createServer({ cert, key }, (socket) => {
    sockets.add(socket);
    onWire(onSocket(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, address, resolve);
  });
  return {
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

function onSocket(socket: TLSSocket): Wire {
  const inbox = createInbox();
  socket.setEncoding("utf8");
  socket.on("data", (text: string) => inbox.put(text));
  socket.on("error", () => socket.destroy()); // Asterisk stops before we do
  return inbox.wire(
    (text) => socket.write(bytesOf(text)),
    () => !socket.destroyed,
    () => socket.destroy(),
  );
}

/** UTF-8, but for U+DC80 to U+DCFF: each is that one byte, 0x80 to 0xFF, as nobody well-behaved would send it. */
function bytesOf(text: string): Buffer {
  const bytes = (character: string) => {
    const code = character.codePointAt(0) ?? 0;
    return code >= 0xdc80 && code <= 0xdcff ? Buffer.of(code - 0xdc00) : Buffer.from(character);
  };
  return Buffer.concat(Array.from(text, bytes));
}

function createInbox() {
  const received: SipMessage[] = [];
  const listeners = new Set<(message: SipMessage) => void>();
  let rest = "";
  return {
    put(text: string) {
      const taken = takeMessages(rest + text);
      rest = taken.rest;
      for (const message of taken.messages) {
        received.push(message);
        for (const listener of [...listeners]) listener(message);
      }
    },
    wire(send: (text: string) => unknown, isOpen: () => boolean, close: () => void): Wire {
      return {
        received,
        send: (message) => void send(print(message)),
        listen(listener) {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        isOpen,
        close,
      };
    },
  };
}
