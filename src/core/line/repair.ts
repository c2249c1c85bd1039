/** Milliseconds of disagreement after which a line begins anew, by how often that has been tried already and has not helped. */
const pauses = [10_000, 30_000, 60_000, 120_000] as const;
const longest = 300_000;

/**
 * How long the page and the PBX may disagree about the line before it begins anew (milliseconds): soon at first, and ever more
 * seldom while that does not help, so that a PBX with a fault of its own is not knocked at by the whole shift.
 */
export function patienceWithDisagreement(repairs: number): number {
  return pauses[repairs] ?? longest;
}

/** Milliseconds of agreement after which earlier repairs are forgotten. */
export const forgetRepairsAfter = 60_000;
