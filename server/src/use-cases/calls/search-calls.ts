import type { CallRecord } from "../../core/calls/call-record.ts";
import { may } from "../../core/people/person.ts";
import { done, type Outcome } from "../../core/problem.ts";
import type { Instant } from "../../core/time.ts";
import type { Actor, Ports } from "../ports.ts";

/** `label`: the business number's; null for one that is gone. */
export type CallView = CallRecord & { readonly label: string | null };

export type CallQuery = {
  readonly customer?: string;
  readonly before?: Instant;
  readonly limit?: number;
};

/** Calls, newest first. Agents see calls with the customer they ask for, and their own. */
export async function searchCalls(
  { storage }: Pick<Ports, "storage">,
  { person }: Actor,
  { customer, before, limit = 20 }: CallQuery,
): Promise<Outcome<readonly CallView[]>> {
  const all = customer !== undefined || may(person.role, "see-all-calls");
  // Who has no phone has no calls.
  if (!all && person.extension === null) return done([]);
  const calls = await storage.calls.search({
    ...(customer !== undefined && { customer }),
    ...(before !== undefined && { before }),
    ...(!all && person.extension !== null && { extension: person.extension }),
    limit,
  });
  const numbers = await storage.numbers.list();
  const labels = new Map(numbers.map(({ number, label }) => [number, label]));
  return done(calls.map((call) => ({ ...call, label: labels.get(call.businessNumber) ?? null })));
}
