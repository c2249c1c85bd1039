import fc from "fast-check";
import { expect, it } from "vitest";
import { readDialLink } from "./dial-link.ts";

const part = fc.constantFrom(
  "dial=",
  "&",
  "#",
  "?",
  "%",
  "+34612345678",
  "=",
  "tel:",
  "web+ringbridge:",
  "%2B",
  "%E0",
  "x=1",
  "👩",
);
const text = fc.array(part).map((parts) => parts.join(""));

it("whatever the address is, nobody finds a number to call in what is left of it", () => {
  fc.assert(
    fc.property(text, text, (query, fragment) => {
      const link = readDialLink({ search: `?${query}`, hash: `#${fragment}` });
      if (link === null) return;
      expect(link.wanted.length).toBeLessThanOrEqual(200);
      expect(readDialLink(link.rest)).toBeNull();
    }),
    { numRuns: 2_000 },
  );
});
