import { once } from "node:events";
import { createServer } from "node:http";

export type MetricsPage = () => Promise<{ readonly type: string; readonly text: string }>;

/**
 * Serves the page at /metrics on an address of its own: what is counted is not for the agents' network.
 * @throws when the address cannot be had.
 */
export async function serveMetrics(
  { host, port }: { readonly host: string; readonly port: number },
  page: MetricsPage,
): Promise<{ close(): Promise<void> }> {
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 5_000 }, (request, response) => {
    if (request.method !== "GET" || request.url !== "/metrics") {
      response.writeHead(404).end();
      return;
    }
    page().then(
      ({ type, text }) =>
        response.writeHead(200, { "content-type": type, "cache-control": "no-store" }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  server.listen(port, host);
  await once(server, "listening");
  return {
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
