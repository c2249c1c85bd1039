import type { ApiProblem } from "../api/problem.ts";
import { tellProblem, type ApiTelling } from "./api-words.ts";
import { panelWords } from "./panel-words.ts";

/** What kept us from reading something: beside what is missing, whose place says what it would be. */
export function tellReadProblem(problem: ApiProblem): ApiTelling {
  return { ...tellProblem(problem), meaning: panelWords.failed.meaning, help: null };
}
