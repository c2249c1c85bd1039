const collator = new Intl.Collator("en", { numeric: true });

/** Sorts as people do; here, because the two databases sort text each in its own way. */
export const byText =
  <Value>(text: (value: Value) => string) =>
  (one: Value, other: Value): number =>
    collator.compare(text(one), text(other));
