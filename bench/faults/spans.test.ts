import { describe, expect, test } from "vitest";
import { covers, joined, longestGap, longestOverlap } from "./spans.ts";

const second = { from: 0, to: 1000 };

describe("spans", () => {
  test("that touch, overlap or hold one another are one", () => {
    const spans = [
      { from: 300, to: 400 },
      { from: 0, to: 200 },
      { from: 50, to: 100 },
      { from: 200, to: 250 },
    ];
    expect(joined(spans)).toEqual([
      { from: 0, to: 250 },
      { from: 300, to: 400 },
    ]);
    expect(joined(spans, 50)).toEqual([{ from: 0, to: 400 }]);
  });

  test.each([
    ["nothing at all", [], 1000],
    ["all of it", [{ from: -50, to: 1050 }], 0],
    ["a break in the middle", [{ from: -5, to: 300 }, { from: 700, to: 1200 }], 400], // prettier-ignore
    ["silence from the beginning on", [{ from: 600, to: 1000 }], 600],
    ["silence up to the end", [{ from: 0, to: 250 }], 750],
    ["only before and after", [{ from: -500, to: 0 }, { from: 1000, to: 1500 }], 1000], // prettier-ignore
  ])("the longest gap: %s", (_what, spans, gap) => {
    expect(longestGap(spans, second)).toBe(gap);
  });

  test("the longest overlap is of one piece", () => {
    const ready = [
      { from: 0, to: 400 },
      { from: 500, to: 900 },
    ];
    const deaf = [
      { from: 300, to: 550 },
      { from: 600, to: 800 },
    ];
    expect(longestOverlap(ready, deaf)).toBe(200);
    expect(longestOverlap(ready, [{ from: 400, to: 500 }])).toBe(0);
  });

  test("short breaks do not keep them from covering", () => {
    const spans = [
      { from: 0, to: 480 },
      { from: 520, to: 1000 },
    ];
    expect(covers(spans, second, 40)).toBe(true);
    expect(covers(spans, second, 39)).toBe(false);
  });
});
