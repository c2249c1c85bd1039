import type { LineProblem, LineProblemCode } from "../core/problems.ts";
import { headerText } from "./header-text.ts";

/** A final answer to REGISTER that is no success. */
export type RegistrationRefusal = {
  readonly status: number;
  readonly phrase: string;
  /** The Retry-After header as it stands, or undefined. */
  readonly retryAfter: string | undefined;
};

/** What a refused registration means for the agent (RFC 3261 10.3, 21). */
export function problemOfRefusal({ status, phrase, retryAfter }: RegistrationRefusal): LineProblem {
  return {
    code: codeOf(status),
    detail: headerText(`${status} ${phrase}`),
    retryAfter: secondsIn(retryAfter),
  };
}

export function problem(code: LineProblemCode, detail: string | null = null): LineProblem {
  return { code, detail, retryAfter: null };
}

function codeOf(status: number): LineProblemCode {
  if (status === 401 || status === 407) return "password-refused";
  // 408 comes from our own transaction timer when nothing was heard.
  if (status === 408) return "server-silent";
  return status >= 400 && status < 500 ? "user-refused" : "server-error";
}

/** Seconds, at most an hour: a server cannot send a phone away for longer. */
function secondsIn(header: string | undefined): number | null {
  const digits = /^\s*(\d{1,9})/.exec(header ?? "")?.[1];
  return digits === undefined ? null : Math.min(Number(digits), 3_600);
}
