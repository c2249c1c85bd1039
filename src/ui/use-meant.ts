import { useEffect, useRef } from "react";

/** Milliseconds in which a click on a button that has just appeared was meant for what stood there before. */
export const unmeantFor = 700;

/**
 * Lets only those clicks through that are meant for what is shown: a call nobody meant counts against the customer's
 * permission. `shown` names what stands there now, for `whom`; when it becomes something else under the pointer, clicks
 * wait a moment. `start`: whether the first thing shown waits too, because it appears where something else was.
 */
export function useMeant(
  whom: string | null,
  shown: string,
  start: "at-once" | "after-a-moment",
): (act: () => void) => void {
  const since = useRef(-Infinity);
  const before = useRef<{ readonly whom: string | null; readonly shown: string } | null>(null);
  useEffect(() => {
    const last = before.current;
    before.current = { whom, shown };
    const isNew = last === null ? start === "after-a-moment" : last.whom === whom && last.shown !== shown;
    if (isNew) since.current = performance.now();
  }, [whom, shown, start]);
  return (act) => {
    if (performance.now() - since.current >= unmeantFor) act();
  };
}
