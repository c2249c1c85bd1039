import type { Fault } from "./fault.ts";

/** The table in words. */
export const listOf = (faults: readonly Fault[]): string => faults.map(entryOf).join("\n\n");

const entryOf = ({ id, what, how, expected, quick }: Fault): string =>
  [
    `${id}${quick ? " (quick)" : ""}`,
    `  ${what}.`,
    `  How: ${how}.`,
    `  Expected: ${outcomes[expected.outcome]}${limitsOf(expected)}.`,
  ].join("\n");

const outcomes = { survives: "survives", told: "told in words", ends: "the customer is let go of" } as const;

function limitsOf({ silence, registered, freed, says }: Fault["expected"]): string {
  const limits = [
    ...(silence === undefined ? [] : [`at most ${String(silence)} s without a voice`]),
    ...(registered === undefined ? [] : [`registered within ${String(registered)} s`]),
    ...(freed === undefined ? [] : [`within ${String(freed)} s`]),
    ...(says === undefined ? [] : [`words like ${String(says)}`]),
  ];
  return limits.length === 0 ? "" : `; ${limits.join(", ")}`;
}
