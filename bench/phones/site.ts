import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { sendFile } from "../../lab/app/files.ts";
import { proxyWebSocket } from "../../lab/app/web-socket-proxy.ts";
import type { Lab } from "../../lab/lab.ts";
import type { Builds } from "../builds.ts";

/** The three phones on one origin, with Asterisk's WebSocket at /ws. */
export interface Site {
  readonly url: string;
  close(): Promise<void>;
}

const STOCK = "/stock/";

/** Serves the app at / and the stock phones at /stock/: one server for all, so that it cannot favour any. */
export async function serveSite({ app, stock }: Builds, lab: Lab): Promise<Site> {
  const configuration = JSON.stringify(deploymentOf(lab));
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
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    close: () => {
      for (const browser of tunnels) browser.destroy();
      return closed(server);
    },
  };
}

/** What an administrator would put beside index.html, and an agent to sign in as by one click. */
const deploymentOf = ({ pbx, businessNumbers }: Lab) => ({
  webSocketUrl: "/ws",
  domain: pbx.host,
  businessNumbers,
  demoAgents: pbx.agents.map(({ user, name, password }) => ({ user, name, password })),
});

function closed(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}
