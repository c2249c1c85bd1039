import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { sendFile } from "../../lab/app/files.ts";
import { proxyWebSocket } from "../../lab/app/web-socket-proxy.ts";
import type { Lab } from "../../lab/lab.ts";
import type { Network } from "../../lab/network/network.ts";
import type { Builds } from "../builds.ts";

/** The phones on one origin. */
export interface Site {
  readonly url: string;
  readonly webSocketUrl: string;
  /** Cuts every WebSocket there is; new ones can be had at once. */
  dropSockets(): Promise<void>;
  close(): Promise<void>;
}

const STOCK = "/stock/";

export interface SiteOptions {
  /** What the browsers are in, with the page; undefined: on this machine, with Asterisk's WebSocket at /ws. */
  readonly network?: Network | undefined;
  readonly iceServers?: readonly RTCIceServer[];
  /** Whether the agents know each other, to call and to see how the others stand. */
  readonly colleagues?: boolean;
}

/** Serves the app at / and the stock phones at /stock/: one server for all, so that it cannot favour any. */
export async function serveSite(
  { app, stock }: Builds,
  lab: Lab,
  { network, iceServers = [], colleagues = false }: SiteOptions = {},
): Promise<Site> {
  const ownSocket = network === undefined ? undefined : lab.pbx.webSocketUrl;
  const configuration = JSON.stringify({
    ...deploymentOf(lab),
    ...(colleagues && { colleagues: lab.pbx.agents.map(({ user, name }) => ({ extension: user, name })) }),
    webSocketUrl: ownSocket ?? "/ws",
    iceServers,
  });
  const authority = await readFile(lab.pbx.authorityFile, "utf8");
  const { webSocketAddress: address, webSocketPort } = lab.addresses.pbx;
  const target = { address, port: webSocketPort, authority };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? "/", "http://site");
    if (pathname === "/ringbridge.json")
      return void response.writeHead(200, { "content-type": "application/json" }).end(configuration);
    const found = pathname.startsWith(STOCK)
      ? await sendFile(stock, pathname.slice(STOCK.length), request, response)
      : await sendFile(app, pathname, request, response);
    if (!found) response.writeHead(404).end();
  };
  const server = createServer((request, response) => void answer(request, response));
  const tunnels = new Set<Duplex>();
  server.on("upgrade", (request: IncomingMessage, browser: Duplex, head: Buffer) => {
    tunnels.add(browser);
    browser.on("close", () => tunnels.delete(browser));
    proxyWebSocket(request, browser, head, target);
  });
  const dropTunnels = (): void => {
    for (const browser of tunnels) browser.destroy();
  };
  const host = `127.0.0.1:${String(await (network?.listen(server) ?? listenHere(server)))}`;
  return {
    url: `http://${host}`,
    webSocketUrl: ownSocket ?? `ws://${host}/ws`,
    dropSockets: async () => {
      if (network === undefined) dropTunnels();
      else await network.dropConnections();
    },
    close: () => {
      dropTunnels();
      return closed(server);
    },
  };
}

async function listenHere(server: Server): Promise<number> {
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return (server.address() as AddressInfo).port;
}

/** What an administrator would put beside index.html, and an agent to sign in as by one click. */
const deploymentOf = ({ pbx, businessNumbers }: Lab) => ({
  domain: pbx.host,
  businessNumbers,
  demoAgents: pbx.agents.map(({ user, name, password }) => ({ user, name, password })),
});

/** Within a network another one listens for it, which ends with the network. */
function closed(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}
