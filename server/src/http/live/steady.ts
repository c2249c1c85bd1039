import type { Clock } from "../../core/ports/clock.ts";

/**
 * Runs `work` at once, and then at most once in `pause` milliseconds however often it is asked; what was asked in between
 * leads to one more run at the end of the pause. Runs never overlap.
 */
export function steady(clock: Clock, pause: number, work: () => Promise<void>) {
  let state: "idle" | "busy" | "asked-again" = "idle";
  let takeBack: (() => void) | null = null;
  let stopped = false;

  function run(): void {
    state = "busy";
    void work().finally(() => {
      if (stopped) return;
      takeBack = clock.after(pause, () => {
        const again = state === "asked-again";
        state = "idle";
        if (again) run();
      });
    });
  }

  return {
    ask(): void {
      if (stopped) return;
      if (state === "idle") run();
      else state = "asked-again";
    },
    stop(): void {
      stopped = true;
      takeBack?.();
    },
  };
}
