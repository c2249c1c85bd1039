import { expect, it } from "vitest";
import { compareSides } from "./both-sides.ts";

// prettier-ignore
const rows = [
  ["ready",    "reachable",      "agree"],
  ["ready",    "registered",     "agree"],
  ["ready",    "unreachable",    "cannot-ring"],
  ["ready",    "not-registered", "cannot-ring"],
  ["ready",    "unknown",        "unknown"],
  ["changing", "reachable",      "agree"],
  ["changing", "not-registered", "agree"],
  ["off",      "not-registered", "agree"],
  ["off",      "unreachable",    "agree"],
  ["off",      "reachable",      "left-over"],
  ["off",      "unknown",        "unknown"],
] as const;

it.each(rows)("line %s, seen %s: %s", (line, seen, sides) => {
  expect(compareSides(line, seen)).toBe(sides);
});
