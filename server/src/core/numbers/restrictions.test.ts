import { expect, test } from "vitest";
import { DAY } from "../time.ts";
import type { Restriction } from "./call-settings.ts";
import { restrictionsAfterReading, withNews } from "./restrictions.ts";

const now = Date.UTC(2026, 10, 2);
const hidden: Restriction = { kind: "call-button-hidden", reason: "Answer more calls.", until: now + DAY };
const warned: Restriction = { kind: "other", reason: "LOW_USER_INITIATED_CALLING_QUALITY", until: now + DAY };
const outbound: Restriction = { kind: "outbound-calls", reason: null, until: now + DAY };

test("a reading takes away what it would have named, and leaves what webhooks alone tell", () => {
  expect(restrictionsAfterReading([], [hidden, warned, outbound], now)).toEqual([hidden, warned]);
});

test("what webhooks told ends at its time", () => {
  expect(restrictionsAfterReading([], [hidden, warned], now + DAY)).toEqual([]);
});

test("told anew it is there once, as it was told last", () => {
  const longer = { ...hidden, until: now + 2 * DAY };
  expect(withNews([hidden, warned, outbound], [longer, warned])).toEqual([outbound, longer, warned]);
});
