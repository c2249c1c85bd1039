import { expect, it } from "vitest";
import { ringReadiness, type Answer, type RingReadiness, type TabFacts } from "./ring-readiness.ts";

type Row = readonly [
  TabFacts["sound"],
  microphone: Answer,
  notifications: Answer,
  TabFacts["asked"],
  RingReadiness,
];

const rows: readonly Row[] = [
  // Silence outweighs everything else, however often the person was asked.
  ["locked", "granted", "granted", "yes", "cannot-ring"],
  ["locked", "prompt", "prompt", "no", "cannot-ring"],
  // Not asked yet.
  ["on", "prompt", "prompt", "no", "not-begun"],
  ["on", "granted", "prompt", "no", "not-begun"],
  ["on", "prompt", "denied", "no", "not-begun"],
  // Answered, whatever the answer was: no nagging.
  ["on", "granted", "granted", "no", "can-ring"],
  ["on", "granted", "denied", "no", "can-ring"],
  ["on", "denied", "denied", "no", "can-ring"],
  // Waved away in this tab.
  ["on", "prompt", "prompt", "yes", "can-ring"],
  // Browsers that do not tell, or have no notifications.
  ["on", "unknown", "unknown", "no", "can-ring"],
];

it.each(rows)("sound %s, microphone %s, notifications %s, asked %s: %s", (...row) => {
  const [sound, microphone, notifications, asked, readiness] = row;
  expect(ringReadiness({ sound, microphone, notifications, asked })).toBe(readiness);
});
