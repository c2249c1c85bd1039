import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { MetaAccess } from "../../core/ports/meta.ts";
import { HOUR } from "../../core/time.ts";
import { json, startHttpAnswers, text, type HttpAnswers } from "../../testing/http-answers.ts";
import { createManualClock } from "../../testing/manual-clock.ts";
import { morning, ourServer, wantedForAgents } from "../../testing/numbers.ts";
import { rest } from "../../testing/rest.ts";
import { createMeta } from "./create-meta.ts";

let server: HttpAnswers;
let access: MetaAccess;
beforeAll(async () => {
  server = await startHttpAnswers();
  access = { baseUrl: server.baseUrl, authorization: "Bearer", accessToken: "the-token-of-harbour" };
});
afterAll(() => server.close());
beforeEach(() => {
  server.asked.length = 0;
});

const clock = createManualClock(morning);
const meta = createMeta({ clock });
const phoneNumberId = "106540352242922";
const seconds = (time: number) => time / 1000;
const asked = () => server.asked.map(({ method, url }) => `${method} ${url.replace("/v26.0", "")}`);
const sent = (): unknown => JSON.parse(server.asked[0]?.body ?? "null");
const refused = (code: number, subcode?: number) =>
  json({ error: { code, error_subcode: subcode, message: "No" } }, 400);

/** The value, or the kind of the fault. */
async function got<Value>(
  answer: Promise<{ kind: "answered"; value: Value } | { kind: "fault"; fault: { kind: string } }>,
): Promise<Value | string> {
  const told = await answer;
  return told.kind === "fault" ? told.fault.kind : told.value;
}

// ------------------------------------------------------------------ numbers

test("numbers come page by page, normalised; the address that Meta names is not followed", async () => {
  server.answer(
    json({
      data: [{ id: "106540352242922", display_phone_number: "+49 30 901820", verified_name: "Harbour" }],
      paging: { next: "https://elsewhere.example/", cursors: { after: "MjQ=" } },
    }),
    json({
      data: [
        { id: "106540352242923", display_phone_number: "49 (30) 90-18.21" },
        { id: "106540352242924", display_phone_number: "not yet" },
      ],
      paging: { cursors: { after: "OTk=" } },
    }),
  );
  expect(await got(meta.listNumbers(access, "102290129340398"))).toEqual([
    { phoneNumberId: "106540352242922", number: "+4930901820", verifiedName: "Harbour" },
    { phoneNumberId: "106540352242923", number: "+4930901821", verifiedName: null },
  ]);
  const question =
    "/102290129340398/phone_numbers?fields=id%2Cdisplay_phone_number%2Cverified_name&limit=100";
  expect(asked()).toEqual([`GET ${question}`, `GET ${question}&after=MjQ%3D`]);
});

test.each([
  [
    "a proxy that does not tell has none",
    json({ error: "unsupported endpoint or object not found" }, 404),
    [],
  ],
  ["an address that is no Graph API", text("<html>Not found</html>", 404), "number-unknown"],
  ["an account that is not ours", refused(100, 33), "number-unknown"],
  ["a list that is none", json({ data: "no" }), "unreadable"],
])("%s", async (_name, answer, value) => {
  server.answer(answer);
  expect(await got(meta.listNumbers(access, "102290129340398"))).toEqual(value);
});

test("a number with all that is told of it", async () => {
  server.answer(
    json({
      id: phoneNumberId,
      display_phone_number: "+49 30 901820",
      verified_name: "Harbour Tours",
      status: "CONNECTED",
      quality_rating: "GREEN",
      account_mode: "LIVE",
      whatsapp_business_manager_messaging_limit: "TIER_2K",
    }),
  );
  expect(await got(meta.readNumber(access, phoneNumberId))).toEqual({
    number: "+4930901820",
    verifiedName: "Harbour Tours",
    status: "CONNECTED",
    quality: "GREEN",
    messagingLimit: "TIER_2K",
    accountMode: "LIVE",
  });
});

test("a version that has lost a field is asked without the limits", async () => {
  server.answer(refused(100), json({ display_phone_number: "+49 30 901820" }));
  expect(await got(meta.readNumber(access, phoneNumberId))).toMatchObject({
    number: "+4930901820",
    messagingLimit: null,
  });
  expect(server.asked[1]?.url).not.toContain("limit");
});

test("a proxy that does not tell of numbers", async () => {
  server.answer(json({ error: "unsupported endpoint or object not found" }, 404));
  expect(await got(meta.readNumber(access, phoneNumberId))).toBeNull();
});

// ------------------------------------------------------------------ settings

const readSettings = () => meta.readSettings(access, phoneNumberId, ourServer);
const theirServer = { hostname: "other.example", port: 5061 };

test("settings as the documentation has them", async () => {
  server.answer(
    json({
      calling: {
        status: "ENABLED",
        call_icon_visibility: "DISABLE_ALL",
        call_hours: {
          status: "ENABLED",
          timezone_id: "Europe/London",
          weekly_operating_hours: [{ day_of_week: "MONDAY", open_time: "0900", close_time: "1700" }],
          holiday_schedule: [{ date: "2026-12-25", start_time: "0000", end_time: "2359" }],
        },
        callback_permission_status: "ENABLED",
        sip: {
          status: "ENABLED",
          servers: [
            { hostname: ourServer.hostname, port: 5061, app_id: 1, sip_user_password: "made-by-meta" },
          ],
        },
        srtp_key_exchange_protocol: "SDES",
        audio: { additional_codecs: ["PCMA", "PCMU"] },
        voicemail: { status: "ENABLED" },
        restrictions: {
          restrictions_list: [
            {
              type: "RESTRICTED_BUSINESS_INITIATED_CALLING",
              reason: "LOW_QUALITY",
              expiration: seconds(morning + HOUR),
            },
          ],
        },
      },
    }),
  );
  expect(await got(readSettings())).toEqual({
    sipPassword: "made-by-meta",
    settings: {
      readAt: morning,
      calling: "on",
      sip: "on",
      servers: [{ ...ourServer, hasPassword: true, ours: true }],
      keyExchange: "SDES",
      callHours: {
        status: "on",
        timeZone: "Europe/London",
        weekly: [{ day: "monday", open: "09:00", close: "17:00" }],
        holidays: [{ date: "2026-12-25", open: "00:00", close: "23:59" }],
      },
      callbackPermission: "on",
      callIcon: "hidden",
      additionalCodecs: ["PCMA", "PCMU"],
      restrictions: [{ kind: "outbound-calls", reason: "LOW_QUALITY", until: morning + HOUR }],
      number: null,
      passwordAtPbx: "in-step",
    },
  });
  expect(asked()).toEqual([`GET /${phoneNumberId}/settings?include_sip_credentials=true`]);
});

test.each([
  ["nobody has set anything", {}],
  ["nothing but calling", { calling: {} }],
  ["calling is null", { calling: null }],
])("%s: everything is off, and DTLS is the default", async (_name, answer) => {
  server.answer(json(answer));
  expect(await got(readSettings())).toMatchObject({
    sipPassword: null,
    settings: {
      calling: "off",
      sip: "off",
      servers: [],
      keyExchange: "DTLS",
      callHours: null,
      callbackPermission: "off",
      callIcon: "shown",
      additionalCodecs: [],
      restrictions: [],
    },
  });
});

const withServers = (...servers: readonly object[]) =>
  json({ calling: { sip: { status: "ENABLED", servers } } });
const mine = { hostname: ourServer.hostname, port: 5061 };

test.each([
  [
    "a server without a port has 5061",
    [{ hostname: ourServer.hostname, sip_user_password: "p" }],
    "p",
    [true],
  ],
  ["a port as text", [{ ...mine, port: "5061", sip_user_password: "p" }], "p", [true]],
  ["capitals", [{ ...mine, hostname: "PBX.Haug.Example", sip_user_password: "p" }], "p", [true]],
  [
    "host and port are ours, whatever stands first",
    [
      { ...theirServer, sip_user_password: "other" },
      { ...mine, sip_user_password: "p" },
    ],
    "p",
    [false, true],
  ],
  [
    "else the first with a password",
    [theirServer, { ...theirServer, port: 5062, sip_user_password: "p" }],
    "p",
    [false, true],
  ],
  [
    "two apps with our server: the one we see the password of",
    [mine, { ...mine, sip_user_password: "p" }],
    "p",
    [false, true],
  ],
  ["nobody's password is told", [theirServer], null, [false]],
  ["a password of several lines is none", [{ ...mine, sip_user_password: "a\nb" }], null, [true]],
] as const)("servers: %s", async (_name, servers, sipPassword, ours) => {
  server.answer(withServers(...servers));
  const read = await got(readSettings());
  if (typeof read === "string") throw new Error(read);
  expect([read.sipPassword, read.settings.servers.map((each) => each.ours)]).toEqual([sipPassword, ours]);
});

test.each([
  ["the old name of a hidden icon", { call_icon_visibility: "HIDE_IN_CHAT" }, { callIcon: "hidden" }],
  [
    "small letters",
    { status: "enabled", srtp_key_exchange_protocol: "sdes" },
    { calling: "on", keyExchange: "SDES" },
  ],
  [
    "holidays as Meta's table names them",
    {
      call_hours: {
        status: "DISABLED",
        timezone_id: "UTC",
        weekly_operating_hours: [],
        holiday_schedule: [{ date: "2026-12-25", open_time: "1000", close_time: "1200" }],
      },
    },
    {
      callHours: {
        status: "off",
        timeZone: "UTC",
        weekly: [],
        holidays: [{ date: "2026-12-25", open: "10:00", close: "12:00" }],
      },
    },
  ],
  [
    "hours in a form that nobody knows",
    { status: "ENABLED", call_hours: ["always"] },
    { calling: "on", callHours: null },
  ],
  [
    "a codec that nobody knows",
    { audio: { additional_codecs: ["PCMU", "G729"] } },
    { additionalCodecs: ["PCMU"] },
  ],
  [
    "a restriction that nobody knows",
    { restrictions: { restrictions_list: [{ type: "RESTRICTED_SOMETHING", expiration: "never" }] } },
    { restrictions: [{ kind: "other", reason: "RESTRICTED_SOMETHING", until: null }] },
  ],
])("settings: %s", async (_name, calling, settings) => {
  server.answer(json({ calling }));
  expect(await got(readSettings())).toMatchObject({ settings });
});

test.each([
  ["a list", []],
  ["calling is text", { calling: "on" }],
  ["servers in a form that nobody knows", { calling: { sip: { servers: "pbx.haug.example" } } }],
  ["a server without a host", { calling: { sip: { servers: [{ port: 5061 }] } } }],
])("no settings: %s", async (_name, answer) => {
  server.answer(json(answer));
  expect(await got(readSettings())).toBe("unreadable");
});

test("what we want is written as Meta has it; hours without holidays delete Meta's", async () => {
  server.answer(json({ success: true }));
  const wanted = {
    ...wantedForAgents,
    callIcon: "hidden",
    additionalCodecs: ["PCMA"],
    callHours: {
      status: "on",
      timeZone: "Europe/Oslo",
      weekly: [{ day: "monday", open: "09:00", close: "17:00" }],
      holidays: [],
    },
    permissionTemplate: { name: "may_we_call", language: "en" },
  } as const;
  expect(await got(meta.writeSettings(access, phoneNumberId, wanted, ourServer))).toBeNull();
  expect(asked()).toEqual([`POST /${phoneNumberId}/settings`]);
  expect(sent()).toEqual({
    calling: {
      status: "ENABLED",
      call_icon_visibility: "DISABLE_ALL",
      call_hours: {
        status: "ENABLED",
        timezone_id: "Europe/Oslo",
        weekly_operating_hours: [{ day_of_week: "MONDAY", open_time: "0900", close_time: "1700" }],
        holiday_schedule: [],
      },
      callback_permission_status: "ENABLED",
      sip: { status: "ENABLED", servers: [ourServer] },
      srtp_key_exchange_protocol: "SDES",
      audio: { additional_codecs: ["PCMA"] },
    },
  });
});

test("hours that are Meta's business are not written", async () => {
  server.answer(json({ success: true }));
  await meta.writeSettings(access, phoneNumberId, wantedForAgents, ourServer);
  expect(sent()).not.toHaveProperty("calling.call_hours");
});

test("SIP is cleared as Meta's procedure for a new password wants it", async () => {
  server.answer(json({ success: true }));
  expect(await got(meta.clearSip(access, phoneNumberId))).toBeNull();
  expect(sent()).toEqual({ calling: { status: "DISABLED", sip: { status: "DISABLED", servers: [] } } });
});

test("success that is none", async () => {
  server.answer(json({ success: false }));
  expect(await got(meta.clearSip(access, phoneNumberId))).toBe("unreadable");
});

// ------------------------------------------------------------------ permissions

const ida = "+4915112345678";
const idasId = "DE.13491208655302741918";

test("a permission as the documentation has it", async () => {
  server.answer(
    json({
      messaging_product: "whatsapp",
      permission: { status: "temporary", expiration_time: seconds(morning + HOUR) },
      actions: [
        {
          action_name: "send_call_permission_request",
          can_perform_action: true,
          limits: [
            { time_period: "PT24H", max_allowed: 1, current_usage: 0 },
            { time_period: "P7D", max_allowed: 2, current_usage: 1 },
          ],
        },
        {
          action_name: "start_call",
          can_perform_action: false,
          limits: [
            {
              time_period: "PT24H",
              max_allowed: 100,
              current_usage: 100,
              limit_expiration_time: seconds(morning + 2 * HOUR),
            },
          ],
        },
      ],
    }),
  );
  expect(await got(meta.readPermission(access, phoneNumberId, ida))).toEqual({
    readAt: morning,
    state: "temporary",
    expiresAt: morning + HOUR,
    mayCall: false,
    mayAsk: true,
    calls: { left: 0, max: 100, until: morning + 2 * HOUR },
    requestsDay: { left: 1, max: 1, until: null },
    requestsWeek: { left: 1, max: 2, until: null },
  });
  expect(asked()).toEqual([`GET /${phoneNumberId}/call_permissions?user_wa_id=4915112345678`]);
});

test("a customer without a number is asked about by id", async () => {
  server.answer(json({ permission: { status: "permanent" } }));
  expect(await got(meta.readPermission(access, phoneNumberId, idasId))).toEqual({
    readAt: morning,
    state: "permanent",
    expiresAt: null,
    mayCall: true,
    mayAsk: false,
    calls: null,
    requestsDay: null,
    requestsWeek: null,
  });
  expect(asked()).toEqual([`GET /${phoneNumberId}/call_permissions?recipient=${idasId}`]);
});

test.each([
  [
    "the table's name for the end",
    { permission: { status: "temporary", expiration: String(seconds(morning)) } },
    { expiresAt: morning },
  ],
  [
    "no permission, no actions",
    { permission: { status: "no_permission" } },
    { state: "none", mayCall: false, mayAsk: true },
  ],
  [
    "an old maximum in Meta's numbers",
    {
      permission: { status: "permanent" },
      actions: [
        {
          action_name: "start_call",
          can_perform_action: true,
          limits: [{ time_period: "PT24H", max_allowed: 5, current_usage: 9 }],
        },
      ],
    },
    { mayCall: true, calls: { left: 1, max: 5, until: null } },
  ],
])("a permission with %s", async (_name, answer, value) => {
  server.answer(json(answer));
  expect(await got(meta.readPermission(access, phoneNumberId, ida))).toMatchObject(value);
});

test.each([{}, { permission: { status: "perhaps" } }, { permission: null }, "yes"])(
  "no permission that we know: %j",
  async (answer) => {
    server.answer(json(answer));
    expect(await got(meta.readPermission(access, phoneNumberId, ida))).toBe("unreadable");
  },
);

test("lookups wait for their turn at 80 a second and number; too many waiting are told so", async () => {
  server.answer(json({ permission: { status: "permanent" } }));
  const ours = createManualClock(morning);
  const limited = createMeta({ clock: ours });
  const look = () => got(limited.readPermission(access, phoneNumberId, ida));
  const through = Array.from({ length: 80 }, look);
  const waiting = Array.from({ length: 500 }, look);
  await Promise.all(through);
  expect(server.asked).toHaveLength(80);
  expect(await look()).toBe("permission-lookup-limit");
  expect(await got(limited.readPermission(access, "106540352242923", ida))).toMatchObject({
    state: "permanent",
  });

  ours.advance(1000);
  await Promise.all(waiting.slice(0, 80));
  expect(server.asked).toHaveLength(161);
  ours.advance(10_000);
  await Promise.all(waiting);
  await rest();
  expect(server.asked).toHaveLength(581);
  expect(ours.waiting()).toBe(0);
});

const sentMessage = json({ messages: [{ id: "wamid.1" }] });
const common = { messaging_product: "whatsapp", recipient_type: "individual" };
const request = { type: "call_permission_request", action: { name: "call_permission_request" } };

test.each([
  [
    "in our words",
    ida,
    { text: "Your tour changed", template: null },
    {
      ...common,
      to: "4915112345678",
      type: "interactive",
      interactive: { ...request, body: { text: "Your tour changed" } },
    },
  ],
  [
    "without words",
    ida,
    { text: " ", template: null },
    { ...common, to: "4915112345678", type: "interactive", interactive: request },
  ],
  [
    "by template, to an id",
    idasId,
    { text: null, template: { name: "may_we_call", language: "en_GB" } },
    {
      ...common,
      recipient: idasId,
      type: "template",
      template: { name: "may_we_call", language: { code: "en_GB" } },
    },
  ],
])("asking %s", async (_name, customer, message, body) => {
  server.answer(sentMessage);
  expect(await got(meta.askPermission(access, phoneNumberId, customer, message))).toEqual({
    messageId: "wamid.1",
  });
  expect(asked()).toEqual([`POST /${phoneNumberId}/messages`]);
  expect(sent()).toEqual(body);
});

test("asked, and Meta tells no id", async () => {
  server.answer(json({ messaging_product: "whatsapp" }));
  expect(await got(meta.askPermission(access, phoneNumberId, ida, { text: null, template: null }))).toEqual({
    messageId: null,
  });
});
