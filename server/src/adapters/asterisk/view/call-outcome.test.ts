import { expect, test } from "vitest";
import type { CallRecord } from "../../../core/calls/call-record.ts";
import { outcomeOf } from "./call-outcome.ts";

const out: CallRecord = {
  id: "1795254868.27",
  direction: "outbound",
  customer: "+34655102030",
  customerName: null,
  businessNumber: "+12145551869",
  extension: "1003",
  agentName: null,
  startedAt: 1_000,
  answeredAt: null,
  endedAt: null,
  outcome: "under-way",
  failure: null,
};
const into: CallRecord = { ...out, direction: "inbound" };

// Meta's texts: its troubleshooting page for SIP.
test.each([
  [out, null, "cancelled", null, null],
  [{ ...out, answeredAt: 2_000 }, null, "answered", null, null],
  [{ ...into, answeredAt: 2_000 }, null, "answered", null, null],
  [into, null, "missed", null, null],
  [out, "meta: SIP 486 User declined the call", "declined", null, true],
  [out, "meta: SIP 603 Decline", "declined", null, true],
  [out, "meta: SIP 480 Temporarily Unavailable", "no-answer", null, true],
  [out, "meta: SIP 487 Request Terminated", "no-answer", null, true],
  [out, "meta: SIP 408 Request Timeout", "no-answer", null, false],
  [
    out,
    "meta: SIP 403 No Approved Call Permission Found: No approved call permission from the recipient",
    "refused",
    "403 No Approved Call Permission Found: No approved call permission from the recipient",
    true,
  ],
  [
    out,
    "meta: SIP 403 Business Initiated Connected Call Per Day Limit Hit",
    "refused",
    "403 Business Initiated Connected Call Per Day Limit Hit",
    true,
  ],
  [
    out,
    "meta: SIP 403 SIP server `foo.com` from INVITE does not match any SIP server configured",
    "refused",
    "403 SIP server `foo.com` from INVITE does not match any SIP server configured",
    false,
  ],
  [out, "meta: SIP 404 Not found", "refused", "404 Not found", false],
  [out, "meta: SIP 503 Service Unavailable", "failed", "503 Service Unavailable", false],
  [out, "meta: no SIP at all", "failed", "no SIP at all", false],
  [out, "trunk-unreachable: trunk unreachable", "failed", "trunk unreachable", false],
] as const)("%o with %o is %s", (record, notice, outcome, failure, trunkWorks) => {
  const [, kind = "", text = ""] = /^(\S+): (.*)$/.exec(notice ?? "") ?? [];
  const ending = { notice: notice === null ? null : { kind, text } };
  expect(outcomeOf(record, ending)).toEqual({ outcome, failure, trunkWorks });
});
