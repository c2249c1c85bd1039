import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import type { ErrorObject } from "ajv";
import { faultFields } from "../../core/fault-fields.ts";
import type { Logger } from "../../core/ports/logger.ts";
import type { Storage } from "../../core/ports/storage.ts";
import { fieldFaults } from "./field-faults.ts";
import { sendProblem } from "./problems.ts";
import type { EdgeProblem } from "./problem-status.ts";
import { RateLimited } from "./rate-limits.ts";

type Refusal = { readonly problem: EdgeProblem; readonly status?: number };

const notJson: Refusal = {
  problem: { code: "invalid", fields: [{ path: "", fault: "not-json" }] },
  status: 400,
};

const refusalOf: Readonly<Record<string, Refusal>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { problem: { code: "too-large" } },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    problem: { code: "invalid", fields: [{ path: "/content-type", fault: "not-json" }] },
    status: 415,
  },
  FST_ERR_CTP_INVALID_JSON_BODY: notJson,
  FST_ERR_CTP_EMPTY_JSON_BODY: notJson,
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: notJson,
  FST_ERR_BAD_URL: { problem: { code: "not-found" } },
};

function byContract(error: FastifyError): Refusal {
  // What is no id is nobody's: the same answer as for an id that nobody has.
  if (error.validationContext === "params") return { problem: { code: "not-found" } };
  const fields = fieldFaults(error.validation as readonly ErrorObject[]);
  return { problem: { code: "invalid", fields } };
}

/** What whoever asked did wrong, or null when it is our fault. */
function refused(error: FastifyError): Refusal | null {
  if (error instanceof RateLimited) {
    return { problem: { code: "too-many-requests", retryAfterSeconds: error.retryAfterSeconds } };
  }
  if (error.validation) return byContract(error);
  const known = refusalOf[error.code];
  if (known) return known;
  // Forbidden property names: the parser throws a bare SyntaxError with this status.
  return error.statusCode === 400 ? notJson : null;
}

async function answers(storage: Storage): Promise<boolean> {
  return storage.ping().then(
    () => true,
    () => false,
  );
}

/** Turns what was thrown into a problem that says nothing of it; what is our fault goes into the log. */
export function createFaultHandler(storage: Storage, logger: Logger) {
  return async (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    const refusal = refused(error);
    if (refusal) return sendProblem(reply, refusal.problem, refusal.status);
    logger.error("http.failed", {
      request: request.id,
      operation: request.routeOptions.config.operation ?? null,
      ...faultFields(error),
    });
    return sendProblem(reply, { code: (await answers(storage)) ? "internal" : "unavailable" });
  };
}
