import { expect, it } from "vitest";
import { badgeOf, titleWithMissed } from "./badge.ts";

it.each([
  [{ offers: 0, missed: 0 }, { kind: "none" }],
  [
    { offers: 0, missed: 2 },
    { kind: "missed", count: 2, text: "2" },
  ],
  [
    { offers: 0, missed: 9 },
    { kind: "missed", count: 9, text: "9" },
  ],
  [
    { offers: 0, missed: 12 },
    { kind: "missed", count: 12, text: "9+" },
  ],
  [{ offers: 1, missed: 2 }, { kind: "ringing" }],
] as const)("%j", (facts, badge) => {
  expect(badgeOf(facts)).toEqual(badge);
});

it("a title counts what was missed, and nothing else", () => {
  expect(titleWithMissed("Ringbridge", 2)).toBe("(2) Ringbridge");
  expect(titleWithMissed("Ringbridge", 0)).toBe("Ringbridge");
});
