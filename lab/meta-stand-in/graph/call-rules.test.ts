import { describe, expect, test } from "vitest";
import { PBX_HOST } from "../../cast.ts";
import { refusalOf, routeFromCustomer, serverOf } from "./call-rules.ts";
import type { CallToCustomer } from "./call-rules.ts";
import { untouchedSettings } from "./call-settings.ts";
import type { CallSettings } from "./call-settings.ts";
import { strangers } from "./pair.ts";
import type { PhoneNumber } from "./world.ts";

const now = Date.parse("2026-11-20T12:00:00Z");
const settings = (changes: Partial<CallSettings> = {}): CallSettings => ({
  ...untouchedSettings,
  status: "ENABLED",
  srtp_key_exchange_protocol: "SDES",
  sip: { status: "ENABLED", servers: [{ appId: "1", hostname: PBX_HOST, password: "secret" }] },
  ...changes,
});
const number = (changes: Partial<PhoneNumber> = {}): PhoneNumber => ({
  id: "106512145550111",
  number: "+12145550111",
  verifiedName: "Ringbridge Support",
  kind: "production",
  messagingLimit: 10_000,
  payment: "valid",
  quality: "GREEN",
  status: "CONNECTED",
  settings: settings(),
  restrictions: [],
  ...changes,
});
const call = (changes: Partial<CallToCustomer> = {}): CallToCustomer => ({
  number: number(),
  pair: { ...strangers, permission: { status: "permanent" } },
  line: "free",
  offer: "v=0\r\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:x\r\n",
  ...changes,
});
const restricted = (type: "RESTRICTED_BUSINESS_INITIATED_CALLING" | "RESTRICTED_USER_INITIATED_CALLING") =>
  number({ restrictions: [{ type, reason: "", expiration: now / 1000 + 60 }] });
const past = { type: "RESTRICTED_BUSINESS_INITIATED_CALLING", reason: "", expiration: now / 1000 } as const;
const hundred = Array.from({ length: 100 }, () => now);

describe("a call of the business", () => {
  test.each([
    ["with permission", call(), undefined],
    ["without permission", call({ pair: strangers }), /^No Approved Call Permission Found/],
    [
      "after the permission has expired",
      call({ pair: { ...strangers, permission: { status: "temporary", expiresAt: now } } }),
      /^No Approved/,
    ],
    ["to somebody in a call", call({ line: "busy" }), /^Duplicate call$/],
    [
      "after a hundred connected ones",
      call({ pair: { ...strangers, permission: { status: "permanent" }, connectedAt: hundred } }),
      /^Business Initiated Connected Call Per Day Limit Hit$/,
    ],
    [
      "with calling disabled",
      call({ number: number({ settings: settings({ status: "DISABLED" }) }) }),
      /not enabled/,
    ],
    [
      "with SIP disabled",
      call({ number: number({ settings: settings({ sip: { status: "DISABLED", servers: [] } }) }) }),
      /^SIP is not enabled/,
    ],
    [
      "without a payment method",
      call({ number: number({ payment: "missing" }) }),
      /^Business eligibility payment issue$/,
    ],
    [
      "while restricted",
      call({ number: restricted("RESTRICTED_BUSINESS_INITIATED_CALLING") }),
      /temporarily disabled/,
    ],
    ["after a restriction has ended", call({ number: number({ restrictions: [past] }) }), undefined],
    [
      "while customers' calls are restricted",
      call({ number: restricted("RESTRICTED_USER_INITIATED_CALLING") }),
      undefined,
    ],
    [
      "with SDES to a number on which nobody has chosen SDES",
      call({ number: number({ settings: settings({ srtp_key_exchange_protocol: undefined }) }) }),
      /^SDP Validation error$/,
    ],
    ["with DTLS to a number on SDES", call({ offer: "v=0\r\na=fingerprint:sha-256 00\r\n" }), /^SDP/],
  ] satisfies [string, CallToCustomer, RegExp | undefined][])("%s", (_, given, text) => {
    const refusal = refusalOf(given, now);
    if (text) expect(refusal).toMatchObject({ status: 403, text: expect.stringMatching(text) as string });
    else expect(refusal).toBeUndefined();
  });
});

describe("the domain that a call of the business is from", () => {
  test.each([
    ["the hostname itself", "pbx.ringbridge.example", true],
    ["its parent", "ringbridge.example", true],
    ["a top-level domain", "example", false],
    ["a sub-domain", "a.pbx.ringbridge.example", false],
    ["one that ends alike", "bridge.example", false],
    ["another one", "other.example", false],
  ])("%s", (_, host, known) => {
    expect(serverOf(settings(), host) !== undefined).toBe(known);
  });
});

describe("a call of a customer", () => {
  test("goes to the PBX with the number's key exchange", () => {
    expect(routeFromCustomer(number(), now)).toMatchObject({
      server: { password: "secret" },
      keyExchange: "SDES",
    });
    const untouched = number({ settings: settings({ srtp_key_exchange_protocol: undefined }) });
    expect(routeFromCustomer(untouched, now)).toMatchObject({ keyExchange: "DTLS" });
  });

  const sip = (server: { hostname: string; port?: number }): PhoneNumber =>
    number({
      settings: settings({ sip: { status: "ENABLED", servers: [{ appId: "1", password: "", ...server }] } }),
    });
  const closed = { status: "ENABLED", timezone_id: "UTC", weekly_operating_hours: [] } as const;

  test.each([
    ["calling disabled", number({ settings: settings({ status: "DISABLED" }) }), /Calling is disabled/],
    [
      "SIP disabled",
      number({ settings: settings({ sip: { status: "DISABLED", servers: [] } }) }),
      /SIP is disabled/,
    ],
    [
      "outside call hours",
      number({ settings: settings({ call_hours: closed }) }),
      /closed now by its call hours/,
    ],
    ["restricted", restricted("RESTRICTED_USER_INITIATED_CALLING"), /restricted/],
    [
      "another server",
      sip({ hostname: "other.example" }),
      /other\.example:5061, which is not this lab's PBX/,
    ],
    ["another port", sip({ hostname: PBX_HOST, port: 5062 }), /:5062, which is not this lab's PBX/],
  ] satisfies [string, PhoneNumber, RegExp][])("does not come: %s", (_, given, text) => {
    expect(routeFromCustomer(given, now)).toEqual({ refusal: expect.stringMatching(text) as string });
  });
});
