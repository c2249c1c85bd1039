/** How a call sounds, in the words the agent reads. */
export const levels = ["good", "fair", "poor", "no-audio"] as const;
export type Level = (typeof levels)[number];

/** A score as a level, rounded to a tenth first as the bands are: 3.7 is good, 3.1 to 3.6 fair, the rest poor. */
export function levelOf(mos: number): Level {
  const tenths = Math.round(mos * 10);
  if (tenths >= 37) return "good";
  return tenths >= 31 ? "fair" : "poor";
}

/** The worst of them; null of none. */
export function worstOf(some: readonly Level[]): Level | null {
  return some.reduce<Level | null>(
    (worst, one) => (worst === null || levels.indexOf(one) > levels.indexOf(worst) ? one : worst),
    null,
  );
}

/** Samples that a change of level looks back on, and how many of them make it worse. */
const span = 5;
const enough = 3;

/**
 * The level after these scores, newest last: worse once three of five say so, better only when all five do. Null until
 * there are three.
 */
export function settledLevel(before: Level | null, scores: readonly number[]): Level | null {
  const last = scores
    .slice(-span)
    .map(levelOf)
    .sort((a, b) => levels.indexOf(b) - levels.indexOf(a));
  const sustained = last[enough - 1];
  if (sustained === undefined) return before;
  if (before === null || levels.indexOf(sustained) > levels.indexOf(before)) return sustained;
  const [worst] = last;
  const isBetter =
    last.length === span && worst !== undefined && levels.indexOf(worst) < levels.indexOf(before);
  return isBetter ? worst : before;
}
