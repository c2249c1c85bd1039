import { expect, test } from "vitest";
import { caches, settingsResultOf } from "./result.ts";
import type { Load } from "./result.ts";

test("tells each screen with a cold and a warm cache, and how one compares with the other", () => {
  const loads = caches.flatMap((cache): Load[] => [
    ...[300, 330, 360].map((ms): Load => ({ cache, screen: "settings", ms })),
    ...[200, 220, 240].map((ms): Load => ({ cache, screen: "phone", ms })),
  ]);
  const expected = {
    settings_ms: { p50: 330, p95: 360, n: 3 },
    phone_ms: { p50: 220, p95: 240, n: 3 },
    settings_to_phone: 1.5,
  };
  expect(settingsResultOf(loads)).toEqual({ cold: expected, warm: expected });
});

test("what never came so far has no ratio", () => {
  const { cold, warm } = settingsResultOf([{ cache: "warm", screen: "phone", ms: 200 }]);
  expect(warm.settings_to_phone).toBeNull();
  expect(cold.phone_ms).toEqual({ p50: null, p95: null, n: 0 });
});
