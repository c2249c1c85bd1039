/** What the tab's icon and the installed app's icon carry. */
export type Badge =
  | { readonly kind: "none" }
  /** Missed calls; `text` has room for two characters. */
  | { readonly kind: "missed"; readonly count: number; readonly text: string }
  | { readonly kind: "ringing" };

/** A call that rings matters more than those that were missed. */
export function badgeOf(facts: { readonly offers: number; readonly missed: number }): Badge {
  if (facts.offers > 0) return { kind: "ringing" };
  if (facts.missed <= 0) return { kind: "none" };
  return { kind: "missed", count: facts.missed, text: facts.missed > 9 ? "9+" : String(facts.missed) };
}

/** "(2) Ringbridge": how a tab's title says it, for it is often all that can be read. */
export function titleWithMissed(title: string, missed: number): string {
  return missed > 0 ? `(${missed}) ${title}` : title;
}
