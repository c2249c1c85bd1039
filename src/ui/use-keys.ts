import { useEffect, useEffectEvent } from "react";

/** Hears every key pressed on the page while mounted. */
export function useKeys(hear: (event: KeyboardEvent) => void): void {
  const latest = useEffectEvent(hear);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => latest(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}
