import { describe, expect, it } from "vitest";
import type { WantedCallSettings } from "../../api/contract.ts";
import { ApiProblem } from "../../api/problem.ts";
import { aBusinessNumber, settingsAtMeta } from "../../testing/api-builders.ts";
import { differing, fieldsOf, isSame, wantedOf, withMetas, type SettingsFields } from "./settings-fields.ts";
import { faultsFrom, faultsOf } from "./settings-faults.ts";

const agents = { kind: "agents" } as const;
const office = { open: "09:00", close: "17:00" };
const hours = {
  status: "on",
  timeZone: "Europe/Lisbon",
  weekly: [
    { day: "friday", open: "13:00", close: "16:00" },
    { day: "monday", ...office },
    { day: "friday", open: "09:00", close: "12:00" },
  ],
  holidays: [{ date: "2026-12-25", open: "00:00", close: "23:59" }],
} as const;
const decided: WantedCallSettings = {
  calling: "on",
  sip: "on",
  keyExchange: "SDES",
  callHours: { ...hours, weekly: [...hours.weekly], holidays: [...hours.holidays] },
  callbackPermission: "off",
  callIcon: "hidden",
  additionalCodecs: ["PCMA"],
  permissionTemplate: { name: "may_we_call", language: "en" },
};
const fieldsWith = (over: Partial<SettingsFields> = {}): SettingsFields => ({
  ...fieldsOf(aBusinessNumber({ wanted: decided }), "Europe/Lisbon"),
  ...over,
});
const hoursWith = (over: Partial<SettingsFields["hours"]>) => ({ hours: { ...fieldsWith().hours, ...over } });

describe("what the form begins with", () => {
  it("is what was decided, and comes back unchanged", () => {
    expect(isSame(wantedOf(fieldsWith()), decided)).toBe(true);
  });

  it("is what Meta has, made ready for calls, while nobody has decided", () => {
    const meta = settingsAtMeta({ calling: "off", sip: "off", keyExchange: "DTLS", callIcon: "hidden" });
    expect(wantedOf(fieldsOf(aBusinessNumber({ meta }), "Europe/Lisbon"))).toEqual({
      calling: "on",
      sip: "on",
      keyExchange: "SDES",
      callHours: null,
      callbackPermission: "on",
      callIcon: "hidden",
      additionalCodecs: [],
      permissionTemplate: null,
    });
  });

  it("leaves another server the keys that Meta has for it", () => {
    const destination = { kind: "own-server", hostname: "sip.example.com", port: 5061 } as const;
    const number = aBusinessNumber({ destination, meta: settingsAtMeta({ keyExchange: "DTLS" }) });
    expect(fieldsOf(number, "Europe/Lisbon").keyExchange).toBe("DTLS");
  });
});

describe("what is sent", () => {
  it("keeps hours that are switched off, and leaves Meta's alone when asked to", () => {
    expect(wantedOf(fieldsWith(hoursWith({ mode: "always" }))).callHours).toMatchObject({
      status: "off",
      timeZone: "Europe/Lisbon",
    });
    expect(wantedOf(fieldsWith(hoursWith({ mode: "leave" }))).callHours).toBeNull();
  });

  it("has no template where none was entered", () => {
    expect(wantedOf(fieldsWith({ template: { name: " ", language: "" } })).permissionTemplate).toBeNull();
  });

  it("takes over Meta's values, but not the template, which Meta does not have", () => {
    const taken = wantedOf(
      withMetas(fieldsWith(), settingsAtMeta({ callIcon: "shown", additionalCodecs: ["PCMU"] })),
    );
    expect(taken).toMatchObject({ callIcon: "shown", additionalCodecs: ["PCMU"], callHours: null });
    expect(taken.permissionTemplate).toEqual(decided.permissionTemplate);
  });
});

it("names the settings that differ; another order is no difference", () => {
  const turned = {
    ...decided,
    callHours: { ...hours, weekly: [...hours.weekly].reverse(), holidays: [...hours.holidays] },
  };
  expect(differing(decided, turned)).toEqual([]);
  expect(differing(decided, { ...decided, callHours: null, sip: "off" })).toEqual(["sip", "callHours"]);
});

describe("faults", () => {
  const monday = (...times: readonly { open: string; close: string }[]) =>
    hoursWith({ weekly: { ...fieldsWith().hours.weekly, monday: times } });
  const holidays = (...list: readonly { date: string; open: string; close: string }[]) =>
    hoursWith({ holidays: list });
  const christmas = { date: "2026-12-25", open: "00:00", close: "23:59" };

  // prettier-ignore
  it.each([
    ["good values",            {},                                                                 {}],
    ["closes before it opens", monday({ open: "17:00", close: "09:00" }),                          { "monday 0": "not-after-open" }],
    ["an empty time",          monday({ open: "09:00", close: "" }),                               { "monday 0": "form" }],
    ["overlapping times",      monday(office, { open: "16:00", close: "18:00" }),                  { "monday 1": "overlap" }],
    ["times that touch",       monday(office, { open: "17:00", close: "18:00" }),                  {}],
    ["an unknown zone",        hoursWith({ timeZone: "Europe/Nowhere" }),                          { timeZone: "unknown-time-zone" }],
    ["an offset as zone",      hoursWith({ timeZone: "+02:00" }),                                  { timeZone: "unknown-time-zone" }],
    ["hours left alone",       hoursWith({ mode: "leave", timeZone: "" }),                         {}],
    ["a holiday twice",        holidays(christmas, christmas),                                     { "holiday 1 date": "repeated" }],
    ["a holiday without day",  holidays({ ...christmas, date: "" }),                               { "holiday 0 date": "no-date" }],
    ["a template's name",      { template: { name: "May we", language: "en" } },                   { templateName: "template-name" }],
    ["a template's language",  { template: { name: "may_we_call", language: "english" } },         { templateLanguage: "template-language" }],
    ["half a template",        { template: { name: "may_we_call", language: "" } },                { templateLanguage: "template-language" }],
    ["DTLS to our trunk",      { keyExchange: "DTLS" },                                            { keyExchange: "trunk-has-sdes" }],
  ] as const)("%s", (_name, over, faults) => {
    expect(faultsOf(fieldsWith(over), agents)).toEqual(faults);
  });

  it("DTLS is for another server", () => {
    const destination = { kind: "own-server", hostname: "sip.example.com", port: 5061 } as const;
    expect(faultsOf(fieldsWith({ keyExchange: "DTLS" }), destination)).toEqual({});
  });

  it("takes 20 holidays, not 21", () => {
    const list = Array.from({ length: 21 }, (_, day) => ({
      ...christmas,
      date: `2026-12-${String(day + 1).padStart(2, "0")}`,
    }));
    expect(faultsOf(fieldsWith(holidays(...list)), agents)).toEqual({ holidays: "too-many" });
    expect(faultsOf(fieldsWith(holidays(...list.slice(1))), agents)).toEqual({});
  });

  it("of the backend stand where the values stand", () => {
    const fields = [
      // The second entry of the week as it is sent: Monday, then Friday's first.
      { path: "/callHours/weekly/1/open", fault: "overlap" },
      { path: "/callHours/holidays/0/date", fault: "repeated" },
      { path: "/callHours/timeZone", fault: "unknown-time-zone" },
      { path: "/permissionTemplate/name", fault: "pattern" },
      { path: "/keyExchange", fault: "trunk-has-sdes" },
    ];
    expect(faultsFrom(new ApiProblem({ code: "invalid", fields }), fieldsWith())).toEqual({
      "friday 0": "overlap",
      "holiday 0 date": "repeated",
      timeZone: "unknown-time-zone",
      templateName: "refused",
      keyExchange: "trunk-has-sdes",
    });
  });
});
