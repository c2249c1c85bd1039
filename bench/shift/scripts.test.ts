import { expect, it } from "vitest";
import { faultsOfScripts, scriptsResultOf, scriptsTable } from "./scripts.ts";

const later = [
  { name: "chart", gzip: 20.1, brotli: 18 },
  { name: "history", gzip: 5.2, brotli: 4.5 },
];
const first = {
  before_paint: { gzip: 1, brotli: 0.8 },
  critical: { gzip: 86, brotli: 73.4 },
  initial: { gzip: 190, brotli: 170 },
};

it("sums what comes later, and names the largest", () => {
  const result = scriptsResultOf(first, later);
  expect(result.later).toEqual({ gzip: 25.3, brotli: 22.5, files: 2 });
  expect(faultsOfScripts(result)).toEqual([]);
  expect(scriptsTable(result, later).split("\n")).toEqual([
    "JavaScript, kB                                    gzip        brotli",
    "before the first frame (brotli ≤ 15)               1.0           0.8",
    "until registered (brotli ≤ 120)                   86.0          73.4",
    "until it can be used (gzip ≤ 200)                190.0         170.0",
    "later, 2 files                                    25.3          22.5",
    "  chart                                           20.1          18.0",
    "  history                                          5.2           4.5",
  ]);
});

it("finds fault with too much at once", () => {
  const much = {
    before_paint: { gzip: 17, brotli: 15.1 },
    critical: { gzip: 140, brotli: 120.1 },
    initial: { gzip: 200.1, brotli: 170 },
  };
  expect(faultsOfScripts(scriptsResultOf(much, []))).toEqual([
    "The phone's JavaScript before the first frame is 15.1 kB brotli, more than 15 kB.",
    "The phone's JavaScript until it is registered is 120.1 kB brotli, more than 120 kB.",
    "The phone's JavaScript until it can be used is 200.1 kB gzip, more than 200 kB.",
  ]);
});
