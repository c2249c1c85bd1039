/** What is told of one measure of one phone. Milliseconds; null when no round came so far. */
export interface Summary {
  readonly p50: number | null;
  readonly p95: number | null;
  /** Rounds that were measured. */
  readonly n: number;
}

/** Of many answers. Milliseconds. */
export interface Spread extends Summary {
  readonly p99: number | null;
}

/**
 * The smallest of `values` that at least `percent` per cent of them do not exceed (nearest rank): always a value
 * that was measured, so with 10 rounds the 95th percentile is the slowest. Null without values.
 */
export function percentile(values: readonly number[], percent: number): number | null {
  return nearestRank(
    values.toSorted((a, b) => a - b),
    percent,
  );
}

export function summarize(values: readonly number[]): Summary {
  const rounded = values.map((value) => Math.round(value * 10) / 10);
  return { p50: percentile(rounded, 50), p95: percentile(rounded, 95), n: values.length };
}

/** To a hundredth of a millisecond: answers of a server may be faster than a tenth. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.map(toHundredths).sort((a, b) => a - b);
  const [p50 = null, p95 = null, p99 = null] = [50, 95, 99].map((percent) => nearestRank(sorted, percent));
  return { p50, p95, p99, n: values.length };
}

/** How many times `floor` a figure is, to a hundredth; null where one of them is missing. */
export function ratioOf(figure: number | null, floor: number | null): number | null {
  return figure === null || floor === null || floor === 0 ? null : toHundredths(figure / floor);
}

/** How many of something a second there were, to one decimal; null when no time passed. */
export function perSecond(count: number, milliseconds: number): number | null {
  return milliseconds > 0 ? Math.round((count / milliseconds) * 10_000) / 10 : null;
}

/** By how much y grows with each x, by least squares; null where the points are no two places apart. */
export function slopeOf(points: readonly (readonly [x: number, y: number])[]): number | null {
  const mean = (of: (point: readonly [number, number]) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [middleX, middleY] = [mean(([x]) => x), mean(([, y]) => y)];
  const spread = mean(([x]) => (x - middleX) ** 2);
  return spread > 0 ? mean(([x, y]) => (x - middleX) * (y - middleY)) / spread : null;
}

const toHundredths = (value: number): number => Math.round(value * 100) / 100;

function nearestRank(sorted: readonly number[], percent: number): number | null {
  const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length));
  return sorted[rank - 1] ?? null;
}
