import type { Page } from "@playwright/test";

/** What two clocks showed: ours before and after asking for the page's, all in milliseconds. */
export interface Comparison {
  readonly before: number;
  readonly theirs: number;
  readonly after: number;
}

/**
 * What to add to the page's time to have ours: of the comparison that took least, since the page's clock was read somewhere
 * between our two looks, and nowhere else can it be wrong by less. The error is at most half of how long that one took.
 */
export function offsetOf(comparisons: readonly Comparison[]): {
  readonly offset: number;
  readonly error: number;
} {
  const [best] = comparisons.toSorted((one, other) => one.after - one.before - (other.after - other.before));
  if (best === undefined) throw new Error("Clocks that nobody compared");
  const { before, theirs, after } = best;
  return { offset: (before + after) / 2 - theirs, error: (after - before) / 2 };
}

/** Compares our `performance.now()` with the page's. */
export async function compareClocks(page: Page, times = 20): Promise<ReturnType<typeof offsetOf>> {
  const comparisons: Comparison[] = [];
  for (let time = 0; time < times; time += 1) {
    const before = performance.now();
    const theirs = await page.evaluate(() => performance.now());
    comparisons.push({ before, theirs, after: performance.now() });
  }
  return offsetOf(comparisons);
}
