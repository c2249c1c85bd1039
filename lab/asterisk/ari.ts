import { randomUUID } from "node:crypto";
import { LabError } from "../lab-error.ts";

/** How to reach an Asterisk's REST interface. */
export interface AriAccess {
  readonly address: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

/** One event as Asterisk sends it: `type` and, per type, more. */
export interface AriEvent {
  readonly type: string;
  readonly timestamp?: string;
  readonly channel?: AriChannel;
  readonly cause?: number;
  readonly cause_txt?: string;
  readonly digit?: string;
}

export interface AriChannel {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly caller: { readonly name: string; readonly number: string };
  readonly connected: { readonly name: string; readonly number: string };
  readonly dialplan: { readonly context: string; readonly exten: string };
  readonly creationtime: string;
}

/** A fault that Asterisk itself reported, with its HTTP status. */
export class AriError extends Error {
  override readonly name = "AriError";
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export interface Ari {
  get<T>(path: string, query?: Readonly<Record<string, string>>): Promise<T>;
  /** `body` is sent as JSON. */
  post<T>(path: string, query?: Readonly<Record<string, string>>, body?: unknown): Promise<T>;
  put<T>(path: string, body: unknown): Promise<T>;
  delete(path: string, query?: Readonly<Record<string, string>>): Promise<void>;
  /** Whether Asterisk has started so far that it takes calls. */
  isReady(): Promise<boolean>;
  /** Hands on every event of every PJSIP channel until `close` is called. Resolves once Asterisk sends. @throws AriError while there is no endpoint. */
  listen(onEvent: (event: AriEvent) => void): Promise<{ close(): void }>;
}

/** A client of Asterisk's REST interface, with what Node brings: fetch and WebSocket. */
export function createAri(access: AriAccess): Ari {
  const base = `http://${access.address}:${String(access.port)}/ari`;
  const authorization = `Basic ${Buffer.from(`${access.user}:${access.password}`).toString("base64")}`;

  const request = async (
    method: string,
    path: string,
    query: Readonly<Record<string, string>> = {},
    body?: unknown,
  ): Promise<unknown> => {
    const parameters = new URLSearchParams(query).toString();
    const response = await fetch(`${base}/${path}${parameters ? `?${parameters}` : ""}`, {
      method,
      headers: { authorization, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok)
      throw new AriError(
        response.status,
        `Asterisk answered ${method} ${path} with ${String(response.status)} ${text}`,
      );
    return text === "" ? undefined : JSON.parse(text);
  };

  return {
    get: async <T>(path: string, query?: Readonly<Record<string, string>>) =>
      (await request("GET", path, query)) as T,
    post: async <T>(path: string, query?: Readonly<Record<string, string>>, body?: unknown) =>
      (await request("POST", path, query, body)) as T,
    put: async <T>(path: string, body: unknown) => (await request("PUT", path, {}, body)) as T,
    delete: async (path, query) => {
      await request("DELETE", path, query);
    },
    isReady: () =>
      // 503 until every module is loaded.
      request("GET", "asterisk/info", { only: "status" }).then(
        () => true,
        () => false,
      ),
    listen: async (onEvent) => {
      // A second connection with the same name would silence the first.
      const app = `lab-${randomUUID()}`;
      const query = new URLSearchParams({ app, api_key: `${access.user}:${access.password}` });
      const socket = new WebSocket(`${base.replace(/^http/, "ws")}/events?${query.toString()}`);
      const fault = new LabError(`Asterisk at ${access.address} sends no events.`);
      await new Promise<void>((resolve, reject) => {
        socket.addEventListener("open", () => resolve());
        socket.addEventListener("error", () => reject(fault));
      });
      socket.addEventListener("message", ({ data }) => onEvent(JSON.parse(String(data)) as AriEvent));
      // Not subscribeAll=true: a connection with it that breaks off just when a call ends can crash Asterisk 22.10.1.
      await request("POST", `applications/${app}/subscription`, { eventSource: "endpoint:PJSIP" }).catch(
        (error: unknown) => {
          socket.close();
          throw error;
        },
      );
      return { close: () => socket.close() };
    },
  };
}
