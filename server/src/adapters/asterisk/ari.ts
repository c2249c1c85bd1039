import { z } from "zod";

/** How Asterisk's REST interface is reached: `http://127.0.0.1:8088`, without `/ari`. */
export type AriAccess = { readonly url: string; readonly user: string; readonly password: string };

export type AriAnswer =
  | { readonly kind: "answered"; readonly body: unknown }
  /** Asterisk said no. `text`: status and Asterisk's own words. */
  | { readonly kind: "refused"; readonly status: number; readonly text: string }
  | { readonly kind: "unreachable" };

export type AriQuestion = {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Below `/ari`, one word each: encoded here. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
};

/** Asks Asterisk. Never throws for what Asterisk or the network does. */
export type Ari = (question: AriQuestion) => Promise<AriAnswer>;

/** Milliseconds. Asterisk is on this machine or in this network, and answers within some. */
const PATIENCE = 5_000;

export function createAri(access: AriAccess): Ari {
  const headers = { authorization: authorizationOf(access) };
  return async ({ method, path, query, body }) => {
    const url = new URL(`${access.url.replace(/\/+$/, "")}/ari/${path.map(encodeURIComponent).join("/")}`);
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
    try {
      const response = await fetch(url, {
        method,
        redirect: "error",
        headers: body === undefined ? headers : { ...headers, "content-type": "application/json" },
        body: body === undefined ? null : JSON.stringify(body),
        signal: AbortSignal.timeout(PATIENCE),
      });
      return answerOf(response.status, await response.text());
    } catch {
      return { kind: "unreachable" };
    }
  };
}

/** The password stands in this header and nowhere else: addresses are written into logs. */
export function authorizationOf({ user, password }: AriAccess): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
}

const Complaint = z.object({ message: z.string() });

function answerOf(status: number, text: string): AriAnswer {
  // 503 until every module is loaded, 502 and 504 from a proxy in between: it will be there.
  if (status >= 502 && status <= 504) return { kind: "unreachable" };
  const body = parsed(text);
  if (status >= 200 && status < 300) return { kind: "answered", body };
  const words = Complaint.safeParse(body).data?.message ?? "";
  return { kind: "refused", status, text: `${status} ${words}`.trim().slice(0, 200) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
