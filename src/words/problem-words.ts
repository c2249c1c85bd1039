import type { ApiProblem } from "../api/problem.ts";
import * as english from "./en/api-problems.ts";
import { spoken } from "./language.ts";
import { problemDetail, type ProblemDetail } from "./problem-detail.ts";

const { apiProblems, askRefusals, waiting } = spoken("api-problems", english);

export type ApiTelling = {
  readonly title: string;
  readonly meaning: string;
  /** What helps; null where nothing is needed. */
  readonly help: string | null;
  /** Small print for whoever helps: code, reference, Meta's own words. */
  readonly detail: ProblemDetail;
};

/**
 * Puts what a request came back with into words, as `Trouble` (src/ui) takes them. For requests that do not go on to
 * Meta: signing in, one's own line. `tellProblem` (api-words.ts) also knows what Meta says, and weighs more.
 */
export function tellPlainProblem(problem: ApiProblem): ApiTelling {
  return toldAs(problem, plainTelling(problem), []);
}

/** A problem under the words found for it; `more` joins the small print. */
export function toldAs(
  problem: ApiProblem,
  { title, meaning, help }: Omit<ApiTelling, "detail">,
  more: readonly (string | null)[],
): ApiTelling {
  const { retryAfter } = problem;
  return {
    title,
    meaning,
    help: retryAfter === null ? help : tryAgainIn(retryAfter),
    detail: problemDetail(problem, more),
  };
}

export function plainTelling({ code, params }: ApiProblem): Omit<ApiTelling, "detail"> {
  const telling = apiProblems[code];
  const reason = code === "ask-not-possible" ? askRefusals[params["reason"] ?? ""] : undefined;
  return reason === undefined ? telling : { ...telling, meaning: reason };
}

function tryAgainIn(seconds: number): string {
  return seconds < 90 ? waiting.seconds(seconds) : waiting.minutes(Math.ceil(seconds / 60));
}
