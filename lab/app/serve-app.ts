import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { join, resolve } from "node:path";
import type { Duplex } from "node:stream";
import type { Lab } from "../lab.ts";
import { LabError } from "../lab-error.ts";
import { claimPorts } from "../processes/ports.ts";
import { isForBackend, proxyToBackend } from "./backend-proxy.ts";
import type { BackendTarget } from "./backend-proxy.ts";
import { sendFile } from "./files.ts";
import { answerLabApi, sendJson } from "./lab-api.ts";
import { isForThisMachine, isFromOurPage } from "./same-site.ts";
import { proxyWebSocket } from "./web-socket-proxy.ts";

const repository = resolve(import.meta.dirname, "../..");
const LAB_PAGE = resolve(import.meta.dirname, "../page");
/** The app's typeface, for the lab page too. */
const FONTS = join(repository, "node_modules/@fontsource-variable/inter/files");
const LOCALHOST = "127.0.0.1";

export interface ServeAppOptions {
  readonly lab: Lab;
  /** "dev" serves the sources through Vite with hot reloading, "built" what `npm run build` made. */
  readonly mode: "dev" | "built";
  readonly port: number;
  /** Where "built" finds it; default dist/. */
  readonly folder?: string;
  /** Where browsers find the PBX; default: /ws of the page's own origin, which the server hands on. */
  readonly webSocketUrl?: string;
  /** Has the server answer at localhost elsewhere than here: in an open network (network/network.ts). */
  readonly listen?: (server: Server, port: number) => Promise<unknown>;
  /** Absent: the app works by itself, and agents sign in with the passwords of the samples. */
  readonly backend?: BackendBehind;
}

export interface BackendBehind extends BackendTarget {
  /** People to sign in as by one click. */
  readonly people: readonly {
    readonly user: string;
    readonly password: string;
    readonly name: string;
    readonly role: string;
  }[];
}

export interface ServedApp {
  /** The one address to open. */
  readonly url: string;
  /** Cuts every WebSocket there is, as a proxy that restarts does. The next ones open as ever. */
  dropSockets(): void;
  /** Nothing goes through the WebSockets there are any more, and neither side is told: as when a computer changes its network. */
  stallSockets(): void;
  close(): Promise<void>;
}

/**
 * Serves the app at http://localhost:PORT with what belongs to it in a lab: /ws, the PBX's WebSocket on the page's own
 * origin; /ringbridge.json, the deployment's configuration with agents to sign in as; /lab/, the page where customers call.
 * @throws LabError when the port is in use, or nothing is built.
 */
export async function serveApp({
  lab,
  mode,
  port,
  folder = join(repository, "dist"),
  webSocketUrl = "/ws",
  listen = listenHere,
  backend,
}: ServeAppOptions): Promise<ServedApp> {
  const server = createServer();
  const app = mode === "dev" ? await devApp() : builtApp(folder);
  const authority = await readFile(lab.pbx.authorityFile, "utf8");
  const { webSocketAddress: address, webSocketPort } = lab.addresses.pbx;
  const target = { address, port: webSocketPort, authority };

  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    void answer({ lab, app, webSocketUrl, backend }, request, response).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
  const upgraded = new Set<Duplex>();
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Before anything else: a connection that breaks with nobody listening would end this process.
    socket.on("error", () => socket.destroy());
    upgraded.add(socket);
    socket.once("close", () => upgraded.delete(socket));
    const path = pathOf(request);
    if (path === undefined) refuseUpgrade(socket, "400 Bad Request");
    else if (!isForThisMachine(request) || !isFromOurPage(request)) refuseUpgrade(socket, "403 Forbidden");
    else if (path === "/ws") proxyWebSocket(request, socket, head, target);
    else if (app.upgrade?.(path, request, socket, head) !== true) refuseUpgrade(socket, "404 Not Found");
  });
  try {
    await listen(server, port);
  } catch (error) {
    await app.close();
    throw error;
  }
  const dropSockets = (): void => {
    for (const socket of upgraded) socket.destroy();
  };
  return {
    url: `http://localhost:${String(port)}/`,
    dropSockets,
    stallSockets: () => {
      for (const socket of upgraded) {
        socket.unpipe();
        socket.pause();
        socket.cork();
      }
    },
    close: async () => {
      await app.close();
      server.closeAllConnections();
      // Node does not count those; with a page open we would wait for its WebSocket to end.
      dropSockets();
      await new Promise((done) => server.close(done));
    },
  };
}

/** @throws LabError when the port is in use. */
async function listenHere(server: Server, port: number): Promise<void> {
  await claimPorts(
    [{ address: LOCALHOST, port, purpose: "the app" }],
    "Stop it, or choose another port with --port.",
  );
  await new Promise<void>((done, fail) => {
    server.once("error", fail);
    server.listen({ host: LOCALHOST, port }, done);
  });
}

/** The app itself, one way or the other. */
interface AppFiles {
  answer(path: string, request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** @returns whether it takes this WebSocket. */
  upgrade?(path: string, request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  close(): Promise<void>;
}

/** The protocols of Vite's own WebSocket, for hot reloading. */
const VITE_PROTOCOLS = ["vite-hmr", "vite-ping"];
/** What a browser may read of the repository: the app. Beside it lie a lab's passwords and keys. */
const SOURCES = ["index.html", "public", "src", "node_modules"];
/** Nor these, wherever they lie; the list takes the place of Vite's own. */
const SECRETS = [
  ...[".env", ".env.*", ".npmrc", "*.{crt,pem,key,p12,pfx,cer,der}"],
  ...["**/.git/**", "**/.lab/**", "**/pbx/etc/**", "**/values.json"],
];

async function devApp(): Promise<AppFiles> {
  // Only here: the built app is served without Vite.
  const vite = await import("vite");
  // Listens nowhere: Vite gets those WebSockets alone that are for it.
  const hotReloading = createServer();
  const dev = await vite.createServer({
    root: repository,
    configFile: join(repository, "vite.config.ts"),
    appType: "spa",
    clearScreen: false,
    logLevel: "warn",
    // Not Vite's own server: that would end our process on SIGTERM before the lab is down.
    server: {
      middlewareMode: true,
      hmr: { server: hotReloading },
      // Vite would let the pages of every other port of this machine read all of it.
      cors: false,
      fs: { strict: true, allow: SOURCES.map((name) => join(repository, name)), deny: SECRETS },
    },
  });
  return {
    answer: (_path, request, response) =>
      new Promise((done) => {
        response.once("close", done);
        dev.middlewares(request, response);
      }),
    upgrade: (path, request, socket, head) =>
      path === "/" &&
      VITE_PROTOCOLS.includes(request.headers["sec-websocket-protocol"] ?? "") &&
      hotReloading.emit("upgrade", request, socket, head),
    close: () => dev.close(),
  };
}

function builtApp(folder: string): AppFiles {
  if (!existsSync(join(folder, "index.html")))
    throw new LabError("There is no built app in dist/. Build it first: npm run build");
  return {
    answer: async (path, request, response) => {
      const found = await sendFile(folder, path, request, response);
      // Any other path is a place within the app, unless it asks for a file.
      if (found) return;
      if (/\.\w+$/.test(path)) sendJson(response, 404, { error: "There is no such file." });
      else await sendFile(folder, "/", request, response);
    },
    close: () => Promise.resolve(),
  };
}

interface Site {
  readonly lab: Lab;
  readonly app: AppFiles;
  readonly webSocketUrl: string;
  readonly backend: BackendBehind | undefined;
}

async function answer(
  { lab, app, webSocketUrl, backend }: Site,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = pathOf(request);
  if (!isForThisMachine(request)) sendJson(response, 403, { error: "Open this page as http://localhost." });
  else if (path === undefined) sendJson(response, 400, { error: "That is no path of this address." });
  else if (backend !== undefined && isForBackend(path)) proxyToBackend(request, response, backend);
  else if (path === "/ringbridge.json") sendJson(response, 200, deploymentOf(lab, webSocketUrl, backend));
  else if (path === "/lab") response.writeHead(308, { location: "/lab/" }).end();
  else if (path.startsWith("/lab/")) await answerLab(lab, path.slice("/lab/".length), request, response);
  else await app.answer(path, request, response);
}

async function answerLab(
  lab: Lab,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (path.startsWith("api/")) await answerLabApi(lab, path.slice("api/".length), request, response);
  else if (!(await sendLabFile(path, request, response)))
    sendJson(response, 404, { error: "There is no such file." });
}

function sendLabFile(path: string, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  return path.startsWith("fonts/")
    ? sendFile(FONTS, path.slice("fonts/".length), request, response)
    : sendFile(LAB_PAGE, path, request, response);
}

/** What an administrator would put beside index.html, plus what only a lab may have: passwords. */
function deploymentOf(lab: Lab, webSocketUrl: string, backend: BackendBehind | undefined): unknown {
  const labOnly = {
    labUrl: "/lab/",
    demoAgents:
      backend?.people.map(({ user, password, name, role }) => ({ user, password, name, role })) ??
      lab.pbx.agents.map(({ user, password, name }) => ({ user, password, name })),
  };
  // The backend tells signed-in people which numbers there are.
  if (backend !== undefined) return { webSocketUrl, backend: true, ...labOnly };
  const colleagues = lab.pbx.agents.map(({ user, name }) => ({ extension: user, name }));
  return {
    webSocketUrl,
    domain: lab.pbx.host,
    businessNumbers: lab.businessNumbers,
    colleagues,
    ...labOnly,
  };
}

/**
 * The path that a request names; undefined when there is none in it that we and Vite, which decodes and parses it anew and
 * fails for good when it cannot, would read alike: "//host/", "http://host/", "*", "/%E0".
 */
function pathOf({ url = "" }: IncomingMessage): string | undefined {
  if (!/^\/(?![/\\])/.test(url)) return undefined;
  try {
    const { pathname } = new URL(url, "http://localhost");
    decodeURIComponent(pathname);
    return pathname;
  } catch {
    return undefined;
  }
}

function refuseUpgrade(socket: Duplex, status: string): void {
  // Not end() alone: the other side need not end too, and then we could not.
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`, () => socket.destroy());
}
