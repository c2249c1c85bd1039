import { once } from "node:events";
import { Agent, createServer, request } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** A webhook that passed. Times are milliseconds of this process's `performance.now()`. */
export interface Passed {
  /** All of it was here, and went on. */
  readonly sentAt: number;
  /** The backend had answered 200: from now on it is on disk. */
  readonly keptAt: number;
}

/** Between Meta and the backend: passes webhooks on and looks at the clock. */
export interface Tap {
  readonly url: string;
  /** The next delivery that comes, once it was answered. */
  next(): Promise<Passed>;
  close(): Promise<void>;
}

/** @param target where the backend takes webhooks */
export async function openTap(target: string): Promise<Tap> {
  const agent = new Agent({ keepAlive: true });
  let tell: (passed: Passed) => void = () => undefined;

  const pass = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await buffer(incoming);
    const { search } = new URL(incoming.url ?? "/", "http://tap");
    const sentAt = performance.now();
    const outgoing = request(`${target}${search}`, {
      agent,
      method: incoming.method ?? "GET",
      headers: { ...incoming.headers, host: new URL(target).host },
    });
    outgoing.end(body);
    const [answer] = (await once(outgoing, "response")) as [IncomingMessage];
    const keptAt = performance.now();
    response.writeHead(answer.statusCode ?? 502, answer.headers).end(await buffer(answer));
    if (incoming.method === "POST" && answer.statusCode === 200) tell({ sentAt, keptAt });
  };

  const server = createServer((incoming, response) => {
    pass(incoming, response).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}/`,
    next: () =>
      new Promise((resolve) => {
        tell = resolve;
      }),
    close: async () => {
      agent.destroy();
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
