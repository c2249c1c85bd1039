import type { ApiProblem } from "../api/problem.ts";
import { words } from "./words.ts";

/** Small print for whoever helps, as `SmallPrint` (src/ui) takes it. */
export type ProblemDetail = {
  readonly label: string;
  readonly text: string;
  readonly copy: string;
  readonly copied: string;
};

/** The code and the reference of a problem; `more` joins them. */
export function problemDetail(
  { code, reference }: Pick<ApiProblem, "code" | "reference">,
  more: readonly (string | null)[] = [],
): ProblemDetail {
  const text = [code, reference, ...more].filter((part) => part !== null).join(" · ");
  return { label: words.detail, text, copy: words.copy, copied: words.copied };
}
