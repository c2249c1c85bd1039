import * as v from "valibot";
import type { MetaFault } from "./contract.ts";
import type { components } from "./generated/contract.ts";

/** What can be wrong with a request: the contract's codes, and that no answer came at all. */
export type ProblemCode = components["schemas"]["ProblemCode"] | "unreachable";

type Facts = {
  readonly code: ProblemCode;
  /** For the sentence that the app makes of the code. */
  readonly params?: Readonly<Record<string, string>>;
  /** With `invalid`: which values are wrong, by paths such as /callHours/weekly/0/open. */
  readonly fields?: readonly { readonly path: string; readonly fault: string }[];
  /** Seconds to wait before the next attempt. */
  readonly retryAfter?: number | null;
  /** With `meta`: what Meta, or the way to it, said. */
  readonly meta?: MetaFault | null;
  /** The request's id in the backend's log; null when nothing reached it. */
  readonly reference?: string | null;
};

/** The one thing every call of the backend fails with. Its words are the interface's (src/words/en-api-problems.ts). */
export class ApiProblem extends Error implements Required<Facts> {
  override readonly name = "ApiProblem";
  readonly code: ProblemCode;
  readonly params: Readonly<Record<string, string>>;
  readonly fields: readonly { readonly path: string; readonly fault: string }[];
  readonly retryAfter: number | null;
  readonly meta: MetaFault | null;
  readonly reference: string | null;

  constructor(facts: Facts) {
    super(facts.code);
    this.code = facts.code;
    this.params = facts.params ?? {};
    this.fields = facts.fields ?? [];
    this.retryAfter = facts.retryAfter ?? null;
    this.meta = facts.meta ?? null;
    this.reference = facts.reference ?? null;
  }
}

/** Reads what the backend, or something on the way to it, answered instead of what was asked for. */
export function problemOf(body: unknown, response: Response): ApiProblem {
  const parsed = v.safeParse(schema, body);
  if (!parsed.success) {
    // No answer of ours: a proxy says that nobody is behind it, or something is quite wrong.
    const isAway = [502, 503, 504].includes(response.status);
    return new ApiProblem({ code: isAway ? "unreachable" : "internal", retryAfter: retryAfterOf(response) });
  }
  const { code, meta, retryAfter, ...facts } = parsed.output;
  return new ApiProblem({
    ...facts,
    code: isKnown(code) ? code : "internal",
    retryAfter: retryAfter ?? retryAfterOf(response),
    // A kind that a newer backend knows has no words here; whoever writes them falls back to "unknown".
    meta: (meta as MetaFault | undefined) ?? null,
  });
}

/** What a failed request means: whatever is not yet a problem of ours is a network that gave no answer, or a bug. */
export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  // fetch: TypeError without a network, TimeoutError by our deadline.
  const isNetwork = error instanceof TypeError || nameOf(error) === "TimeoutError";
  return new ApiProblem({ code: isNetwork ? "unreachable" : "internal" });
}

/** True when the request was given up by ourselves: nobody needs to hear of it. */
export function isGivenUp(error: unknown): boolean {
  return nameOf(error) === "AbortError";
}

// Not instanceof: a DOMException of another realm is none of ours.
const nameOf = (error: unknown): unknown =>
  typeof error === "object" && error !== null && "name" in error ? error.name : undefined;

function retryAfterOf({ headers }: Response): number | null {
  const seconds = /^\d{1,6}$/.exec(headers.get("retry-after") ?? "")?.[0];
  return seconds === undefined ? null : Number(seconds);
}

const nullable = <Schema extends v.GenericSchema>(one: Schema) => v.nullable(one);

const schema = v.object({
  code: v.string(),
  reference: v.string(),
  params: v.exactOptional(v.record(v.string(), v.string())),
  fields: v.exactOptional(v.array(v.object({ path: v.string(), fault: v.string() }))),
  retryAfter: v.exactOptional(v.number()),
  meta: v.exactOptional(
    v.object({
      kind: v.string(),
      code: nullable(v.number()),
      subcode: nullable(v.number()),
      text: nullable(v.string()),
      at: v.string(),
      nextAllowedAt: v.exactOptional(nullable(v.string())),
    }),
  ),
});

/** The contract's codes at run time; the compiler misses the one that is not here. */
const known: Readonly<Record<Exclude<ProblemCode, "unreachable">, true>> = {
  invalid: true,
  "too-large": true,
  "not-signed-in": true,
  "sign-in-refused": true,
  "locked-out": true,
  forbidden: true,
  "foreign-page": true,
  "not-found": true,
  "too-many-requests": true,
  "changed-meanwhile": true,
  "login-taken": true,
  "extension-taken": true,
  "last-administrator": true,
  "invitation-invalid": true,
  "no-phone": true,
  "account-taken": true,
  "account-in-use": true,
  "number-taken": true,
  "not-set": true,
  "ask-not-possible": true,
  "signature-wrong": true,
  "oidc-failed": true,
  "oidc-unknown-person": true,
  meta: true,
  "pbx-unreachable": true,
  "pbx-refused": true,
  unavailable: true,
  internal: true,
};

/** True when the text is a code of the contract. */
export function isKnown(code: string): code is ProblemCode {
  return Object.hasOwn(known, code);
}
