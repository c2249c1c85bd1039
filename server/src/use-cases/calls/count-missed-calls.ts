import { done, type Outcome } from "../../core/problem.ts";
import type { Instant } from "../../core/time.ts";
import type { Ports } from "../ports.ts";

/**
 * How many customers' calls began in a span of time and were taken by nobody: what an agent whose computer slept wants to
 * know. Whose they were is for those who may see all calls.
 */
export async function countMissedCalls(
  { storage }: Pick<Ports, "storage">,
  span: { readonly from: Instant; readonly to: Instant },
): Promise<Outcome<number>> {
  return done(await storage.calls.countMissed(span));
}
