/** What is told of one measure of one phone. Milliseconds; null when no round came so far. */
export interface Summary {
  readonly p50: number | null;
  readonly p95: number | null;
  /** Rounds that were measured. */
  readonly n: number;
}

/**
 * The smallest of `values` that at least `percent` per cent of them do not exceed (nearest rank): always a value
 * that was measured, so with 10 rounds the 95th percentile is the slowest. Null without values.
 */
export function percentile(values: readonly number[], percent: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length));
  return sorted[rank - 1] ?? null;
}

export function summarize(values: readonly number[]): Summary {
  const rounded = values.map((value) => Math.round(value * 10) / 10);
  return { p50: percentile(rounded, 50), p95: percentile(rounded, 95), n: values.length };
}
