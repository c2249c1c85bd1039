import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { DAY, SECOND } from "../../core/time.ts";
import type { Ports } from "../../use-cases/ports.ts";
import { findActor } from "../../use-cases/session/get-session.ts";
import type { Cookies } from "./cookies.ts";
import { sendProblem } from "./problems.ts";
import { RateLimited } from "./rate-limits.ts";
import { isFromOurPage } from "./same-origin.ts";

type GuardParts = {
  readonly ports: Pick<Ports, "storage" | "secrets" | "clock" | "logger">;
  readonly publicUrl: URL;
  readonly trustProxy: false | string | number;
  readonly cookies: Cookies;
};

/** Nothing that we answer is a page: none of it may load, frame or run anything. */
const noPage = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
  },
};

/** What holds for every request whatever it asks: headers, cookies, where it comes from, and who asks. */
export async function guard(app: FastifyInstance, parts: GuardParts): Promise<void> {
  const { ports, publicUrl, cookies } = parts;
  await app.register(helmet, {
    contentSecurityPolicy: noPage,
    strictTransportSecurity:
      publicUrl.protocol === "https:" ? { maxAge: (365 * DAY) / SECOND, includeSubDomains: false } : false,
    frameguard: { action: "deny" },
  });
  await app.register(cookie);
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, { ttl }) => new RateLimited(Math.max(1, Math.ceil(ttl / SECOND))),
  });
  app.decorateRequest("signedIn", null);
  noteUntrustedProxy(app, parts);

  app.addHook("onRequest", async (request: FastifyRequest, reply: FastifyReply) => {
    void reply.header("x-request-id", request.id).header("cache-control", "no-store");
    const { operation, access } = request.routeOptions.config;
    if (operation === undefined || !mustBeOurPage(request.method, operation, access)) return undefined;
    if (isFromOurPage(request.method, request.headers, publicUrl.origin)) return undefined;
    return sendProblem(reply, { code: "foreign-page" });
  });

  app.addHook("onRequest", async (request: FastifyRequest) => {
    if (request.routeOptions.config.access === "session") {
      const token = cookies.sessionToken(request);
      request.signedIn = token === null ? null : await findActor(ports, token);
    }
  });
}

/** Says once that everybody behind a proxy that nobody told us of counts as one visitor. */
function noteUntrustedProxy(app: FastifyInstance, { ports, trustProxy }: GuardParts): void {
  let said: "not-yet" | "once" = trustProxy === false ? "not-yet" : "once";
  app.addHook("onRequest", (request, _reply, done) => {
    if (said === "not-yet" && request.headers["x-forwarded-for"] !== undefined) {
      said = "once";
      ports.logger.warn("http.proxy-not-trusted", { remedy: "set TRUST_PROXY" });
    }
    done();
  });
}

/** Meta's deliveries are signed; an identity provider sends the browser back from its own site. */
function mustBeOurPage(method: string, operation: string, access: string | undefined): boolean {
  return operation !== "takeWebhook" && !(access === "open" && method === "GET");
}
