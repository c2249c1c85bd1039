import { expect, test } from "vitest";
import { callHoursFaults, isKnownTimeZone } from "./call-hours.ts";
import type { CallHours } from "./call-settings.ts";

const monday = (open: string, close: string) => ({ day: "monday", open, close }) as const;
const closed = (date: string) => ({ date, open: "00:00", close: "23:59" });
const days = (count: number) =>
  Array.from({ length: count }, (_, index) => closed(`2026-12-${String(index + 1).padStart(2, "0")}`));

const rows: readonly (readonly [string, Partial<CallHours>, readonly string[]])[] = [
  ["good hours", { weekly: [monday("09:00", "12:00"), monday("13:00", "17:00")], holidays: days(20) }, []],
  ["one after the other", { weekly: [monday("09:00", "12:00"), monday("12:00", "17:00")] }, []],
  ["an unknown zone", { timeZone: "Europe/Haugesund" }, ["/callHours/timeZone unknown-time-zone"]],
  [
    "closed before open",
    { weekly: [monday("17:00", "09:00")] },
    ["/callHours/weekly/0/close not-after-open"],
  ],
  ["open for no time", { weekly: [monday("09:00", "09:00")] }, ["/callHours/weekly/0/close not-after-open"]],
  [
    "three a day",
    { weekly: [monday("08:00", "09:00"), monday("10:00", "11:00"), monday("12:00", "13:00")] },
    ["/callHours/weekly/2/day too-many-a-day"],
  ],
  [
    "three on different days",
    {
      weekly: [
        monday("08:00", "09:00"),
        { ...monday("10:00", "11:00"), day: "tuesday" },
        monday("12:00", "13:00"),
      ],
    },
    [],
  ],
  [
    "overlapping",
    { weekly: [monday("09:00", "12:00"), monday("11:59", "17:00")] },
    ["/callHours/weekly/1/open overlap"],
  ],
  [
    "one inside the other",
    { weekly: [monday("10:00", "11:00"), monday("09:00", "17:00")] },
    ["/callHours/weekly/1/open overlap"],
  ],
  ["21 holidays", { holidays: days(21) }, ["/callHours/holidays too-many"]],
  ["22 holidays are one fault", { holidays: days(22) }, ["/callHours/holidays too-many"]],
  [
    "one day twice",
    { holidays: [closed("2026-12-24"), closed("2026-12-24")] },
    ["/callHours/holidays/1/date repeated"],
  ],
  ["a day that is none", { holidays: [closed("2026-02-30")] }, ["/callHours/holidays/0/date form"]],
  [
    "a holiday that closes first",
    { holidays: [{ date: "2026-12-24", open: "12:00", close: "08:00" }] },
    ["/callHours/holidays/0/close not-after-open"],
  ],
];

test.each(rows)("%s", (_name, differently, faults) => {
  const hours: CallHours = {
    status: "on",
    timeZone: "Europe/Oslo",
    weekly: [],
    holidays: [],
    ...differently,
  };
  expect(callHoursFaults(hours).map(({ path, fault }) => `${path} ${fault}`)).toEqual(faults);
});

test.each([
  ["Europe/Oslo", true],
  ["America/Argentina/Buenos_Aires", true],
  ["UTC", true],
  ["+02:00", false],
  ["Oslo", false],
  ["", false],
])("zone %s is known: %s", (name, known) => {
  expect(isKnownTimeZone(name)).toBe(known);
});
