import type { FastifyReply, FastifyRequest } from "fastify";
import type { Logger } from "../../core/ports/logger.ts";
import type { Metrics } from "../../core/ports/metrics.ts";

/**
 * One line and one measurement an answer. What somebody changed, or was refused, is `info`; what was read, and what Meta
 * delivered, which may be a lot, is `debug`. Paths are not written: operations have names, and a path may hold a webhook's
 * address.
 */
export function createNoteAnswer(logger: Logger, metrics: Metrics) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const operation = request.routeOptions.config.operation ?? "none";
    const status = reply.statusCode;
    // A stream's time is how long somebody listened.
    if (operation !== "streamEvents" || status !== 200) {
      metrics.answered(operation, status, reply.elapsedTime / 1_000);
    }
    const quiet = request.method === "GET" || operation === "takeWebhook";
    const level = quiet && status < 400 ? "debug" : "info";
    logger[level]("http.answered", {
      request: request.id,
      operation,
      status,
      milliseconds: Math.round(reply.elapsedTime),
      person: request.signedIn?.person.id ?? null,
    });
  };
}
