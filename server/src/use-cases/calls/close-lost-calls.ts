import { lostCall } from "../../core/calls/lost-call.ts";
import type { Ports } from "../ports.ts";

/**
 * Ends calls that were under way when this process began to look, and that Asterisk has not told of since. When they ended
 * nobody saw, so they have no end time.
 * @param told ids of calls that Asterisk told of: it tells of their end as well
 */
export async function closeLostCalls(
  { storage, view, live }: Pick<Ports, "storage" | "view" | "live">,
  told: ReadonlySet<string>,
): Promise<void> {
  if (view.link().state !== "connected") return;
  for (const call of await storage.calls.underWay()) {
    if (told.has(call.id)) continue;
    await storage.calls.put(lostCall(call));
    live.tell({ kind: "calls", customer: call.customer, extension: call.extension });
  }
}
