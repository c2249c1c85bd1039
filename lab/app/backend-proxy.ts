import { request as forward } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";

/** Where the backend listens. */
export interface BackendTarget {
  readonly address: string;
  readonly port: number;
}

/** Paths of the app's origin that are the backend's. */
export const isForBackend = (path: string): boolean =>
  path.startsWith("/api/") || path.startsWith("/webhooks/");

/** Hands a request on to the backend as a reverse proxy does, and its answer back as it comes: event streams too. */
export function proxyToBackend(
  request: IncomingMessage,
  response: ServerResponse,
  { address, port }: BackendTarget,
): void {
  const outgoing = forward(
    {
      host: address,
      port,
      method: request.method,
      path: request.url,
      headers: { ...request.headers, "x-forwarded-for": request.socket.remoteAddress ?? "" },
    },
    (incoming) => {
      response.writeHead(incoming.statusCode ?? 502, incoming.headers);
      incoming.pipe(response);
      incoming.once("error", () => response.destroy());
    },
  );
  outgoing.once("error", () => {
    if (response.headersSent) response.destroy();
    else response.writeHead(502, { "content-type": "text/plain" }).end("The backend does not answer.\n");
  });
  response.once("close", () => outgoing.destroy());
  request.pipe(outgoing);
}
