import { describe, expect, test } from "vitest";
import { hoursFault, isOpen } from "./call-hours.ts";
import type { CallHours, OpenHours } from "./call-hours.ts";

const monday = (open_time: string, close_time: string): OpenHours => ({
  day_of_week: "MONDAY",
  open_time,
  close_time,
});
const hours = (changes: Partial<CallHours> = {}): CallHours => ({
  status: "ENABLED",
  timezone_id: "Europe/London",
  weekly_operating_hours: [monday("0900", "1700")],
  ...changes,
});
const christmas = { date: "2026-12-25", start_time: "0000", end_time: "2359" };

describe("what Meta refuses", () => {
  test.each([
    ["nothing wrong", hours(), undefined],
    [
      "a lunch break",
      hours({ weekly_operating_hours: [monday("1300", "1700"), monday("0900", "1200")] }),
      undefined,
    ],
    [
      "three times on one day",
      hours({
        weekly_operating_hours: [monday("0800", "0900"), monday("1000", "1100"), monday("1200", "1300")],
      }),
      /3 entries for MONDAY; at most 2/,
    ],
    [
      "closing before opening",
      hours({ weekly_operating_hours: [monday("1700", "0900")] }),
      /open_time must be before/,
    ],
    [
      "opening and closing at once",
      hours({ weekly_operating_hours: [monday("0900", "0900")] }),
      /must be before/,
    ],
    [
      "hours that overlap",
      hours({ weekly_operating_hours: [monday("1200", "1700"), monday("0900", "1201")] }),
      /MONDAY: the entries overlap/,
    ],
    ["a time zone that does not exist", hours({ timezone_id: "Europe/Atlantis" }), /not a valid timezone/],
    ["an offset for a time zone", hours({ timezone_id: "+02:00" }), /not a valid timezone/],
    ["twenty holidays", hours({ holiday_schedule: Array.from({ length: 20 }, () => christmas) }), undefined],
    [
      "one more",
      hours({ holiday_schedule: Array.from({ length: 21 }, () => christmas) }),
      /21 entries; at most 20/,
    ],
    [
      "a holiday that ends before it begins",
      hours({ holiday_schedule: [{ ...christmas, end_time: "0000" }] }),
      /2026-12-25: start_time must be before/,
    ],
  ] satisfies [string, CallHours, RegExp | undefined][])("%s", (_, given, fault) => {
    if (fault) expect(hoursFault(given)).toMatch(fault);
    else expect(hoursFault(given)).toBeUndefined();
  });
});

describe("whether customers may call", () => {
  // 2026-11-23 is a Monday; London is on UTC then, Tokyo nine hours ahead.
  test.each([
    ["in the morning", "2026-11-23T08:59:00Z", "Europe/London", false],
    ["at opening", "2026-11-23T09:00:00Z", "Europe/London", true],
    ["a minute before closing", "2026-11-23T16:59:00Z", "Europe/London", true],
    ["at closing", "2026-11-23T17:00:00Z", "Europe/London", false],
    ["on Tuesday", "2026-11-24T10:00:00Z", "Europe/London", false],
    ["when it is Monday in Tokyo already", "2026-11-23T00:30:00Z", "Asia/Tokyo", true],
    ["when it is Monday evening in Tokyo", "2026-11-23T10:00:00Z", "Asia/Tokyo", false],
  ])("%s", (_, at, timezone_id, open) => {
    expect(isOpen(hours({ timezone_id }), Date.parse(at))).toBe(open);
  });

  test("not on a holiday", () => {
    const friday: OpenHours = { day_of_week: "FRIDAY", open_time: "0900", close_time: "1700" };
    const weekly = { weekly_operating_hours: [friday] };
    const noon = Date.parse("2026-12-25T12:00:00Z");
    expect(isOpen(hours(weekly), noon)).toBe(true);
    expect(isOpen(hours({ ...weekly, holiday_schedule: [christmas] }), noon)).toBe(false);
  });

  test("always without call hours, and with disabled ones", () => {
    expect(isOpen(undefined, 0)).toBe(true);
    expect(isOpen(hours({ status: "DISABLED", weekly_operating_hours: [] }), 0)).toBe(true);
  });
});
