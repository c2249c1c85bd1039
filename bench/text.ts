import type { Summary } from "./statistics.ts";

/** A line of a table: what it is of, then its columns, each ending where those above it end. */
export const row = (first: string, others: readonly string[], widths: Widths = usual): string =>
  [first.padEnd(widths.first), ...others.map((other) => other.padStart(widths.others))].join("").trimEnd();

export interface Widths {
  readonly first: number;
  readonly others: number;
}
const usual: Widths = { first: 28, others: 22 };

export const number = (value: number | null, digits = 1): string =>
  value === null ? "–" : value.toFixed(digits);

export const figures = ({ p50, p95, n }: Summary): string => `${number(p50)} / ${number(p95)} (${String(n)})`;

/** "3.40 ×": how many times the floor. */
export const times = (ratio: number | null): string => (ratio === null ? "–" : `${ratio.toFixed(2)} ×`);
