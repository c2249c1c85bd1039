import type { MetaAccess, MetaAnswer } from "../../core/ports/meta.ts";
import type { Instant } from "../../core/time.ts";
import { errorIn, faultOfAnswer, plainFault } from "./graph-fault.ts";

/** `path`: the parts behind the base URL. */
export type GraphRequest = {
  readonly method: "GET" | "POST";
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

/** Milliseconds for a whole answer: somebody waits for it before calling. */
const TIMEOUT = 10_000;
/** Bytes of an answer; a page of a hundred numbers is a tenth of it. */
const LARGEST_ANSWER = 1_000_000;

/** Sends one request. Every refusal, and whatever happens on the way, is a fault: nothing is thrown. */
export async function askGraph(
  access: MetaAccess,
  request: GraphRequest,
  at: Instant,
  timeout = TIMEOUT,
): Promise<MetaAnswer<unknown>> {
  const source = { at, token: access.accessToken };
  const arrived = await send(access, request, timeout);
  switch (arrived.kind) {
    case "timeout":
    case "unreachable":
      return { kind: "fault", fault: plainFault(arrived.kind, at) };
    case "too-large":
      return unreadable(at, "The answer is too large.");
    case "answer":
      break;
  }
  const { status, retryAfter, text } = arrived;
  // Following it would take the token to wherever it says.
  if (status >= 300 && status < 400) return unreadable(at, `The answer is a redirect (${status}).`);
  const body = parse(text);
  if (status >= 400 || errorIn(body) !== undefined)
    return { kind: "fault", fault: faultOfAnswer(status, retryAfter, body, source) };
  return body === undefined ? unreadable(at, "The answer is no JSON.") : { kind: "answered", value: body };
}

export const unreadable = (at: Instant, text: string): MetaAnswer<never> => ({
  kind: "fault",
  fault: plainFault("unreadable", at, text),
});

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

type Arrived =
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly retryAfter: string | null;
      readonly text: string;
    }
  | { readonly kind: "timeout" | "unreachable" | "too-large" };

/** A question may be asked again when the connection failed; what changes something may have arrived and is not. */
async function send(access: MetaAccess, request: GraphRequest, timeout: number): Promise<Arrived> {
  const signal = AbortSignal.timeout(timeout);
  const first = await sendOnce(access, request, signal);
  return first.kind === "unreachable" && request.method === "GET" ? sendOnce(access, request, signal) : first;
}

async function sendOnce(
  { baseUrl, authorization, accessToken }: MetaAccess,
  { method, path, query, body }: GraphRequest,
  signal: AbortSignal,
): Promise<Arrived> {
  const parameters = query === undefined ? "" : `?${new URLSearchParams(query).toString()}`;
  try {
    const response = await fetch(`${baseUrl}/${path.map(encodeURIComponent).join("/")}${parameters}`, {
      method,
      headers: {
        authorization: `${authorization} ${accessToken}`,
        accept: "application/json",
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      redirect: "manual",
      signal,
    });
    const text = await readText(response);
    if (text === null) return { kind: "too-large" };
    const { status, headers } = response;
    return { kind: "answer", status, retryAfter: headers.get("retry-after"), text };
  } catch {
    // What fetch throws names addresses, and its cause may hold headers: the kind is enough.
    return { kind: signal.aborted ? "timeout" : "unreachable" };
  }
}

/** Null when it is larger than it may be; the rest is not taken. */
async function readText(response: Response): Promise<string | null> {
  if (response.body === null) return "";
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > LARGEST_ANSWER) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
