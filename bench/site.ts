import { readFile, readdir } from "node:fs/promises";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, relative, resolve } from "node:path";
import type { Duplex } from "node:stream";
import { connect as connectTls } from "node:tls";
import type { Pbx } from "../lab/pbx.ts";
import { businessNumbers } from "../lab/cast.ts";

/** The three phones on one origin, with Asterisk's WebSocket at /ws. */
export interface Site {
  readonly url: string;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** Serves the app at / and the stock phones at /stock/: the same server, so that it cannot favour one of them. */
export async function serveSite(folders: { app: string; stock: string }, pbx: Pbx): Promise<Site> {
  const files = new Map<string, Buffer>([
    ...(await readFolder(folders.app, "/")),
    ...(await readFolder(folders.stock, "/stock/")),
    ["/ringbridge.json", Buffer.from(JSON.stringify(deployment(pbx)))],
  ]);
  const server = createServer((request, response) => answer(files, request, response));
  const tunnels = new Set<Duplex>();
  server.on("upgrade", (request: IncomingMessage, browser: Duplex) => {
    tunnels.add(browser);
    browser.on("close", () => tunnels.delete(browser));
    tunnel(request, browser, new URL(pbx.webSocketUrl));
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

const deployment = ({ host, agents }: Pbx) => ({
  webSocketUrl: "/ws",
  domain: host,
  businessNumbers,
  demoAgents: agents.map(({ user, name, password }) => ({ user, name, password })),
});

async function readFolder(folder: string, path: string): Promise<[string, Buffer][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith(".map"));
  return Promise.all(
    files.map(async (entry): Promise<[string, Buffer]> => {
      const file = resolve(entry.parentPath, entry.name);
      return [join(path, relative(folder, file)), await readFile(file)];
    }),
  );
}

function answer(
  files: ReadonlyMap<string, Buffer>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { pathname } = new URL(request.url ?? "/", "http://site");
  const path = pathname === "/" ? "/index.html" : pathname;
  const body = files.get(path);
  if (body === undefined) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { "content-type": types[extname(path)] ?? "application/octet-stream" }).end(body);
}

/** Hands a WebSocket on to Asterisk byte by byte, the upgrade included. */
function tunnel(request: IncomingMessage, browser: Duplex, target: URL): void {
  const pbx = connectTls(
    { host: target.hostname, port: Number(target.port), rejectUnauthorized: false },
    () => {
      const headers = [`GET ${target.pathname} HTTP/1.1`, `Host: ${target.host}`];
      for (let at = 0; at + 1 < request.rawHeaders.length; at += 2) {
        const [name = "", value = ""] = request.rawHeaders.slice(at, at + 2);
        if (name.toLowerCase() !== "host") headers.push(`${name}: ${value}`);
      }
      pbx.write(`${headers.join("\r\n")}\r\n\r\n`);
      pbx.pipe(browser);
      browser.pipe(pbx);
    },
  );
  pbx.setNoDelay(true);
  pbx.on("error", () => browser.destroy());
  pbx.on("close", () => browser.destroy());
  browser.on("error", () => pbx.destroy());
  browser.on("close", () => pbx.destroy());
}

function closed(server: Server): Promise<void> {
  return new Promise((resolveClosed) => {
    server.close(() => resolveClosed());
    server.closeAllConnections();
  });
}
