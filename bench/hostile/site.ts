import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WebSocketServer, type WebSocket } from "ws";
import { sendFile } from "../../lab/app/files.ts";
import { createLabAuthority } from "../../lab/certificates.ts";
import { createOpponent, type Opponent } from "./opponent.ts";

/** What goes over the wire as it is: text, bytes, or bytes that say they are text. */
export type Frame = string | Buffer | { readonly asText: Buffer };

export interface HostileSite {
  readonly url: string;
  /** Of its certificate, as Chromium wants it. */
  readonly fingerprint: string;
  readonly opponent: Opponent;
  /** To the phone's socket, or to nobody while there is none; fulfilled when there is room for more. */
  readonly send: (frame: Frame) => Promise<void>;
  /** How often the phone has come. */
  readonly sockets: () => number;
  /** Breaks the phone's socket. */
  readonly cut: () => void;
  close(): Promise<void>;
}

/** Whom the page signs in as by itself. */
export const agent = { user: "agent", name: "Ana", password: "a good password" } as const;

/** Bytes that may wait in a socket before the attack waits. */
const mostWaiting = 4_000_000;

/** Our built app over HTTPS, and beside it, at /ws, a SIP server over WSS that is no friend. */
export async function serveHostile(app: string): Promise<HostileSite> {
  const directory = await mkdtemp(join(tmpdir(), "ringbridge-hostile-"));
  const authority = await createLabAuthority(directory);
  const { chainFile, keyFile, fingerprint } = await authority.issue("site", ["127.0.0.1"]);
  const [cert, key] = await Promise.all([readFile(chainFile), readFile(keyFile)]);
  await rm(directory, { recursive: true, force: true });
  const configuration = JSON.stringify({
    webSocketUrl: "/ws",
    domain: "opponent.invalid",
    businessNumbers: [{ number: "+12145550111", label: "Sales" }],
    demoAgents: [agent],
  });

  const server = createServer({ cert, key }, (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "https://site");
    if (pathname === "/ringbridge.json")
      return void response.writeHead(200, { "content-type": "application/json" }).end(configuration);
    void sendFile(app, pathname, request, response).then((found) => {
      if (!found) response.writeHead(404).end();
    });
  });
  let socket: WebSocket | null = null;
  let sockets = 0;
  const opponent = createOpponent((text) => socket?.send(text));
  // Often enough for a phone that asks every half second whether the server is there.
  const owed = setInterval(opponent.flush, 200);
  const webSockets = new WebSocketServer({ server, path: "/ws", perMessageDeflate: false });
  webSockets.on("connection", (opened) => {
    socket = opened;
    sockets += 1;
    opened.on("message", (data: Buffer) => opponent.hear(data.toString("utf8")));
    opened.on("close", () => {
      if (socket === opened) socket = null;
    });
    opened.on("error", () => undefined);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;

  function put(to: WebSocket, frame: Frame): void {
    if (typeof frame === "string" || Buffer.isBuffer(frame)) to.send(frame);
    else to.send(frame.asText, { binary: false });
  }

  return {
    url: `https://127.0.0.1:${String(port)}`,
    fingerprint,
    opponent,
    send: async (frame) => {
      const to = socket;
      if (to === null) return;
      put(to, frame);
      while (to.bufferedAmount > mostWaiting && to.readyState === to.OPEN)
        await new Promise((later) => setTimeout(later, 5));
    },
    sockets: () => sockets,
    cut: () => socket?.terminate(),
    close: async () => {
      clearInterval(owed);
      for (const client of webSockets.clients) client.terminate();
      await new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      });
    },
  };
}
