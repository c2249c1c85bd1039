import { done, type Outcome } from "../../core/problem.ts";

/** What a use case gives, in the contract's form; problems stay what they are. */
export function shown<Value, Json>(outcome: Outcome<Value>, show: (value: Value) => Json): Outcome<Json> {
  return outcome.kind === "done" ? done(show(outcome.value)) : outcome;
}
