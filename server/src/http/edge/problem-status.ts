import type { Problem } from "../../core/problem.ts";
import type { components } from "../generated/contract.ts";

type ProblemCode = components["schemas"]["ProblemCode"];
export type ProblemBody = components["schemas"]["Problem"];

/** What the edge itself finds wrong, beside the problems that use cases know. */
export type EdgeProblem =
  Problem | { readonly code: "too-large" | "foreign-page" | "unavailable" | "internal" };

/** The status of each problem (RFC 9110, 15.5 and 15.6). */
const statusOf: Readonly<Record<ProblemCode, number>> = {
  invalid: 422,
  "too-large": 413,
  "not-signed-in": 401,
  "sign-in-refused": 401,
  "locked-out": 429,
  forbidden: 403,
  "foreign-page": 403,
  "not-found": 404,
  "too-many-requests": 429,
  "changed-meanwhile": 412,
  "login-taken": 409,
  "extension-taken": 409,
  "last-administrator": 409,
  "invitation-invalid": 404,
  "no-phone": 409,
  "account-taken": 409,
  "account-in-use": 409,
  "number-taken": 409,
  "not-set": 409,
  "ask-not-possible": 409,
  "signature-wrong": 401,
  "oidc-failed": 401,
  "oidc-unknown-person": 403,
  meta: 502,
  "pbx-unreachable": 503,
  "pbx-refused": 502,
  unavailable: 503,
  internal: 500,
};

export const statusOfProblem = (problem: EdgeProblem): number => statusOf[problem.code];
