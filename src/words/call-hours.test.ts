import { describe, expect, it } from "vitest";
import type { SettingsAtMeta } from "../api/contract.ts";
import { tellHours } from "./call-hours.ts";

type CallHours = NonNullable<SettingsAtMeta["callHours"]>;
type Day = CallHours["weekly"][number]["day"];

const weekdays: readonly Day[] = ["monday", "tuesday", "wednesday", "thursday", "friday"];
const on = (days: readonly Day[], open: string, close: string) => days.map((day) => ({ day, open, close }));
const hours = (weekly: CallHours["weekly"], facts: Partial<CallHours> = {}): CallHours => ({
  status: "on",
  timeZone: "Europe/Lisbon",
  weekly,
  holidays: [],
  ...facts,
});
/** In November Lisbon has UTC. */
const lisbon = (day: number, hour: number, minute = 0) => Date.UTC(2026, 10, day, hour, minute);
const friday = lisbon(20, 10);

describe("call hours in words", () => {
  it.each([
    ["none are set", null, ["At any time"]],
    ["they are switched off", hours(on(weekdays, "09:00", "18:00"), { status: "off" }), ["At any time"]],
    ["no day has any", hours([]), ["Never open"]],
    ["days go together", hours(on(weekdays, "09:00", "18:00")), ["Mon–Fri 09:00–18:00"]],
    [
      "a day differs",
      hours([...on(weekdays, "09:00", "18:00"), ...on(["saturday"], "10:00", "14:00")]),
      ["Mon–Fri 09:00–18:00", "Sat 10:00–14:00"],
    ],
    [
      "there is a break",
      hours([...on(["monday", "tuesday"], "14:00", "18:00"), ...on(["monday", "tuesday"], "09:00", "12:00")]),
      ["Mon, Tue 09:00–12:00, 14:00–18:00"],
    ],
    [
      "days with the same hours do not follow each other",
      hours(on(["monday", "wednesday", "thursday", "friday"], "09:00", "18:00")),
      ["Mon, Wed–Fri 09:00–18:00"],
    ],
    [
      "it is always open",
      hours(on([...weekdays, "saturday", "sunday"], "00:00", "23:59")),
      ["Every day all day"],
    ],
  ] as const)("when %s", (_when, given, lines) => {
    expect(tellHours(given, friday).lines).toEqual(lines);
  });

  const week = hours([...on(weekdays, "09:00", "12:00"), ...on(weekdays, "14:00", "18:00")]);
  it.each([
    ["before opening", lisbon(20, 8, 59), "Closed now, opens 09:00"],
    ["from the first minute", lisbon(20, 9), "Open now, until 12:00"],
    ["until the last", lisbon(20, 11, 59), "Open now, until 12:00"],
    ["in the break", lisbon(20, 12), "Closed now, opens 14:00"],
    ["after closing", lisbon(19, 18), "Closed now, opens Fri 09:00"],
    ["before a weekend", lisbon(20, 18), "Closed now, opens Mon 09:00"],
    ["on a Sunday", lisbon(22, 12), "Closed now, opens Mon 09:00"],
  ] as const)("say how it stands %s", (_when, now, said) => {
    expect(tellHours(week, now).today).toBe(said);
  });

  it("count by the number's own time zone", () => {
    const tokyo = { ...week, timeZone: "Asia/Tokyo" };
    expect(tellHours(tokyo, lisbon(20, 1)).today).toBe("Open now, until 12:00");
    expect(tellHours(tokyo, lisbon(20, 1)).zone).toBe("Tokyo time");
  });

  it("open once a week come round to the same day", () => {
    expect(tellHours(hours(on(["friday"], "09:00", "10:00")), friday).today).toBe(
      "Closed now, opens Fri 09:00",
    );
  });

  it("name a holiday's times without saying more than Meta does", () => {
    const holidays = [{ date: "2026-11-20", open: "10:00", close: "14:00" }];
    expect(tellHours({ ...week, holidays }, friday).today).toBe("Holiday hours today: 10:00–14:00");
  });

  it("are not judged in a zone that the browser does not know", () => {
    expect(tellHours({ ...week, timeZone: "Mars/Olympus_Mons" }, friday)).toMatchObject({
      today: null,
      zone: "Olympus Mons time",
    });
  });
});
