import { expect, it } from "vitest";
import { faultsOfScripts, scriptsResultOf, scriptsTable } from "./scripts.ts";

const later = [
  { name: "chart", gzip: 20.1, brotli: 18 },
  { name: "history", gzip: 5.2, brotli: 4.5 },
];

it("sums what comes later, and names the largest", () => {
  const result = scriptsResultOf({ gzip: 190, brotli: 170 }, later);
  expect(result.later).toEqual({ gzip: 25.3, brotli: 22.5, files: 2 });
  expect(faultsOfScripts(result)).toEqual([]);
  expect(scriptsTable(result, later).split("\n")).toEqual([
    "JavaScript, kB                        gzip        brotli",
    "at once (limit 200)                  190.0         170.0",
    "later, 2 files                        25.3          22.5",
    "  chart                               20.1          18.0",
    "  history                              5.2           4.5",
  ]);
});

it("finds fault with too much at once", () => {
  expect(faultsOfScripts(scriptsResultOf({ gzip: 200.1, brotli: 170 }, []))).toEqual([
    "The phone's initial JavaScript is 200.1 kB gzip, more than 200 kB.",
  ]);
});
