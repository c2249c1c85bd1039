import type { ApiProblem } from "../api/problem.ts";
import { words } from "./words.ts";

export type ApiTelling = {
  readonly title: string;
  readonly meaning: string;
  /** What helps; null where nothing is needed. */
  readonly help: string | null;
  /** Small print for whoever helps: code, reference, Meta's own words. */
  readonly detail: {
    readonly label: string;
    readonly text: string;
    readonly copy: string;
    readonly copied: string;
  };
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
  { code, reference, retryAfter }: ApiProblem,
  { title, meaning, help }: Omit<ApiTelling, "detail">,
  more: readonly (string | null)[],
): ApiTelling {
  const text = [code, reference, ...more].filter((part) => part !== null).join(" · ");
  return {
    title,
    meaning,
    help: retryAfter === null ? help : tryAgainIn(retryAfter),
    detail: { label: words.detail, text, copy: words.copy, copied: words.copied },
  };
}

export function plainTelling({ code, params }: ApiProblem): Omit<ApiTelling, "detail"> {
  const telling = words.apiProblems[code];
  const reason = code === "ask-not-possible" ? words.askRefusals[params["reason"] ?? ""] : undefined;
  return reason === undefined ? telling : { ...telling, meaning: reason };
}

function tryAgainIn(seconds: number): string {
  return seconds < 90 ? words.waiting.seconds(seconds) : words.waiting.minutes(Math.ceil(seconds / 60));
}
