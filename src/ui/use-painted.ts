import { useEffect, useState } from "react";

/** Milliseconds: a page that nobody sees is not painted, but read out. */
const mostLate = 100;

/**
 * False until what renders has been painted once: for texts that take their time to make and are not what the eye looks
 * for first.
 */
export function useIsPainted(): boolean {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    const done = (): void => setPainted(true);
    let timer = setTimeout(done, mostLate);
    const frame = requestAnimationFrame(() => {
      clearTimeout(timer);
      // The frame itself comes after its callbacks.
      timer = setTimeout(done);
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  return isPainted;
}
