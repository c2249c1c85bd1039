import { expect, it } from "vitest";
import { patienceWithDisagreement } from "./repair.ts";

it("a line begins anew after ten seconds, and ever more seldom while that does not help", () => {
  expect([0, 1, 2, 3, 4, 5, 50].map((repairs) => patienceWithDisagreement(repairs) / 1_000)).toEqual([
    10, 30, 60, 120, 300, 300, 300,
  ]);
});
