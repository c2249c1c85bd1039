/** A stretch of time: milliseconds since 1970. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** In order, and as one where they touch or are at most `apart` milliseconds from each other. */
export function joined(spans: readonly Span[], apart = 0): readonly Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.from - other.from)) {
    const last = result.at(-1);
    if (last !== undefined && span.from <= last.to + apart)
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else result.push(span);
  }
  return result;
}

/** The longest stretch within `whole` that none of the spans covers, in milliseconds. */
export function longestGap(spans: readonly Span[], whole: Span): number {
  let [reached, longest] = [whole.from, 0];
  for (const { from, to } of joined(spans)) {
    if (to <= whole.from || from >= whole.to) continue;
    longest = Math.max(longest, from - reached);
    reached = Math.max(reached, to);
  }
  return Math.max(longest, whole.to - reached);
}

/** The longest stretch that both cover, in milliseconds. */
export function longestOverlap(some: readonly Span[], others: readonly Span[]): number {
  let longest = 0;
  for (const one of joined(some))
    for (const other of joined(others))
      longest = Math.max(longest, Math.min(one.to, other.to) - Math.max(one.from, other.from));
  return longest;
}

/** Whether the spans cover the whole of it, but for breaks of `apart` milliseconds. */
export const covers = (spans: readonly Span[], whole: Span, apart: number): boolean =>
  longestGap(spans, whole) <= apart;
