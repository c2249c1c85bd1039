import { useEffect, useState } from "react";

/** Whether something that began at `since` has gone on for `milliseconds`; null is over. Renders once when it has. */
export function useHasLasted(since: number | null, milliseconds: number): boolean {
  const [lasted, setLasted] = useState<number | null>(null);
  useEffect(() => {
    if (since === null) return undefined;
    const timer = setTimeout(() => setLasted(since), Math.max(0, since + milliseconds - Date.now()));
    return () => clearTimeout(timer);
  }, [since, milliseconds]);
  return since !== null && lasted === since;
}
