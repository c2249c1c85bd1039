import fc from "fast-check";
import { expect, test } from "vitest";
import type { MetaFaultKind } from "../../core/meta/fault.ts";
import { morning } from "../../testing/numbers.ts";
import { faultOfAnswer, faultOfError } from "./graph-fault.ts";

const source = { at: morning, token: "the-token" };

/** Meta's catalogue (facts 9) and what else the contract names. */
const catalogue: readonly (readonly [number, MetaFaultKind])[] = [
  [100, "invalid-parameter"],
  [190, "token-refused"],
  [10, "permission-of-app-missing"],
  [200, "permission-of-app-missing"],
  [299, "permission-of-app-missing"],
  [613, "permission-lookup-limit"],
  [4, "rate-limited"],
  [80007, "rate-limited"],
  [130429, "rate-limited"],
  [131009, "button-unsupported"],
  [131026, "message-undeliverable"],
  [131030, "recipient-not-allowed"],
  [131044, "payment-missing"],
  [131047, "window-closed"],
  [131055, "calls-api-off"],
  [138000, "calling-not-enabled"],
  [138001, "customer-uncallable"],
  [138002, "too-many-calls"],
  [138003, "duplicate-call"],
  [138004, "connection-error"],
  [138005, "call-rate-limit"],
  [138006, "permission-missing"],
  [138007, "connect-timeout"],
  [138009, "request-limit"],
  [138011, "request-too-soon"],
  [138012, "daily-call-limit"],
  [138013, "country-not-available"],
  [138014, "quality-disabled"],
  [138015, "messaging-limit-low"],
  [138017, "permanent-already"],
  [138018, "prerequisites-missing"],
  [138019, "call-setup-failed"],
  [138020, "relay-failed"],
  [138021, "no-media-received"],
  [138022, "no-media-sent"],
  [138023, "no-media-signals"],
  [132000, "template-rejected"],
  [132001, "template-rejected"],
  [132999, "template-rejected"],
  [1, "server-error"],
  [2, "server-error"],
  [138008, "unknown"],
  [424242, "unknown"],
];

test.each(catalogue)("%i is %s", (code, kind) => {
  expect(faultOfError({ code, message: "words" }, source)).toMatchObject({ kind, code });
});

test.each([
  [
    "an object that is not there, or not ours",
    { code: 100, error_subcode: 33, message: "Unsupported get request. Object with ID '1' does not exist" },
    "number-unknown",
  ],
  [
    "an ended version",
    { code: 2500, message: "Unknown path components: /v20.0/1/settings" },
    "version-ended",
  ],
  [
    "a deprecated version",
    { code: 100, message: "You are calling a deprecated version of the API." },
    "version-ended",
  ],
  [
    "a parameter that speaks of no version",
    { code: 100, message: "Conversion ended badly" },
    "invalid-parameter",
  ],
])("%s", (_name, error, kind) => {
  expect(faultOfError(error, source)?.kind).toBe(kind);
});

test.each([
  ["message alone", { message: "Calling not enabled" }, "Calling not enabled"],
  [
    "message and details",
    { message: "Invalid parameter", error_data: { details: "sip.servers[0] is wrong" } },
    "Invalid parameter: sip.servers[0] is wrong",
  ],
  ["details as text", { message: "No", error_data: "It is so" }, "No: It is so"],
  ["details as JSON in a text", { message: "No", error_data: '{"details":"It is so"}' }, "No: It is so"],
  ["the same twice", { message: "No", error_data: { details: "No" } }, "No"],
  ["a webhook's title", { title: "Message undeliverable" }, "Message undeliverable"],
  ["words for users", { message: "No", error_user_msg: "Please pay" }, "No: Please pay"],
  ["no words", {}, null],
  ["words over several lines", { message: "one\r\n\ttwo\u0000" }, "one two"],
  ["half a character", { message: "bad \ud800 end" }, "bad \ufffd end"],
])("Meta's words: %s", (_name, error, text) => {
  expect(faultOfError({ code: 1, ...error }, source)?.text).toBe(text);
});

test("words are at most 1000 characters, and whole ones", () => {
  const text =
    faultOfError({ code: 1, message: "😀".repeat(400), title: "", error_user_msg: "😀".repeat(900) }, source)
      ?.text ?? "";
  expect(text.length).toBeLessThanOrEqual(1000);
  expect(text.isWellFormed()).toBe(true);
});

test.each([
  ["seconds", { next_allowed_time: morning / 1000 + 60 }, 60_000],
  ["seconds as text", { limit_expiration_time: String(morning / 1000 + 60) }, 60_000],
  ["a time as text", { details: "x", next_time: "2026-11-02T09:01:00Z" }, 60_000],
  ["a time gone by", { next_allowed_time: morning / 1000 - 60 }, null],
  ["no time", { next_allowed_time: "soon" }, null],
  ["a number that is no time", { max_allowed: morning / 1000 + 60 }, null],
])("when it may work again: %s", (_name, data, later) => {
  const next = faultOfError({ code: 138012, error_data: data }, source)?.nextAllowedAt ?? null;
  expect(next).toBe(later === null ? null : morning + later);
});

test("whatever comes, there is a fault, and it can be stored", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 400, max: 599 }),
      fc.json(),
      fc.option(fc.string()),
      (status, body, after) => {
        const wrapped = JSON.stringify({ error: JSON.parse(body) as unknown });
        for (const value of [JSON.parse(body) as unknown, JSON.parse(wrapped) as unknown]) {
          const fault = faultOfAnswer(status, after, value, source);
          for (const number of [fault.code ?? 0, fault.subcode ?? 0, fault.nextAllowedAt ?? 0])
            expect(Number.isSafeInteger(number)).toBe(true);
          const { text } = fault;
          if (text !== null) expect(text).not.toMatch(/[\p{Cc}\p{Surrogate}]/u);
        }
      },
    ),
  );
});
