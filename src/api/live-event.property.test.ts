import fc from "fast-check";
import { expect, it } from "vitest";
import { readLiveEvent } from "./live-event.ts";

it("takes what is no event for none", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.json().map((json) => json.slice(1)),
      ),
      (data) => {
        const event = readLiveEvent(data);
        if (event !== null) expect(typeof event.type).toBe("string");
      },
    ),
    { numRuns: 1_000 },
  );
});

it.each([
  ["nested without end", "[".repeat(100_000)],
  ["named like what every object has", '{"__proto__":{"type":"hello"},"constructor":1}'],
  ["a list instead of a team", '{"type":"team","team":[]}'],
])("%s is none", (_what, data) => {
  expect(readLiveEvent(data)).toBeNull();
});
