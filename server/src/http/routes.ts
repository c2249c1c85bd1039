import type { FastifyReply, FastifyRequest, RouteOptions } from "fastify";
import type { Outcome } from "../core/problem.ts";
import type { Actor } from "../use-cases/ports.ts";
import type { Operation } from "./contract/read-contract.ts";
import type { Cookies } from "./edge/cookies.ts";
import { crowdPasses, type createPasswordCrowd } from "./edge/password-crowd.ts";
import { sendProblem } from "./edge/problems.ts";
import type { createRateLimits } from "./edge/rate-limits.ts";
import { unstorableText } from "./edge/unstorable-text.ts";
import { openOperations, type Browser, type Handlers, type OpenStream } from "./operation.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** The contract's operationId. */
    operation?: string;
    access?: Operation["access"];
  }
  interface FastifyRequest {
    signedIn: Actor | null;
  }
}

type AnyCall = {
  readonly actor: Actor | null;
  readonly path: unknown;
  readonly query: unknown;
  readonly header: unknown;
  readonly body: unknown;
  readonly url: string;
  readonly browser: Browser;
};
/** A handler as the dispatcher sees it: that each fits its operation is checked where handlers are written. */
type AnyHandler = (call: AnyCall) => Outcome<unknown> | Promise<Outcome<unknown>>;

/** The problem's schema is written for all operations alike. */
type Parts = {
  readonly problem: object;
  readonly cookies: Cookies;
  readonly limits: ReturnType<typeof createRateLimits>;
  readonly crowd: ReturnType<typeof createPasswordCrowd>;
};

/** @throws when code and contract do not know the same operations, or not the same open ones. */
export function pairHandlers(
  operations: readonly Operation[],
  handlers: Handlers,
): readonly (Operation & { readonly handler: AnyHandler })[] {
  const ids = new Set(operations.map(({ id }) => id));
  const stray = Object.keys(handlers).filter((id) => !ids.has(id));
  if (stray.length > 0) throw new Error(`Not in contract/openapi.yaml: ${stray.join(", ")}`);
  const open: readonly string[] = openOperations;
  return operations.map((operation) => {
    const handler = (handlers as Readonly<Record<string, unknown>>)[operation.id];
    if (handler === undefined)
      throw new Error(`contract/openapi.yaml has ${operation.id}, and nobody answers it`);
    if (open.includes(operation.id) !== (operation.access === "open")) {
      throw new Error(`Code and contract disagree on who may use ${operation.id}`);
    }
    return { ...operation, handler: handler as AnyHandler };
  });
}

function send(operation: Operation, reply: FastifyReply, value: unknown) {
  void reply.code(operation.status);
  if (operation.status === 302) return reply.redirect((value as { readonly redirect: string }).redirect, 302);
  const { answer } = operation;
  if (answer === null) return reply.send();
  if (answer.mediaType === "text/event-stream") {
    const serialize = reply.compileSerializationSchema(answer.schema) as (event: object) => string;
    void reply.hijack();
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      "content-type": answer.mediaType,
      // nginx would gather events until its buffer is full.
      "x-accel-buffering": "no",
    });
    (value as OpenStream)(reply.raw, serialize);
    return reply;
  }
  return reply.type(answer.mediaType).send(value);
}

/** The route of one operation: checked, limited, answered as the contract says. */
export function routeOf(operation: Operation & { readonly handler: AnyHandler }, parts: Parts): RouteOptions {
  const { id, access, handler, answer } = operation;
  const responses =
    answer && answer.mediaType !== "text/event-stream"
      ? { content: { [answer.mediaType]: { schema: answer.schema } } }
      : null;
  return {
    method: operation.method,
    url: operation.url,
    config: { operation: id, access },
    schema: {
      querystring: operation.query,
      ...(operation.path && { params: operation.path }),
      ...(operation.header && { headers: operation.header }),
      ...(operation.body && { body: operation.body }),
      response: {
        ...(responses && { [operation.status]: responses }),
        default: { content: { "application/problem+json": { schema: parts.problem } } },
      },
    },
    // All before the body is read: nobody unknown makes us take one.
    onRequest: [
      parts.limits(id),
      async (request: FastifyRequest, reply: FastifyReply) => {
        if (access === "open" || request.signedIn !== null) return undefined;
        return sendProblem(reply, { code: "not-signed-in" });
      },
    ],
    async preHandler(request: FastifyRequest, reply: FastifyReply) {
      const paths = [...unstorableText(request.query), ...unstorableText(request.body)];
      if (paths.length === 0) return undefined;
      return sendProblem(reply, {
        code: "invalid",
        fields: paths.map((path) => ({ path, fault: "characters" })),
      });
    },
    async handler(request: FastifyRequest, reply: FastifyReply) {
      const leave = parts.crowd(id, request.ip);
      if (leave === null)
        return sendProblem(reply, { code: "too-many-requests", retryAfterSeconds: crowdPasses });
      const call = {
        actor: access === "session" ? request.signedIn : null,
        path: request.params,
        query: request.query,
        header: request.headers,
        body: request.body,
        url: request.url,
        browser: parts.cookies.browser(request, reply),
      };
      const outcome = await Promise.resolve(handler(call)).finally(leave);
      return outcome.kind === "done"
        ? send(operation, reply, outcome.value)
        : sendProblem(reply, outcome.problem);
    },
  };
}
