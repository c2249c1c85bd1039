import type { Core } from "sip.js";
import type { EndReason } from "../core/call/call.ts";
import { reasonOfCancel } from "./end-reasons.ts";
import type { Entry } from "./entry.ts";
import type { Notices } from "./notices.ts";

/** An offer is taken back by a CANCEL: whatever else happens to it now, that is why it is over. */
export function withdraw(
  entry: Entry,
  { request }: { readonly request: Core.IncomingRequestMessage },
  { knowsTaker, onTaker }: Pick<Notices, "knowsTaker" | "onTaker">,
  close: (entry: Entry, reason: EndReason) => void,
): void {
  const said = reasonOfCancel(request.getHeaders("Reason"));
  // To a phone that has not even said 100 Trying by then, pjsip sends the CANCEL later and without its reason.
  const reason: EndReason = knowsTaker(request.callId) ? { ...said, kind: "answered-elsewhere" } : said;
  if (reason.kind !== "answered-elsewhere") return close(entry, reason);
  entry.withdrawn = reason;
  onTaker(request.callId, (by) => {
    if (by !== null) entry.withdrawn = { ...reason, by };
    close(entry, reason);
  });
}
