import { expect, test } from "vitest";
import { offsetOf } from "./clocks.ts";

test("the quickest comparison decides: a slow one may be off by as much as it took", () => {
  const compared = offsetOf([
    { before: 1000, theirs: 535, after: 1040 },
    { before: 2000, theirs: 1501, after: 2002 },
    { before: 3000, theirs: 2490, after: 3020 },
  ]);
  expect(compared).toEqual({ offset: 500, error: 1 });
});

test("a page whose clock is ahead of ours has a negative offset", () => {
  expect(offsetOf([{ before: 10, theirs: 110, after: 12 }]).offset).toBe(-99);
});
