import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { LabError, describeError } from "../../lab-error.ts";
import { GraphFault, faultBody } from "./graph-fault.ts";
import type { GraphService } from "./graph-service.ts";
import type { Misbehaviour } from "./misbehaviour.ts";

export interface GraphServer {
  /** Without a version: "http://127.0.0.2:8090". */
  readonly url: string;
  close(): Promise<void>;
}

export interface GraphServerOptions {
  readonly address: string;
  readonly port: number;
  /** What the lab's own orders must carry in the header x-lab-token. */
  readonly labToken: string;
}

const LONGEST_BODY = 1_000_000;
/** Versions before it have ended; Meta answers them as the oldest that has not. */
const OLDEST_VERSION = 21;

/** Serves the Graph API, and the lab's orders under /lab/. */
export async function serveGraph(
  service: GraphService,
  { address, port, labToken }: GraphServerOptions,
): Promise<GraphServer> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://graph");
    const answering = url.pathname.startsWith("/lab/")
      ? answerLab(service, labToken, url.pathname, request, response)
      : answerVersion(service, url, request, response);
    answering.catch((error: unknown) => {
      console.error(describeError(error));
      response.destroy();
    });
  });
  await new Promise<void>((done, fail) => {
    server.once("error", fail);
    server.listen({ host: address, port }, done);
  });
  const bound = server.address();
  const actual = typeof bound === "object" && bound ? bound.port : port;
  return {
    url: `http://${address}:${String(actual)}`,
    close: async () => {
      service.stop();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

async function answerVersion(
  service: GraphService,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [, version, path] = /^\/v(\d{1,3})\.\d(\/.*)$/.exec(url.pathname) ?? [];
  const send: Send = (status, text) => {
    response
      .writeHead(status, {
        "content-type": "application/json; charset=UTF-8",
        "cache-control": "private, no-cache, no-store, must-revalidate",
        "facebook-api-version": `v${String(Math.max(OLDEST_VERSION, Number(version ?? 0)))}.0`,
      })
      .end(text);
  };
  const method = request.method ?? "GET";
  const misbehaviour = service.misbehaviour(`${method} ${url.pathname}`);
  if (misbehaviour?.how === "slow") await delay(misbehaviour.milliseconds);
  else if (misbehaviour) {
    answerBadly(misbehaviour, request, send);
    return;
  }
  try {
    if (path === undefined) throw new GraphFault(2500, url.pathname);
    const body = method === "POST" ? await readJson(request) : undefined;
    const answer = { method, path, query: url.searchParams, token: tokenOf(request, url), body };
    send(200, JSON.stringify(await service.answer(answer)));
  } catch (error) {
    if (!(error instanceof GraphFault)) throw error;
    send(error.status, JSON.stringify(faultBody(error)));
  }
}

type Send = (status: number, text: string) => void;

/** A token may come as a header or in the query. */
const tokenOf = ({ headers }: IncomingMessage, { searchParams }: URL): string | undefined =>
  /^Bearer (.+)$/i.exec(headers.authorization ?? "")?.[1] ?? searchParams.get("access_token") ?? undefined;

const UNKNOWN_ERROR = {
  error: { message: "An unknown error has occurred.", type: "OAuthException", code: 1 },
};

function answerBadly(
  { how }: Exclude<Misbehaviour, { how: "slow" }>,
  request: IncomingMessage,
  send: Send,
): void {
  switch (how) {
    case "cut":
      request.socket.destroy();
      return;
    case "server-error":
      send(500, JSON.stringify(UNKNOWN_ERROR));
      return;
    case "rate-limited":
      send(429, JSON.stringify(faultBody(new GraphFault(613, "Too many requests."))));
      return;
    case "invalid-json":
      send(200, '{"messaging_product":"whatsapp","permission":{');
  }
}

async function answerLab(
  service: GraphService,
  labToken: string,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.headers["x-lab-token"] !== labToken) {
    response.writeHead(403).end();
    return;
  }
  if (path === "/lab/changes") {
    tellChanges(service, request, response);
    return;
  }
  try {
    const value = (await service.obey(await readJson(request))) ?? {};
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(value));
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    response
      .writeHead(400, { "content-type": "application/json" })
      .end(JSON.stringify({ error: error.message }));
  }
}

/** A line for each change; several within one turn of the loop are one. */
function tellChanges(service: GraphService, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/plain" });
  response.write("\n");
  let told = true;
  const forget = service.onChange(() => {
    if (!told) return;
    told = false;
    setImmediate(() => {
      told = true;
      response.write("\n");
    });
  });
  request.once("close", forget);
}

/** @throws GraphFault 100 when it is none. */
async function readJson(request: IncomingMessage): Promise<unknown> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) {
    text += String(chunk);
    if (text.length > LONGEST_BODY) throw new GraphFault(100, "The body is too long.");
  }
  if (text === "") return {};
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new GraphFault(100, "The body is no valid JSON.");
  }
}
