import type { MetaFault } from "./meta/fault.ts";

/** What can go wrong for whoever asked, as a value: the words are the app's. One per `ProblemCode` of contract/openapi.yaml. */
export type Problem =
  | {
      readonly code: "invalid";
      readonly fields: readonly { readonly path: string; readonly fault: string }[];
    }
  | { readonly code: "locked-out" | "too-many-requests"; readonly retryAfterSeconds: number }
  | { readonly code: "meta"; readonly meta: MetaFault }
  | { readonly code: "ask-not-possible"; readonly reason: "limit-reached" | "permanent" | "no-template" }
  | { readonly code: PlainCode };

/** Codes that say all there is to say. */
type PlainCode =
  | "not-signed-in"
  | "sign-in-refused"
  | "forbidden"
  | "not-found"
  | "changed-meanwhile"
  | "login-taken"
  | "extension-taken"
  | "last-administrator"
  | "invitation-invalid"
  | "no-phone"
  | "account-taken"
  | "account-in-use"
  | "number-taken"
  | "not-set"
  | "signature-wrong"
  | "oidc-failed"
  | "oidc-unknown-person"
  | "pbx-unreachable"
  | "pbx-refused";

/** What a use case gives: a value, or the problem that whoever asked is told of. Bugs and lost databases are thrown. */
export type Outcome<Value> =
  { readonly kind: "done"; readonly value: Value } | { readonly kind: "problem"; readonly problem: Problem };

export const done = <Value>(value: Value): Outcome<Value> => ({ kind: "done", value });
export const problem = (what: Problem): Outcome<never> => ({ kind: "problem", problem: what });
/** A problem that needs no more than its code. */
export const refused = (code: PlainCode): Outcome<never> => problem({ code });
