import createClient, { type Client } from "openapi-fetch";
import type { paths } from "./generated/contract.ts";
import { asProblem, isGivenUp, problemOf } from "./problem.ts";

/** The backend, as far as HTTP reaches it. Each call of it fails with an ApiProblem, through `answerOf`. */
export type Api = {
  /** What the backend answers by itself. */
  readonly own: Client<paths>;
  /** What it has to ask Meta or Asterisk for first: waits longer. */
  readonly slow: Client<paths>;
  /** Opens the stream of events; ends with the signal, not by a deadline. */
  readonly openEvents: (signal: AbortSignal) => Promise<Response>;
  /** Where the browser goes to sign in with the company's identity provider. */
  readonly oidcUrl: string;
};

/** Milliseconds until an answer counts as not coming. */
const deadlines = { own: 10_000, slow: 45_000 };

/**
 * A backend at an address of this site, such as "https://calls.example.com". `fetch` is the browser's unless a test
 * brings another: the one boundary behind which a test stands.
 */
export function createApi(baseUrl: string, fetch: Fetch = (request) => globalThis.fetch(request)): Api {
  const client = (deadline: number) =>
    createClient<paths>({ baseUrl, credentials: "same-origin", fetch: within(deadline, fetch) });
  const addressOf = (path: keyof paths) => `${baseUrl.replace(/\/$/, "")}${path}`;
  return {
    own: client(deadlines.own),
    slow: client(deadlines.slow),
    openEvents: (signal) =>
      fetch(
        new Request(addressOf("/api/events"), {
          credentials: "same-origin",
          cache: "no-store",
          headers: { accept: "text/event-stream" },
          signal,
        }),
      ),
    oidcUrl: addressOf("/api/oidc/start"),
  };
}

export type Fetch = (request: Request) => Promise<Response>;

function within(deadline: number, fetch: Fetch): Fetch {
  return (request) =>
    fetch(new Request(request, { signal: AbortSignal.any([request.signal, AbortSignal.timeout(deadline)]) }));
}

type Told = { readonly data?: unknown; readonly error?: unknown; readonly response: Response };
type DataOf<T extends Told> = T extends { readonly data: infer Data } ? Data : never;

/**
 * What was asked for. Throws an ApiProblem: the backend's own, `unreachable` without an answer, `internal` for one that
 * is none of ours. A request its asker has given up throws the AbortError it is.
 */
export async function answerOf<T extends Told>(asked: Promise<T>): Promise<DataOf<T>> {
  let told: T;
  try {
    told = await asked;
  } catch (error) {
    throw isGivenUp(error) ? error : asProblem(error);
  }
  if (!told.response.ok) throw problemOf(told.error, told.response);
  return told.data as DataOf<T>;
}

/** The header that names the version a change was made to (contract: If-Match). */
export function ifMatch(version: number): { readonly "if-match": string } {
  return { "if-match": `"${version}"` };
}
