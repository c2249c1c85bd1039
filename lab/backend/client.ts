import { LabError } from "../lab-error.ts";

/** Somebody who uses the backend by its public interface, as a page would. */
export interface BackendClient {
  get<Value>(path: string): Promise<Value>;
  post<Value>(path: string, body?: unknown): Promise<Value>;
  /** `version`: what If-Match names. */
  put<Value>(path: string, body: unknown, version?: number): Promise<Value>;
  patch<Value>(path: string, body: unknown, version: number): Promise<Value>;
  delete(path: string): Promise<void>;
  /** The raw answer, whatever its status. */
  send(method: string, path: string, body?: unknown, version?: number): Promise<Response>;
}

/** A page of the app at `publicUrl` that reaches the backend at `url`. Keeps the session's cookie. */
export function createBackendClient(url: string, publicUrl: string): BackendClient {
  let cookie: string | undefined;

  const send = async (method: string, path: string, body?: unknown, version?: number): Promise<Response> => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        origin: new URL(publicUrl).origin,
        ...(cookie === undefined ? {} : { cookie }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(version === undefined ? {} : { "if-match": `"${String(version)}"` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const [set] = response.headers.getSetCookie();
    if (set !== undefined) cookie = set.split(";", 1)[0];
    return response;
  };
  const ask = async <Value>(
    method: string,
    path: string,
    body?: unknown,
    version?: number,
  ): Promise<Value> => {
    const response = await send(method, path, body, version);
    const text = await response.text();
    if (!response.ok) throw new LabError(`${method} ${path}: ${String(response.status)} ${text}`);
    return (text === "" ? undefined : JSON.parse(text)) as Value;
  };
  return {
    get: (path) => ask("GET", path),
    post: (path, body = {}) => ask("POST", path, body),
    put: (path, body, version) => ask("PUT", path, body, version),
    patch: (path, body, version) => ask("PATCH", path, body, version),
    delete: (path) => ask("DELETE", path),
    send,
  };
}
