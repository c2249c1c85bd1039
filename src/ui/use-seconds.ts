import { useEffect, useState } from "react";

/** Whole seconds from one instant to now (negative before it), new at each full second. */
export function useSecondsSince(instant: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      setNow(Date.now());
      // A little past the full second, so that an early timer does not show the same second twice.
      timer = setTimeout(tick, 1_010 - ((((Date.now() - instant) % 1_000) + 1_000) % 1_000));
    };
    tick();
    return () => clearTimeout(timer);
  }, [instant]);
  return Math.floor((now - instant) / 1_000);
}
