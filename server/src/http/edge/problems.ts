import type { FastifyReply } from "fastify";
import type { MetaFault } from "../../core/meta/fault.ts";
import type { components } from "../generated/contract.ts";
import { statusOfProblem, type EdgeProblem, type ProblemBody } from "./problem-status.ts";

const mediaType = "application/problem+json";

type MetaFaultBody = components["schemas"]["MetaFault"];

export function toMetaFault(fault: MetaFault): MetaFaultBody {
  return {
    kind: fault.kind,
    code: fault.code,
    subcode: fault.subcode,
    text: fault.text,
    at: new Date(fault.at).toISOString(),
    nextAllowedAt: fault.nextAllowedAt === null ? null : new Date(fault.nextAllowedAt).toISOString(),
  };
}

function detailOf(problem: EdgeProblem): Omit<ProblemBody, "code" | "reference"> {
  if ("fields" in problem) return { fields: problem.fields };
  if ("retryAfterSeconds" in problem) return { retryAfter: problem.retryAfterSeconds };
  if ("meta" in problem) return { meta: toMetaFault(problem.meta) };
  if ("reason" in problem) return { params: { reason: problem.reason } };
  return {};
}

/** `status`: another than the problem's usual one. */
export function sendProblem(reply: FastifyReply, problem: EdgeProblem, status = statusOfProblem(problem)) {
  const detail = detailOf(problem);
  if (detail.retryAfter !== undefined) void reply.header("retry-after", detail.retryAfter);
  return reply
    .code(status)
    .type(mediaType)
    .send({ code: problem.code, reference: reply.request.id, ...detail } satisfies ProblemBody);
}

/** The same for a connection that never became a request. */
export function bareProblem(
  code: ProblemBody["code"],
  status: number,
  reason: string,
  reference: string,
): string {
  const body = JSON.stringify({ code, reference } satisfies ProblemBody);
  return [
    `HTTP/1.1 ${status} ${reason}`,
    `content-type: ${mediaType}`,
    `content-length: ${Buffer.byteLength(body)}`,
    "cache-control: no-store",
    "connection: close",
    `x-request-id: ${reference}`,
    "",
    body,
  ].join("\r\n");
}
