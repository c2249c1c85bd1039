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

/**
 * Ctrl+Shift+letter, by the key's place on the keyboard, so that it works in every layout. Where `run` is
 * undefined the keys are left to the browser.
 */
export function useShortcut(letter: string, run: (() => void) | undefined): void {
  useKeys((event) => {
    if (run === undefined || event.code !== `Key${letter}`) return;
    if (!event.ctrlKey || !event.shiftKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    if (!event.repeat) run();
  });
}
