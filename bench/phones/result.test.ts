import { expect, test } from "vitest";
import { measures, phones } from "./measures.ts";
import { resultOf } from "./result.ts";
import type { Sample } from "./result.ts";

const bundle = { gzip: 120.5, brotli: 101.2 };
const near = { roundTrip: 0, dead: null };
const far = { roundTrip: 100, dead: "stun" } as const;

test("has each condition with each measure, under it each phone and our goal, and the bundle's size", () => {
  const samples = measures.flatMap((measure) =>
    phones.flatMap((phone): Sample[] => [10, 20, 30].map((ms) => ({ condition: near, phone, measure, ms }))),
  );
  const figures = { p50: 20, p95: 30, p99: 30, n: 3 };
  const each = { ringbridge: figures, simpleuser: figures, jssip: figures, bare: figures };
  const result = resultOf([near], phones, samples, bundle);
  expect(result).toMatchObject({ phones: [{ round_trip_ms: 0, dead: null }], bundle_kb: bundle });
  const [condition] = result.phones;
  expect(condition?.load_to_bare).toEqual({ cold: 1, warm: 1 });
  expect(measures.map((measure) => condition?.[measure].phones)).toEqual(measures.map(() => each));
  expect(condition?.answer_200_ms.goal).toEqual({ p95_ms: 10, kept: false });
  expect(condition?.ring_ms.goal).toEqual({ p95_ms: 50, kept: true });
});

test("conditions are kept apart, and a phone that never came so far keeps its place, with n 0", () => {
  const samples: Sample[] = [
    { condition: near, phone: "ringbridge", measure: "ring_ms", ms: 12 },
    { condition: far, phone: "ringbridge", measure: "ring_ms", ms: 62 },
  ];
  const [first, second] = resultOf([near, far], ["ringbridge", "bare"], samples, bundle).phones;
  expect(first?.ring_ms.phones.ringbridge).toEqual({ p50: 12, p95: 12, p99: 12, n: 1 });
  expect(second?.ring_ms.phones.ringbridge?.p50).toBe(62);
  expect(second?.ring_ms.phones.bare).toEqual({ p50: null, p95: null, p99: null, n: 0 });
  expect(second?.ring_ms.phones.jssip).toBeUndefined();
  expect(second).toMatchObject({
    round_trip_ms: 100,
    dead: "stun",
    load_to_bare: { cold: null, warm: null },
  });
});
