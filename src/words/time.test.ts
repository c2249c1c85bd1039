import { describe, expect, it } from "vitest";
import { agoText, momentInList, momentSoon, momentText } from "./time.ts";

const nine = new Date(2026, 10, 20, 9).getTime();
const at = (...[year, month, day, hour, minute]: readonly [number, number, number, number, number]) =>
  new Date(year, month - 1, day, hour, minute).getTime();

describe("a moment", () => {
  it.each([
    ["of today", at(2026, 11, 20, 18, 5), "today 18:05", "18:05"],
    ["of these days", at(2026, 11, 26, 18, 0), "Thu 26 Nov, 18:00", "26 Nov, 18:00"],
    ["of another year", at(2025, 1, 2, 8, 0), "2 Jan 2025, 08:00", "2 Jan 2025, 08:00"],
  ])("%s", (_which, instant, alone, inList) => {
    expect(momentText(instant, nine)).toBe(alone);
    expect(momentInList(instant, nine)).toBe(inList);
  });
});

it("a moment of this week has its weekday alone where there is little room", () => {
  expect(momentSoon(at(2026, 11, 22, 16, 40), nine)).toBe("Sun 16:40");
  expect(momentSoon(at(2026, 11, 20, 16, 40), nine)).toBe("16:40");
  expect(momentSoon(at(2026, 11, 27, 16, 40), nine)).toBe("Fri 27 Nov, 16:40");
});

it.each([
  [-60, "just now"],
  [4, "just now"],
  [40, "40 s ago"],
  [120, "2 min ago"],
  [3 * 3600, "3 h ago"],
  [36 * 3600, "1 day ago"],
  [50 * 3600, "2 days ago"],
])("%i seconds back is %s", (seconds, said) => {
  expect(agoText(nine - seconds * 1_000, nine)).toBe(said);
});
