import { expect, test } from "vitest";
import type { Measure, PhoneName } from "./measures.ts";
import { resultOf } from "./result.ts";
import type { Sample } from "./result.ts";
import { tableOf } from "./table.ts";

const well = { roundTrip: 100, dead: null };
const dead = { roundTrip: 100, dead: "turn" } as const;
const sizes = { gzip: 120.5, brotli: 101.2 };
const names = ["ringbridge", "bare"] as const;

const samplesOf = (
  condition: Sample["condition"],
  measure: Measure,
  phone: PhoneName,
  all: readonly number[],
) => all.map((ms): Sample => ({ condition, measure, phone, ms }));

const samples = [
  ...samplesOf(well, "register_ms", "ringbridge", [700, 800, 900]),
  ...samplesOf(well, "register_ms", "bare", [500, 640, 650]),
  ...samplesOf(well, "answer_200_ms", "ringbridge", [4.25, 5, 9]),
  ...samplesOf(well, "dial_180_ms", "ringbridge", [110, 120, 130]),
  ...samplesOf(dead, "answer_200_ms", "ringbridge", [5, 6, 9.5]),
  ...samplesOf(dead, "dial_180_ms", "ringbridge", [110, 130, 151]),
];
const steps = {
  register: { registered: 800 },
  lost: {},
  answer: {},
  dial: { click: 10, "invite-sent": 4.5 },
};
const seen = [{ condition: well, phone: "ringbridge", steps }] as const;

const lines = tableOf(resultOf([well, dead], names, samples, sizes), [well, dead], names, seen)
  .split("\n")
  .map((line) => line.trim().replaceAll(/\s{2,}/g, " | "));

test("each figure stands beside its goal, which is kept or missed", () => {
  expect(lines).toContain("R = 100 ms; ms: p50 / p95 / p99 (rounds)");
  expect(lines).toContain("page load → registered | 850 MISSED | 800 / 900 / 900 (3) | 640 / 650 / 650 (3)");
  expect(lines).toContain("Answer → 200 OK sent | 10 kept | 5.0 / 9.0 / 9.0 (3) | –");
  expect(lines).toContain("Answer → customer heard | 180 – | – | –");
  expect(lines).toContain("page load: 1.25 × the bare page (at most 1.3: kept)");
});

test("what a dead server costs is told against the same network without one", () => {
  expect(lines).toContain("R = 100 ms, the TURN server is dead; ms: p50 / p95 / p99 (rounds)");
  expect(lines).toContain("Answer → 200 OK sent | 1.0 and 0.5 kept");
  expect(lines).toContain("Call → ringing visible | 10.0 and 21.0 MISSED");
});

test("where the time goes is told step by step, as far as it was seen", () => {
  expect(lines).toContain("200 came | 800.0 | –");
  expect(lines).toContain("INVITE sent | 4.5 | –");
  expect(lines).toContain("401 came | – | –");
});
