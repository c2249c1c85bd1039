import { describe, expect, test } from "vitest";
import { reasonOfBye, reasonOfCancel, reasonOfRefusal } from "./end-reasons.ts";

const meta = (text: string) => ({ kind: "meta", text });

describe("why a call we placed was not connected", () => {
  test.each([
    // status  what Meta said, by the PBX's side message                                             reason
    [
      403,
      meta("SIP 403 No Approved Call Permission Found: No approved call permission from the recipient"),
      "no-permission",
    ],
    [403, meta("SIP 403 Business Initiated Connected Call Per Day Limit Hit"), "daily-limit"],
    [
      403,
      meta(
        "SIP 403 SIP server `foo.com` from INVITE does not match any SIP server configured for phone number id 1",
      ),
      "server-not-registered",
    ],
    [
      403,
      meta("SIP 403 The app 1 configured for SIP server x is not authorized for phone number id 2"),
      "app-not-authorized",
    ],
    [403, meta('SIP 403 Proxy auth uri does not match SIP "to" uri'), "line-setup"],
    [500, meta("SIP 400 Asset not found, invalid business phone number"), "business-number-wrong"],
    [403, meta("SIP 403 Duplicate call"), "call-already-up"],
    [403, meta("SIP 403 Invalid digest auth response"), "trunk-password-refused"],
    [403, meta("SIP 403 Business eligibility payment issue"), "payment-missing"],
    [403, meta("SIP 403 SDP validation error"), "audio-refused"],
    [486, meta("SIP 486 User declined the call"), "declined-by-customer"],
    [480, meta("SIP 480 Temporarily Unavailable"), "no-answer"],
    [408, meta("SIP 408 RTP Timeout"), "no-audio-at-customer"],
    [503, meta("SIP 503 Service Unavailable"), "service-unavailable"],
    [403, meta("SIP 403 Something Meta has never said before"), "refused"],
    // status  what our own PBX refused                                                              reason
    [403, { kind: "number-not-allowed", text: "number not allowed" }, "number-not-allowed"],
    [403, { kind: "business-number-unknown", text: "business number unknown" }, "line-setup"],
    [503, { kind: "trunk-unreachable", text: "trunk unreachable" }, "service-unavailable"],
    // status  no side message at all                                                                reason
    [486, null, "declined-by-customer"],
    [480, null, "no-answer"],
    [404, meta("SIP 404 Not found"), "line-setup"],
    [404, { kind: "place-empty", text: "nobody is parked there" }, "place-empty"],
    [404, null, "number-unknown"],
    [603, null, "declined-by-customer"],
    [418, null, "failed"],
  ] as const)("%i %o → %s", (status, notice, kind) => {
    expect(reasonOfRefusal({ status, phrase: "Whatever", notice }).kind).toBe(kind);
  });

  test("the small print is what the network said, not our words", () => {
    const text = "SIP 403 No Approved Call Permission Found: No approved call permission from the recipient";
    expect(reasonOfRefusal({ status: 403, phrase: "Forbidden", notice: meta(text) }).detail).toBe(text);
    expect(reasonOfRefusal({ status: 503, phrase: "Service Unavailable", notice: null }).detail).toBe(
      "SIP 503 Service Unavailable",
    );
  });
});

describe("why an offer vanished", () => {
  test.each([
    [['SIP;cause=200;text="Call completed elsewhere"', "Q.850;cause=26"], "answered-elsewhere"],
    [["Q.850;cause=26"], "missed"],
    [["Q.850;cause=0"], "missed"],
    [['SIP;cause=2000;text="no such cause"'], "missed"],
    [[], "missed"],
  ])("%o → %s", (reasons, kind) => {
    expect(reasonOfCancel(reasons).kind).toBe(kind);
  });
});

test.each([
  [["Q.850;cause=44"], "line-lost"],
  [['Q.850;cause=44;text="Requested channel not available"'], "line-lost"],
  [["Q.850;cause=16"], "hung-up-by-customer"],
  [["SIP;cause=44"], "hung-up-by-customer"],
  [[], "hung-up-by-customer"],
] as const)("a talk that was ended over there with %j: %s", (reasons, kind) => {
  expect(reasonOfBye(reasons)).toEqual({ kind, detail: null });
});
