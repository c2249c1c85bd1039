import type { Fetch } from "../api/client.ts";
import type { LiveEvent } from "../api/contract.ts";
import type { components, paths } from "../api/generated/contract.ts";
import {
  aBusinessNumber,
  aCallRecord,
  anAccount,
  anAuditEntry,
  aPermission,
  aPhoneAtPbx,
  aSession,
  aTeam,
  phoneCredentials,
  salesNumber,
} from "./api-builders.ts";
import { alice, bob, nora, selma } from "./staff.ts";

type Problem = components["schemas"]["Problem"];
type Method = "get" | "post" | "put" | "patch" | "delete";

/** What the backend heard. */
export type Heard = {
  /** As "POST /api/permissions/look". */
  readonly what: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly ifMatch: string | null;
};

/** Instead of an answer: the contract's problem. */
export class Refusal {
  readonly problem: Problem;
  readonly status: number;
  constructor(problem: Problem, status: number) {
    this.problem = problem;
    this.status = status;
  }
}

export function aRefusal(code: Problem["code"], facts: Partial<Problem> = {}, status = 409): Refusal {
  return new Refusal({ code, reference: "request-7", ...facts }, code === "not-signed-in" ? 401 : status);
}

type Content<R> = R extends { readonly content: { readonly "application/json": infer Json } } ? Json : null;
type Answers<Op> = Op extends { readonly responses: infer R }
  ? { [Status in keyof R]: Status extends 200 | 201 | 204 ? Content<R[Status]> : never }[keyof R]
  : never;
/** What an operation of the contract answers. */
export type AnswerOf<P extends keyof paths, M extends Method> = Answers<paths[P][M]>;

type Reply = (heard: Heard) => unknown;

export type FakeBackend = {
  /** For `createApi`. */
  readonly fetch: Fetch;
  /** Everything it heard but the stream of events, in order. */
  readonly heard: readonly Heard[];
  /** How often it heard one thing, as "POST /api/session". */
  readonly count: (what: string) => number;
  /** From now on an operation answers this; a function is asked each time, and may wait or refuse. */
  readonly on: <P extends keyof paths, M extends Method>(
    method: M,
    path: P,
    answer:
      | AnswerOf<P, M>
      | Refusal
      | ((heard: Heard) => AnswerOf<P, M> | Refusal | Promise<AnswerOf<P, M> | Refusal>),
  ) => void;
  /** No connection: requests fail and streams break. */
  readonly goAway: () => void;
  readonly comeBack: () => void;
  /** Tells everybody who listens. */
  readonly tell: (event: LiveEvent) => void;
  /** How many requests have no answer yet. */
  readonly underWay: () => number;
  /** How many listen. */
  readonly listeners: () => number;
};

/**
 * The backend behind the one boundary a test may stand at: `fetch`. It answers the contract's operations with the cast
 * (Alice is signed in) until a test says otherwise; what a test changes by a request is not remembered.
 */
export function createFakeBackend(): FakeBackend {
  const heard: Heard[] = [];
  const replies = new Map<string, Reply>();
  const streams = new Set<ReadableStreamDefaultController<Uint8Array>>();
  let isAway = false;

  const on: FakeBackend["on"] = (method, path, answer) => {
    replies.set(`${method.toUpperCase()} ${path}`, typeof answer === "function" ? answer : () => answer);
  };

  function openStream(signal: AbortSignal): Response {
    let mine: ReadableStreamDefaultController<Uint8Array>;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        mine = controller;
        streams.add(controller);
        send(controller, { type: "hello" });
      },
      cancel: () => void streams.delete(mine),
    });
    signal.addEventListener("abort", () => void streams.delete(mine));
    return new Response(body, { headers: { "content-type": "text/event-stream" } });
  }

  async function answer(request: Request): Promise<Response> {
    // A browser gives up a request even while it is under way.
    if (isAway) throw new TypeError("Failed to fetch");
    const url = new URL(request.url);
    if (url.pathname === "/api/events" && replies.get("GET /api/events") === undefined)
      return openStream(request.signal);
    const found = find(replies, request.method, url.pathname);
    const text = await request.text();
    const one: Heard = {
      what: `${request.method} ${found.path}`,
      params: found.params,
      query: url.searchParams,
      body: text === "" ? null : JSON.parse(text),
      ifMatch: request.headers.get("if-match"),
    };
    heard.push(one);
    return responseTo(await found.reply(one));
  }

  answerAsUsual(on);
  let underWay = 0;
  return {
    fetch: async (request) => {
      underWay += 1;
      try {
        return await answer(request);
      } finally {
        underWay -= 1;
      }
    },
    underWay: () => underWay,
    heard,
    count: (what) => heard.filter((one) => one.what === what).length,
    on,
    goAway: () => {
      isAway = true;
      for (const stream of streams) stream.error(new TypeError("network error"));
      streams.clear();
    },
    comeBack: () => {
      isAway = false;
    },
    tell: (event) => {
      for (const stream of streams) send(stream, event);
    },
    listeners: () => streams.size,
  };
}

function send(stream: ReadableStreamDefaultController<Uint8Array>, event: LiveEvent): void {
  stream.enqueue(new TextEncoder().encode(`data: ${JSON.stringify(event)}\n\n`));
}

function responseTo(reply: unknown): Response {
  if (reply instanceof Refusal) return json(reply.problem, reply.status, "application/problem+json");
  return reply === null ? new Response(null, { status: 204 }) : json(reply, 200);
}

function json(value: unknown, status: number, type = "application/json"): Response {
  return new Response(JSON.stringify(value), { status, headers: { "content-type": type } });
}

type Found = { readonly path: string; readonly reply: Reply; readonly params: Heard["params"] };

/** The reply for a path such as /api/numbers/4711, which stands under /api/numbers/{numberId}. */
function find(replies: ReadonlyMap<string, Reply>, method: string, pathname: string): Found {
  for (const [what, reply] of replies) {
    const [itsMethod, path = ""] = what.split(" ");
    const pattern = new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);
    const match = itsMethod === method ? pattern.exec(pathname) : null;
    if (match !== null) return { path, reply, params: { ...match.groups } };
  }
  return { path: pathname, reply: () => aRefusal("not-found", {}, 404), params: {} };
}

function answerAsUsual(on: FakeBackend["on"]): void {
  on("get", "/api/session", aSession());
  on("get", "/api/sign-in-options", { password: true, oidc: null, firstRun: false });
  on("post", "/api/session", aSession());
  on("delete", "/api/session", null);
  on("put", "/api/session/password", null);
  on("post", "/api/invitations/look", { kind: "person", name: alice.name, login: alice.login });
  on("post", "/api/invitations/accept", aSession());
  on("post", "/api/phone/credentials", phoneCredentials());
  on("delete", "/api/phone/credentials", null);
  on("get", "/api/phone/line", aPhoneAtPbx());
  on("put", "/api/phone/line", null);
  on("get", "/api/colleagues", [
    { extension: "1001", name: alice.name },
    { extension: "1002", name: bob.name },
  ]);
  on("get", "/api/people", [alice, bob, nora, selma]);
  on("get", "/api/accounts", [anAccount()]);
  on("get", "/api/numbers", [salesNumber(), aBusinessNumber()]);
  on("get", "/api/numbers/{numberId}", ({ params }) =>
    params["numberId"] === salesNumber().id ? salesNumber() : aBusinessNumber(),
  );
  on("post", "/api/permissions/look", ({ body }) =>
    aPermission(body as { readonly numberId: string; readonly customer: string }),
  );
  on("post", "/api/calls/search", [aCallRecord()]);
  on("post", "/api/calls/missed", { count: 0 });
  on("get", "/api/team", aTeam());
  on("get", "/api/audit", [anAuditEntry()]);
}
