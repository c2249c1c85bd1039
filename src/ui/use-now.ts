import { useEffect, useState } from "react";

/** The time, anew every `period` milliseconds: for texts such as "40 s ago". */
export function useNow(period: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), period);
    return () => clearInterval(timer);
  }, [period]);
  return now;
}

/** Longer than browsers can wait in one go (2^31 − 1 ms). */
const longestWait = 2_000_000_000;

/** The time, anew at each of the moments (milliseconds since 1970): for what becomes something else by itself. */
export function useNowAt(moments: readonly number[]): number {
  const [now, setNow] = useState(() => Date.now());
  const next = Math.min(...moments.filter((moment) => moment > now));
  useEffect(() => {
    if (next === Infinity) return undefined;
    const timer = setTimeout(() => setNow(Date.now()), Math.min(Math.max(next - Date.now(), 0), longestWait));
    return () => clearTimeout(timer);
  }, [next, now]);
  return now;
}
