import fc from "fast-check";
import { expect, test } from "vitest";
import { DAY, HOUR } from "../../core/time.ts";
import { morning } from "../../testing/numbers.ts";
import { readDelivery } from "./read-delivery.ts";

const receivedAt = morning + 5_000;
const at = String(morning / 1000);
const phoneNumberId = "106540352242922";
const metadata = { display_phone_number: "4930901820", phone_number_id: phoneNumberId };
const ida = "+4915112345678";
const idasId = "DE.13491208655302741918";
const from = { from: ida.slice(1), from_user_id: idasId };
const both = [ida, idasId];

const delivery = (field: string, value: unknown, time: unknown = morning / 1000) =>
  JSON.stringify({
    object: "whatsapp_business_account",
    entry: [{ id: "1", time, changes: [{ field, value }] }],
  });
const messages = (...all: readonly object[]) =>
  delivery("messages", { messaging_product: "whatsapp", metadata, messages: all });
const read = (body: string) => readDelivery(body, receivedAt);
const news = (body: string) => read(body).map((each) => each.news);
const notUnderstood = (what: string) => [{ kind: "not-understood", what }];

const replyMessage = (reply: object, more: object = {}) =>
  messages({
    ...from,
    id: "wamid.1",
    timestamp: at,
    type: "interactive",
    interactive: { type: "call_permission_reply", call_permission_reply: reply },
    ...more,
  });

// ------------------------------------------------------------------ permission replies (facts 8.1)

test.each([
  [
    "accepted for a while",
    {
      response: "accept",
      is_permanent: false,
      expiration_timestamp: String((morning + DAY) / 1000),
      response_source: "user_action",
    },
    { response: "accept", permanent: false, expiresAt: morning + DAY, source: "user" },
  ],
  [
    "accepted for good",
    { response: "accept", is_permanent: true, response_source: "user_action" },
    { response: "accept", permanent: true, expiresAt: null, source: "user" },
  ],
  [
    "rejected",
    { response: "reject", response_source: "user_action" },
    { response: "reject", permanent: false, expiresAt: null, source: "user" },
  ],
  [
    "given by calling us",
    {
      response: "accept",
      is_permanent: false,
      expiration_timestamp: (morning + DAY) / 1000,
      response_source: "automatic",
    },
    { response: "accept", permanent: false, expiresAt: morning + DAY, source: "automatic" },
  ],
  [
    "taken away after unanswered calls",
    { response: "reject", response_source: "automatic" },
    { response: "reject", permanent: false, expiresAt: null, source: "automatic" },
  ],
  [
    "an end that is no time",
    { response: "accept", expiration_timestamp: "1e300" },
    { response: "accept", permanent: false, expiresAt: null, source: "user" },
  ],
])("a reply: %s", (_name, told, reply) => {
  expect(read(replyMessage(told))).toEqual([
    {
      key: "message wamid.1",
      news: {
        kind: "permission-reply",
        phoneNumberId,
        customers: both,
        reply: { at: morning, toldAt: receivedAt, ...reply },
      },
    },
  ]);
});

test.each([
  ["number and id", {}, both],
  ["no number: a user with a username", { from: undefined }, [idasId]],
  ["no id", { from_user_id: undefined }, [ida]],
  ["the id where the number stands", { from: idasId, from_user_id: undefined }, [idasId]],
])("who replied: %s", (_name, more, customers) => {
  expect(news(replyMessage({ response: "accept" }, more))).toMatchObject([{ customers }]);
});

test("who replied is told by the contact alone", () => {
  const message = { id: "wamid.1", timestamp: at, type: "text" };
  const value = { metadata, messages: [message], contacts: [{ wa_id: ida.slice(1), user_id: idasId }] };
  expect(news(delivery("messages", value))).toMatchObject([{ customers: both }]);
});

test("nobody is told", () => {
  const message = { id: "wamid.1", timestamp: at, type: "text", from: "somebody" };
  expect(news(messages(message))).toEqual(notUnderstood("message-of-nobody"));
});

test.each([
  ["no response", {}],
  ["a response that nobody knows", { response: "perhaps" }],
])("no reply: %s", (_name, reply) => {
  expect(news(replyMessage(reply))).toEqual(notUnderstood("call_permission_reply"));
});

test.each([
  ["later than it arrived", String((receivedAt + HOUR) / 1000), receivedAt],
  ["not at all", undefined, receivedAt],
  ["nonsense", "yesterday", receivedAt],
  ["a number", morning / 1000, morning],
])("told to have happened %s", (_name, timestamp, time) => {
  expect(news(replyMessage({ response: "accept" }, { timestamp }))).toMatchObject([{ reply: { at: time } }]);
});

// ------------------------------------------------------------------ other messages

test.each([
  ["text", { id: "wamid.2", type: "text", text: { body: "Hello" } }, null],
  ["a picture", { id: "wamid.2", type: "image" }, null],
  ["a kind that nobody knows", { id: "wamid.2", type: "hologram" }, null],
  ["a voice message", { id: "wamid.2", type: "audio", audio: { id: "1", voice: true } }, null],
  ["a voicemail", { id: "wacid.HBg", type: "audio", audio: { id: "1", voice: true } }, "wacid.HBg"],
  [
    "another interactive reply",
    { id: "wamid.2", type: "interactive", interactive: { type: "button_reply" } },
    null,
  ],
])("the customer is heard: %s", (_name, message, voicemail) => {
  expect(read(messages({ ...from, timestamp: at, ...message }))).toEqual([
    {
      key: `message ${message.id}`,
      news: { kind: "heard", phoneNumberId, customers: both, at: morning, voicemail },
    },
  ]);
});

test("a changed number is nobody's word", () => {
  expect(news(messages({ ...from, id: "wamid.3", timestamp: at, type: "system" }))).toEqual(
    notUnderstood("system"),
  );
});

const status = (more: object) =>
  delivery("messages", {
    metadata,
    statuses: [{ id: "wamid.4", timestamp: at, recipient_id: ida.slice(1), ...more }],
  });

test("a message of ours that failed", () => {
  const errors = [{ code: 131026, title: "Message undeliverable", error_data: { details: "Too old." } }];
  expect(read(status({ status: "failed", errors }))).toEqual([
    {
      key: "status wamid.4 failed",
      news: {
        kind: "message-failed",
        phoneNumberId,
        customers: [ida],
        messageId: "wamid.4",
        fault: {
          kind: "message-undeliverable",
          code: 131026,
          subcode: null,
          text: "Message undeliverable: Too old.",
          at: morning,
          nextAllowedAt: null,
        },
      },
    },
  ]);
});

test.each(["sent", "delivered", "read"])("a message that was %s is no news", (what) => {
  expect(read(status({ status: what }))).toEqual([]);
});

test("one part that nobody understands does not hide the others", () => {
  const good = { ...from, id: "wamid.5", timestamp: at, type: "text" };
  expect(news(messages(good, { from: 7 }, good)).map(({ kind }) => kind)).toEqual([
    "heard",
    "not-understood",
    "heard",
  ]);
});

// ------------------------------------------------------------------ numbers and accounts

const settings = (type: string, calling: unknown) =>
  delivery("account_settings_update", {
    type,
    phone_number_settings: { phone_number_id: phoneNumberId, calling },
  });

test.each(["phone_number_settings", "PHONE_NUMBER_SETTINGS"])("settings changed, told as %s", (type) => {
  const calling = {
    status: "DISABLED",
    call_icon_visibility: "DEFAULT",
    callback_permission_status: "ENABLED",
    sip: { status: "ENABLED" },
    srtp_key_exchange_protocol: "DTLS",
  };
  expect(read(settings(type, calling))).toEqual([
    {
      key: null,
      news: {
        kind: "settings-changed",
        phoneNumberId,
        changed: {
          calling: "off",
          callIcon: "shown",
          callbackPermission: "on",
          sip: "on",
          keyExchange: "DTLS",
        },
      },
    },
  ]);
});

test("only what is told has changed", () => {
  expect(news(settings("phone_number_settings", { status: "ENABLED" }))).toMatchObject([
    { changed: { calling: "on" } },
  ]);
});

test("other settings than calls are not ours", () => {
  expect(news(settings("phone_number_settings", undefined))).toEqual(
    notUnderstood("account_settings_update"),
  );
});

const update = (value: object) => delivery("account_update", value);

test.each([
  [
    "a violation of one number",
    {
      phone_number: "4930901820",
      event: "ACCOUNT_VIOLATION",
      violation_info: { violation_type: "LOW_USER_INITIATED_CALLING_QUALITY", remediation: "Answer." },
    },
    "+4930901820",
    [{ kind: "other", reason: "LOW_USER_INITIATED_CALLING_QUALITY: Answer.", until: morning + 7 * DAY }],
  ],
  [
    "restrictions of the account",
    {
      event: "ACCOUNT_RESTRICTION",
      restriction_info: [
        { restriction_type: "RESTRICTED_BUSINESS_INITIATED_CALLING", expiration: (morning + DAY) / 1000 },
        { restriction_type: "RESTRICTED_USER_INITIATED_CALLING", expiration: String((morning + DAY) / 1000) },
        { restriction_type: "RESTRICTED_USER_INITIATED_CALLING_CALL_BUTTON_HIDDEN", remediation: "Answer." },
      ],
    },
    null,
    [
      { kind: "outbound-calls", reason: null, until: morning + DAY },
      { kind: "inbound-calls", reason: null, until: morning + DAY },
      { kind: "call-button-hidden", reason: "Answer.", until: morning + 7 * DAY },
    ],
  ],
])("%s", (_name, value, number, restrictions) => {
  expect(read(update(value))).toEqual([{ key: null, news: { kind: "restricted", number, restrictions } }]);
});

test.each([
  ["another event", { event: "VERIFIED_ACCOUNT" }, "account_update_VERIFIED_ACCOUNT"],
  ["an event that could be anything", { event: "+4915112345678" }, "account_update_?"],
  [
    "a number that is none: it is not of all numbers",
    { phone_number: "?", event: "ACCOUNT_VIOLATION", violation_info: { violation_type: "X" } },
    "account_update",
  ],
])("not understood: %s", (_name, value, what) => {
  expect(news(update(value))).toEqual(notUnderstood(what));
});

// ------------------------------------------------------------------ calls

const call = (more: object, errors?: object) =>
  delivery("calls", {
    metadata,
    calls: [
      {
        id: "wacid.1",
        from: "4930901820",
        to: ida.slice(1),
        timestamp: at,
        direction: "BUSINESS_INITIATED",
        ...more,
      },
    ],
    ...errors,
  });
const mediaFault = { code: 138021, message: "Media receive timeout" };

test.each([
  ["with the call", call({ event: "terminate", errors: [mediaFault] })],
  ["beside the calls", call({ event: "terminate" }, { errors: [mediaFault] })],
])("a call that failed, its reason %s", (_name, body) => {
  expect(read(body)).toMatchObject([
    {
      key: "call wacid.1 terminate",
      news: {
        kind: "call-ended",
        customers: [ida],
        at: morning,
        faults: [{ kind: "no-media-received", code: 138021, text: "Media receive timeout" }],
      },
    },
  ]);
});

test("a customer's call is told by who called", () => {
  const body = call({
    event: "terminate",
    from: ida.slice(1),
    to: "4930901820",
    direction: "USER_INITIATED",
  });
  expect(news(body)).toMatchObject([{ customers: [ida], faults: [] }]);
});

test("events of calls that Asterisk tells better", () => {
  expect(news(call({ event: "call_created" }))).toEqual(notUnderstood("call_call_created"));
});

// ------------------------------------------------------------------ anything

test.each([
  ["nothing", "", "delivery"],
  ["no JSON", "{", "delivery"],
  ["no entries", "{}", "delivery"],
  ["a list", "[]", "delivery"],
  ["an entry that is none", '{"entry":[7]}', "entry"],
  ["a change that is none", '{"entry":[{"changes":[{}]}]}', "change"],
  ["a field that nobody knows", delivery("flows", {}), "flows"],
  ["a field that could be anything", delivery("<script>", {}), "?"],
  ["messages without a number", delivery("messages", { messages: [] }), "messages"],
  ["calls without calls", delivery("calls", { metadata }), "calls"],
])("%s", (_name, body, what) => {
  expect(news(body)).toEqual(notUnderstood(what));
});

/** Anything, but with the names that are looked at often enough in their places. */
const names = [
  ...["entry", "changes", "field", "value", "metadata", "phone_number_id", "messages", "statuses", "calls"],
  ...[
    "from",
    "id",
    "timestamp",
    "type",
    "interactive",
    "call_permission_reply",
    "response",
    "errors",
    "code",
  ],
  ...[
    "event",
    "phone_number",
    "restriction_info",
    "violation_info",
    "phone_number_settings",
    "calling",
    "sip",
  ],
];
const words = [
  "messages",
  "calls",
  "account_update",
  "account_settings_update",
  "accept",
  "failed",
  "terminate",
];
const anything = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "medium" },
    fc.oneof(
      fc.constantFrom(...words, "4915112345678", phoneNumberId, at),
      fc.string(),
      fc.double(),
      fc.constant(null),
    ),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), tie("value"), { maxKeys: 6 }),
  ),
})).value;

const plausible = fc
  .record({
    field: fc.constantFrom(...words),
    value: fc.record(
      {
        metadata: fc.constant(metadata),
        messages: anything,
        statuses: anything,
        calls: anything,
        event: anything,
        restriction_info: anything,
      },
      { requiredKeys: [] },
    ),
  })
  .map((change) => ({ entry: [{ time: morning / 1000, changes: [change] }] }));

test("whatever arrives, nothing is thrown, and what comes of it can be stored", () => {
  fc.assert(
    fc.property(fc.oneof(anything, plausible, fc.json()), (value) => {
      const body = typeof value === "string" ? value : JSON.stringify(value);
      for (const { key, news: told } of readDelivery(body, receivedAt)) {
        expect(key === null || (key.length <= 450 && !key.includes("\0"))).toBe(true);
        expect(JSON.stringify(told).isWellFormed()).toBe(true);
        if ("customers" in told)
          for (const customer of told.customers)
            expect(customer).toMatch(/^(\+[1-9][0-9]{6,14}|[A-Z]{2}\.[A-Za-z0-9]{1,128})$/);
      }
    }),
    { numRuns: 500 },
  );
});

test("an id with a NUL or half a character in it cannot be a key", () => {
  for (const id of ["wamid.\u0000", "wamid.\ud800", "x".repeat(401)]) {
    const [told] = read(messages({ ...from, id, timestamp: at, type: "text" }));
    expect(told?.news).toEqual({ kind: "not-understood", what: "message" });
  }
});
