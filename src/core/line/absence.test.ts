import { expect, it } from "vitest";
import { remedyAfter, toldAfter, wasClockSet, type Absence } from "./absence.ts";

const noon = Date.UTC(2026, 10, 20, 12, 0, 0);
const second = 1_000;
/** From so many seconds after noon, for so many. */
const absence = (after: number, lasts: number): Absence => ({
  from: noon + after * second,
  to: noon + (after + lasts) * second,
  how: "slept",
});

it.each([
  [4, "doubt"],
  [15, "doubt"],
  [16, "begin-anew"],
  [3_600, "begin-anew"],
] as const)("after %i seconds the line needs: %s", (lasts, remedy) => {
  expect(remedyAfter(absence(0, lasts))).toBe(remedy);
});

it.each([
  ["as far ahead as before: it slept", 0, 0, false],
  ["a second apart, by rounding", 400, -600, false],
  ["behind by the whole hour: the clock was set", 0, -3_600_000, true],
  ["behind by the hour, where it was ahead before", 7_200_000, 3_600_500, true],
])("after an hour the server's clock is %s", (_name, before, after, wasSet) => {
  expect(wasClockSet(absence(0, 3_600), before, after)).toBe(wasSet);
});

// prettier-ignore
const rows: readonly (readonly [string, Absence | null, Absence, Absence | null])[] = [
  ["a moment is not worth a word",          null,               absence(0, 19),    null],
  ["a call may have come and gone",         null,               absence(0, 20),    absence(0, 20)],
  ["a moment, long after another absence",  absence(0, 600),    absence(900, 5),   absence(0, 600)],
  ["asleep again right away: it is one",    absence(0, 600),    absence(610, 30),  absence(0, 640)],
  ["asleep again for a moment: the same",   absence(0, 600),    absence(610, 5),   absence(0, 615)],
  ["asleep again later: another one",       absence(0, 600),    absence(900, 60),  absence(900, 60)],
];
it.each(rows)("%s", (_name, before, next, told) => {
  expect(toldAfter(before, next)).toEqual(told);
});
