import { expect, test } from "vitest";
import { measures, phones, resultOf } from "./result.ts";
import type { Sample } from "./result.ts";

const bundle = { gzip: 120.5, brotli: 101.2 };

test("has one key a measure, under it each phone with p50, p95 and n, and the bundle's size", () => {
  const samples = measures.flatMap((measure) =>
    phones.flatMap((phone): Sample[] => [10, 20, 30].map((ms) => ({ phone, measure, ms }))),
  );
  const figures = { p50: 20, p95: 30, n: 3 };
  const each = { ringbridge: figures, simpleuser: figures, jssip: figures };
  expect(JSON.parse(JSON.stringify(resultOf(samples, bundle)))).toEqual({
    register_ms: each,
    ring_ms: each,
    answer_200_ms: each,
    answer_audio_ms: each,
    dial_180_ms: each,
    bundle_kb: bundle,
  });
});

test("a phone that never came so far keeps its place, with n 0", () => {
  const result = resultOf([{ phone: "jssip", measure: "ring_ms", ms: 12 }], bundle);
  expect(result.ring_ms.jssip).toEqual({ p50: 12, p95: 12, n: 1 });
  expect(result.ring_ms.ringbridge).toEqual({ p50: null, p95: null, n: 0 });
});
