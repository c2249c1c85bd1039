import { problem, type Outcome, type Problem } from "../core/problem.ts";
import type { Storage } from "../core/ports/storage.ts";

/** A transaction whose problems undo what was written before them: either it is `done`, or nothing happened. */
export async function allOrNothing<Value>(
  storage: Storage,
  work: (storage: Storage) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  try {
    return await storage.transaction(async (within) => {
      const outcome = await work(within);
      if (outcome.kind === "problem") throw new UndoneForProblem(outcome.problem);
      return outcome;
    });
  } catch (thrown) {
    if (thrown instanceof UndoneForProblem) return problem(thrown.problem);
    throw thrown;
  }
}

class UndoneForProblem extends Error {
  readonly problem: Problem;
  constructor(why: Problem) {
    super(why.code);
    this.problem = why;
  }
}
