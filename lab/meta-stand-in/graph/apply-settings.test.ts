import { describe, expect, test } from "vitest";
import { applySettings } from "./apply-settings.ts";
import type { SettingsContext } from "./apply-settings.ts";
import { announcedChange, showSettings, untouchedSettings } from "./call-settings.ts";
import type { CallSettings } from "./call-settings.ts";
import { GraphFault } from "./graph-fault.ts";
import { readSettingsRequest } from "./settings-request.ts";

const ours = "1001";
const theirs = "2002";
const context = (changes: Partial<SettingsContext> = {}): SettingsContext => {
  let made = 0;
  return {
    appId: ours,
    messagingLimit: 10_000,
    payment: "valid",
    callsSubscribed: false,
    makePassword: () => `password ${String((made += 1))}`,
    ...changes,
  };
};
const post = (current: CallSettings, calling: unknown, with_ = context()): CallSettings =>
  applySettings(current, readSettingsRequest({ calling }), with_);
const faultOf = (work: () => unknown): GraphFault => {
  try {
    work();
  } catch (error) {
    if (error instanceof GraphFault) return error;
    throw error;
  }
  throw new Error("It was allowed.");
};

const pbx = { hostname: "pbx.example.com", port: 5061 };
const on = { status: "ENABLED", sip: { status: "ENABLED", servers: [pbx] } };
const hours = {
  status: "ENABLED",
  timezone_id: "Europe/London",
  weekly_operating_hours: [{ day_of_week: "MONDAY", open_time: "0900", close_time: "1700" }],
};

describe("calling is enabled", () => {
  test("in one request with SIP and a server", () => {
    expect(post(untouchedSettings, on)).toMatchObject({
      status: "ENABLED",
      sip: { status: "ENABLED", servers: [{ ...pbx, appId: ours, password: "password 1" }] },
    });
  });

  test("in small letters, as others' programs send it", () => {
    const calling = { status: "enabled", sip: { status: "enabled", servers: [pbx] } };
    expect(post(untouchedSettings, calling)).toMatchObject({ status: "ENABLED", sip: { status: "ENABLED" } });
  });

  test.each([
    [138015, "with a messaging limit below 2000", on, { messagingLimit: 1999 }],
    [131044, "without a payment method", on, { payment: "missing" }],
    [138018, "without SIP and without an app on calls", { status: "ENABLED" }, {}],
    [100, "with SIP but no server", { status: "ENABLED", sip: { status: "ENABLED" } }, {}],
  ] as const)("%i %s", (code, _, calling, changes) => {
    const fault = faultOf(() => post(untouchedSettings, calling, context(changes)));
    expect(fault).toMatchObject({ code, status: 400 });
  });

  test("without SIP when some app is on calls", () => {
    const calls = context({ callsSubscribed: true });
    expect(post(untouchedSettings, { status: "ENABLED" }, calls).status).toBe("ENABLED");
  });
});

describe("the SIP password", () => {
  const first = post(untouchedSettings, on);
  const passwords = (settings: CallSettings) => settings.sip.servers.map(({ password }) => password);

  test("stays when the server is set again, moved, or SIP is disabled", () => {
    const makeAnother = context({ makePassword: () => "another" });
    const moved = { sip: { servers: [{ hostname: "new.example.com" }] } };
    for (const calling of [on, moved, { sip: { status: "DISABLED" } }])
      expect(passwords(post(first, calling, makeAnother))).toEqual(["password 1"]);
  });

  test("is new only after the server was cleared and set again", () => {
    const makeAnother = context({ makePassword: () => "another" });
    const cleared = post(
      first,
      { status: "DISABLED", sip: { status: "DISABLED", servers: [] } },
      makeAnother,
    );
    expect(cleared).toMatchObject({ status: "DISABLED", sip: { status: "DISABLED", servers: [] } });
    expect(passwords(post(cleared, on, makeAnother))).toEqual(["another"]);
  });

  test("is shown only when asked for, and only to the app that set the server", () => {
    const show = (credentialsOf: string | undefined): string =>
      JSON.stringify(showSettings(first, { credentialsOf, restrictions: [] }));
    expect(show(ours)).toContain('"app_id":1001,"sip_user_password":"password 1"');
    expect(show(theirs)).not.toContain("password");
    expect(show(undefined)).not.toContain("password");
  });
});

describe("servers of two apps", () => {
  const other = context({ appId: theirs, makePassword: () => "theirs" });
  const both = post(
    post(untouchedSettings, on),
    { sip: { servers: [{ hostname: "other.example.org" }] } },
    other,
  );

  test("stand side by side, each with its own password", () => {
    expect(both.sip.servers).toMatchObject([
      { hostname: "pbx.example.com", appId: ours, password: "password 1" },
      { hostname: "other.example.org", appId: theirs, password: "theirs" },
    ]);
  });

  test("each app clears its own", () => {
    expect(post(both, { sip: { servers: [] } }, other).sip.servers).toMatchObject([{ appId: ours }]);
    const none = faultOf(() => post(post(both, { sip: { servers: [] } }), { sip: { servers: [] } }, other));
    expect(none.details).toMatch(/without a SIP server/);
  });
});

describe("call hours", () => {
  test("are replaced as a whole: without a holiday schedule there is none", () => {
    const holiday_schedule = [{ date: "2026-12-25", open_time: "0000", close_time: "2359" }];
    const before = post(untouchedSettings, { call_hours: { ...hours, holiday_schedule } });
    expect(before.call_hours?.holiday_schedule).toEqual([
      { date: "2026-12-25", start_time: "0000", end_time: "2359" },
    ]);
    expect(post(before, { call_hours: hours }).call_hours?.holiday_schedule).toBeUndefined();
  });

  test("stay when something else is changed", () => {
    const before = post(untouchedSettings, { call_hours: hours });
    expect(post(before, { call_icon_visibility: "DISABLE_ALL" }).call_hours).toEqual(hours);
  });
});

describe("a request that Meta cannot read", () => {
  test.each([
    ["an unknown field", { colour: "green" }, /colour/],
    ["a wrong word", { status: "ON" }, /calling\.status/],
    [
      "an address for a hostname",
      { sip: { servers: [{ hostname: "192.0.2.1" }] } },
      /hostname: must be a hostname/,
    ],
    ["a URL for a hostname", { sip: { servers: [{ hostname: "sip:pbx.example.com" }] } }, /hostname/],
    ["a hostname with a line break", { sip: { servers: [{ hostname: "a.example\r\nX: 1" }] } }, /hostname/],
    ["a name without a domain", { sip: { servers: [{ hostname: "pbx" }] } }, /hostname/],
    ["a port that is none", { sip: { servers: [{ ...pbx, port: 70_000 }] } }, /port/],
    ["two servers", { sip: { servers: [pbx, pbx] } }, /at most one server/],
    [
      "a parameter that is too long",
      { sip: { servers: [{ ...pbx, request_uri_user_params: { a: "x".repeat(129) } }] } },
      /request_uri_user_params/,
    ],
    ["call hours without a time zone", { call_hours: { ...hours, timezone_id: undefined } }, /timezone_id/],
    ["call hours without status", { call_hours: { ...hours, status: undefined } }, /status/],
    [
      "a time that is none",
      {
        call_hours: {
          ...hours,
          weekly_operating_hours: [{ day_of_week: "MONDAY", open_time: "9:00", close_time: "1700" }],
        },
      },
      /0\.open_time: must be a time/,
    ],
    ["a codec", { audio: { additional_codecs: ["G729"] } }, /additional_codecs/],
    ["a restriction of one's own", { restrictions: {} }, /restrictions/],
  ])("%s", (_, calling, details) => {
    const fault = faultOf(() => post(untouchedSettings, calling));
    expect(fault).toMatchObject({ code: 100, status: 400 });
    expect(fault.details).toMatch(details);
  });

  test.each([undefined, null, [], "calling", { calling: null }, { calling: {}, more: 1 }])("%j", (body) => {
    expect(faultOf(() => readSettingsRequest(body)).code).toBe(100);
  });
});

test("account_settings_update tells of five fields and of nothing else", () => {
  const before = post(untouchedSettings, on);
  const changes = [
    { status: "DISABLED" },
    { call_icon_visibility: "DISABLE_ALL" },
    { callback_permission_status: "ENABLED" },
    { sip: { status: "DISABLED" } },
    { srtp_key_exchange_protocol: "SDES" },
  ];
  for (const calling of changes)
    expect(announcedChange(before, post(before, calling))).toMatchObject(calling);
  for (const calling of [{ call_hours: hours }, { sip: { servers: [{ hostname: "new.example.com" }] } }, on])
    expect(announcedChange(before, post(before, calling))).toBeUndefined();
});
