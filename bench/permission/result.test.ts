import { expect, test } from "vitest";
import { permissionResultOf } from "./result.ts";

test("tells each moment since the webhook, and how many bare round trips that is", () => {
  const replies = [10, 20, 30].map((painted) => ({ kept: 3, told: 6, arrived: 7, painted }));
  const samples = { replies, roundTrips: [0.4, 0.52, 0.6], clockErrors: [0.1, 0.456, 0.2] };
  expect(permissionResultOf(samples)).toEqual({
    kept_ms: { p50: 3, p95: 3, n: 3 },
    told_ms: { p50: 6, p95: 6, n: 3 },
    arrived_ms: { p50: 7, p95: 7, n: 3 },
    painted_ms: { p50: 20, p95: 30, n: 3 },
    round_trip_ms: { p50: 0.52, p95: 0.6, n: 3 },
    clock_error_ms: 0.46,
    ratios: { told_to_round_trip: 11.54, painted_to_round_trip: 38.46 },
  });
});

test("without a round that came so far there are no figures", () => {
  const { painted_ms, clock_error_ms, ratios } = permissionResultOf({
    replies: [],
    roundTrips: [],
    clockErrors: [],
  });
  expect(painted_ms).toEqual({ p50: null, p95: null, n: 0 });
  expect(clock_error_ms).toBeNull();
  expect(ratios).toEqual({ told_to_round_trip: null, painted_to_round_trip: null });
});
