import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Asked = {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
};

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

export type HttpAnswers = {
  readonly baseUrl: string;
  readonly asked: Asked[];
  /** How the next requests are answered, in this order; the last one stays. */
  answer(...answers: readonly Answer[]): void;
  close(): Promise<void>;
};

/** A server on this machine that answers as a test wants it to: badly, mostly. */
export async function startHttpAnswers(): Promise<HttpAnswers> {
  const asked: Asked[] = [];
  let answers: readonly Answer[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      asked.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
      const [answer, ...others] = answers;
      if (others.length > 0) answers = others;
      answer?.(response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v26.0`,
    asked,
    answer(...next) {
      answers = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const json =
  (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Answer =>
  (response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(body));
  };

export const text =
  (body: string, status = 200, headers: Readonly<Record<string, string>> = {}): Answer =>
  (response) => {
    response.writeHead(status, { "content-type": "text/html", ...headers });
    response.end(body);
  };

/** The connection ends before an answer, or in the middle of one. */
export const cut: Answer = (_response, request) => request.socket.destroy();
export const cutInTheMiddle: Answer = (response, request) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
  response.write('{"calling":', () => request.socket.destroy());
};

/** Nothing ever comes. */
export const silence: Answer = () => undefined;

/** Something comes, and then nothing more. */
export const halfAndSilence: Answer = (response) => {
  response.writeHead(200, { "content-type": "application/json" });
  response.write('{"calling":');
};

/** An answer that never ends. */
export const flood: Answer = (response) => {
  response.writeHead(200, { "content-type": "application/json" });
  const more = () => {
    while (!response.destroyed && response.write(" ".repeat(64 * 1024)));
  };
  response.on("drain", more);
  more();
};
