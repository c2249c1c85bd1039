import { expect, test } from "vitest";
import { goalOf } from "./goals.ts";

// prettier-ignore
test.each([
  // measure             R    p95    goal   kept
  ["register_ms",        0,   250,   250,   true],
  ["register_ms",        100, 850.1, 850,   false],
  ["warm_register_ms",   200, 1_119, 1_120, true],
  ["reregister_ms",      40,  350,   350,   true],
  ["ring_ms",            200, 50.5,  50,    false],
  ["answer_200_ms",      200, 9.9,   10,    true],
  ["customer_heard_ms",  100, 180,   180,   true],
  ["agent_heard_ms",     100, 131,   130,   false],
  ["dial_180_ms",        100, 141,   140,   false],
  ["far_answer_audio_ms", 200, 70,   70,    true],
] as const)("%s at R = %i ms: %d ms of %d ms", (measure, roundTrip, p95, goal, kept) => {
  expect(goalOf(measure, roundTrip, p95)).toEqual({ p95_ms: goal, kept });
});

test("what was not measured keeps no goal and misses none", () => {
  expect(goalOf("ring_ms", 0, null).kept).toBeNull();
});
