import { expect, it } from "vitest";
import { localTimeText } from "./local-time.ts";

const noon = Date.UTC(2026, 10, 20, 12, 0);

it.each([
  ["one zone", "GB", ["Europe/London"], "12:00 there"],
  ["zones that go alike", "DE", ["Europe/Berlin", "Europe/Busingen"], "13:00 there"],
  ["several zones", "ES", ["Europe/Madrid", "Atlantic/Canary"], "12:00 to 13:00 there"],
  ["zones of two days", "US", ["Pacific/Honolulu", "America/New_York"], "02:00 to 07:00 there"],
  ["no zone that is known", "XX", [], null],
  ["no country", null, ["Europe/London"], null],
] as const)("local time of %s", (_which, country, zones, said) => {
  expect(localTimeText(country, noon, () => zones)).toBe(said);
});

it("is the earlier day's first where midnight lies between", () => {
  const zones = ["Pacific/Auckland", "Europe/London"];
  expect(localTimeText("NZ", noon, () => zones)).toBe("12:00 to 01:00 there");
});

it("knows the countries by the browser's own tables", () => {
  expect(localTimeText("EG", noon)).toBe("14:00 there");
});
