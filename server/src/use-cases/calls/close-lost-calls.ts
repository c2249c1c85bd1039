import type { CallRecord } from "../../core/calls/call-record.ts";
import { lostCall } from "../../core/calls/lost-call.ts";
import type { Ports } from "../ports.ts";

/**
 * Ends calls that were under way when we lost sight of them and that Asterisk no longer has. Whose end nobody saw has no
 * end time.
 */
export async function closeLostCalls({
  storage,
  view,
  live,
}: Pick<Ports, "storage" | "view" | "live">): Promise<void> {
  if (view.link().state !== "connected") return;
  for (const call of await storage.calls.underWay()) {
    if (isStillThere(view, call)) continue;
    await storage.calls.put(lostCall(call));
    live.tell({ kind: "calls", customer: call.customer });
  }
}

function isStillThere(view: Ports["view"], { extension, customer, businessNumber }: CallRecord): boolean {
  if (extension === null) return false;
  const call = view.call(extension);
  return call !== null && call.customer === customer && call.businessNumber === businessNumber;
}
