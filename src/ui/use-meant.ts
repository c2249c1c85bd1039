import { useEffect, useState } from "react";

/** Milliseconds in which a click on a button that has just appeared was meant for what stood there before. */
export const unmeantFor = 700;

/** `settling`: show the button, but let it do nothing yet, and say so (`aria-disabled`). */
export type Meant = "settling" | "meant";

/**
 * Whether a click now is meant for what is shown: a call nobody meant counts against the customer's permission. `shown`
 * names what stands there now, for `whom`; when it becomes something else under the pointer, it settles for a moment.
 * `start`: whether the first thing shown settles too, because it appears where something else was.
 */
export function useMeant(whom: string | null, shown: string, start: "at-once" | "after-a-moment"): Meant {
  const [last, setLast] = useState({ whom, shown, changes: start === "at-once" ? 0 : 1 });
  if (last.whom !== whom || last.shown !== shown)
    setLast({ whom, shown, changes: last.changes + (last.whom === whom ? 1 : 0) });
  const [settled, setSettled] = useState(0);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(last.changes), unmeantFor);
    return () => clearTimeout(timer);
  }, [last.changes]);
  return last.changes === settled ? "meant" : "settling";
}
