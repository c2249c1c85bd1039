import type { MetaNews } from "../../core/meta/news.ts";
import type { LiveChange } from "../../core/ports/live.ts";
import type { Storage, StoredNumber } from "../../core/ports/storage.ts";
import { MINUTE } from "../../core/time.ts";

/** Asterisk's and Meta's clocks, and the time a webhook may take. */
const NEAR = 5 * MINUTE;

/** Meta's reason for a call that failed: to the customer's last call from this number, if it has no reason of its own. */
export async function nameFailure(
  storage: Storage,
  number: StoredNumber,
  { faults, at, customers }: Extract<MetaNews, { kind: "call-ended" }>,
): Promise<readonly LiveChange[]> {
  const text = faults.map((fault) => fault.text).find((words) => words !== null);
  if (text === undefined) return [];
  await storage.numbers.learn(number.id, { lastError: faults[0] ?? null });
  const told: LiveChange[] = [{ kind: "number", numberId: number.id }];
  for (const customer of customers) {
    const [call] = await storage.calls.search({ customer, limit: 1 });
    if (call?.businessNumber !== number.number || call.failure !== null) continue;
    if (Math.abs((call.endedAt ?? call.startedAt) - at) > NEAR) continue;
    await storage.calls.put({ ...call, failure: text });
    told.push({ kind: "calls", customer, extension: call.extension });
  }
  return told;
}
