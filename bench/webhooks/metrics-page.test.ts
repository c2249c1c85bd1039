import { expect, test } from "vitest";
import { readMetrics } from "./metrics-page.ts";

const page = readMetrics(`# HELP ringbridge_webhook_waiting Deliveries kept and not worked on
# TYPE ringbridge_webhook_waiting gauge
ringbridge_webhook_waiting 12
ringbridge_webhook_deliveries_total{outcome="kept"} 3400
ringbridge_webhook_deliveries_total{outcome="known"} 1.7e+3
`);

test("finds samples by name and label", () => {
  expect(page.valueOf("ringbridge_webhook_waiting")).toBe(12);
  expect(page.valueOf("ringbridge_webhook_deliveries_total", ["outcome", "kept"])).toBe(3400);
  expect(page.valueOf("ringbridge_webhook_deliveries_total", ["outcome", "known"])).toBe(1700);
});

test("a counter that has not begun is 0", () => {
  expect(page.valueOf("ringbridge_webhook_deliveries_total", ["outcome", "signature-wrong"])).toBe(0);
});
