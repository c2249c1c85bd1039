import fastify, { type FastifyInstance } from "fastify";
import type { Metrics } from "../core/ports/metrics.ts";
import { getOwnLine } from "../use-cases/phone/get-own-line.ts";
import { browserGone } from "../use-cases/phone/report-own-line.ts";
import type { Ports } from "../use-cases/ports.ts";
import { getTeam } from "../use-cases/team/get-team.ts";
import { contractRoutes } from "./contract-routes.ts";
import { readContract } from "./contract/read-contract.ts";
import { compileValidator } from "./contract/validators.ts";
import { answerClientError } from "./edge/client-errors.ts";
import { closeQuickly } from "./edge/closing.ts";
import { createCookies } from "./edge/cookies.ts";
import { createFaultHandler } from "./edge/faults.ts";
import { guard } from "./edge/guard.ts";
import { createNoteAnswer } from "./edge/note-answer.ts";
import { createPasswordCrowd, usualCrowd, type CrowdSizes } from "./edge/password-crowd.ts";
import { sendProblem } from "./edge/problems.ts";
import { createRateLimits, usualLimits, type RateLimits } from "./edge/rate-limits.ts";
import { usualSizes, type Sizes } from "./edge/sizes.ts";
import { createHandlers } from "./handlers.ts";
import { healthRoutes } from "./health.ts";
import { createLiveStreams } from "./live/live-streams.ts";
import { shown } from "./resources/outcomes.ts";
import { toPhone } from "./resources/phone-json.ts";
import { toTeam } from "./resources/team.ts";

export type ServerParts = {
  readonly ports: Ports;
  readonly metrics: Metrics;
  /** Where the app is. */
  readonly publicUrl: URL;
  /** Whom to believe about X-Forwarded-For: so many proxies, or these addresses; false for nobody. */
  readonly trustProxy: false | string | number;
  /** A delivery was kept: somebody should work on it. */
  readonly deliveryKept: () => void;
  readonly asterisk: "configured" | "not-configured";
  readonly limits?: RateLimits;
  readonly crowd?: CrowdSizes;
  readonly sizes?: Sizes;
  /** Before any route: here tests watch over the answers. */
  readonly prepare?: (app: FastifyInstance) => Promise<void>;
};

/** The backend's HTTP side: everything in contract/openapi.yaml, and two addresses for its health. Not listening yet. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const { ports } = parts;
  const sizes = parts.sizes ?? usualSizes;
  const { trustProxy } = parts;
  const app: FastifyInstance = fastify({
    ...sizes.fastify,
    http: sizes.http,
    trustProxy: typeof trustProxy === "number" ? (_address, hop) => hop < trustProxy : trustProxy,
    genReqId: () => ports.secrets.newId(),
    exposeHeadRoutes: false,
    frameworkErrors: (_error, _request, reply) => {
      void sendProblem(reply, { code: "not-found" });
    },
    clientErrorHandler: (error, socket) => answerClientError(error, socket, ports.secrets.newId()),
  });
  app.setValidatorCompiler(compileValidator);
  app.setErrorHandler(createFaultHandler(ports.storage, ports.logger));
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, { code: "not-found" }));
  app.addHook("onResponse", createNoteAnswer(ports.logger, parts.metrics));
  closeQuickly(app);
  const cookies = createCookies(parts.publicUrl);
  await guard(app, { ...parts, cookies });
  await parts.prepare?.(app);

  const live = createLiveStreams({
    ...ports,
    metrics: parts.metrics,
    team: async (actor) => shown(await getTeam(ports, actor), toTeam),
    ownLine: (actor) => shown(getOwnLine(ports, actor), toPhone),
    browserGone: (session) => browserGone(ports, session),
  });
  // Streams never end by themselves, and a server that closes waits for its answers.
  app.addHook("preClose", (done) => {
    live.close();
    done();
  });
  healthRoutes(app, parts);
  await contractRoutes(app, readContract(), {
    cookies,
    sizes,
    limits: createRateLimits(app, parts.limits ?? usualLimits),
    crowd: createPasswordCrowd(parts.crowd ?? usualCrowd),
    handlers: createHandlers({ ...parts, live }),
  });
  await app.ready();
  return app;
}
