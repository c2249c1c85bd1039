import type { MissedCalls } from "../core/ports/missed.ts";
import type { Phone } from "../phone/phone.ts";

/** Counts the offers missed since sign-in, until somebody looks at the phone. */
export function missedInSession(
  phone: Pick<Phone, "subscribe">,
): MissedCalls & { readonly stop: () => void } {
  const listeners = new Set<() => void>();
  let missed = 0;
  const become = (next: number): void => {
    if (next === missed) return;
    missed = next;
    for (const listener of [...listeners]) listener();
  };
  const stop = phone.subscribe((before, { lineUp: { recent } }) => {
    const known = new Set(before.lineUp.recent.map(({ id }) => id));
    const news = recent.filter(({ id, reason }) => !known.has(id) && reason.kind === "missed");
    become(missed + news.length);
  });
  return {
    count: () => missed,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    seen: () => become(0),
    stop,
  };
}
