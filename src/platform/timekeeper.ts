import type { TimerOrder } from "../core/ports/clock.ts";
import type { Timekeeper } from "./steady-clock.ts";
import { trustedScript } from "./trusted-script.ts";
import script from "./worker/timers.ts?worker&url";

// Once for the page: a policy of this name may not be made again.
const url = trustedScript("ringbridge-timers", script);

/** Starts the worker that keeps time. Resolves once it has answered; rejects where no worker may run. */
export function startTimekeeper(due: (timer: number) => void): Promise<Timekeeper> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(url, { type: "module" });
    const order = (one: TimerOrder): void => worker.postMessage(one);
    worker.addEventListener("error", () => reject(new Error("No worker keeps time here.")), { once: true });
    worker.addEventListener("message", () => resolve({ order }), { once: true });
    worker.addEventListener("message", ({ data }: MessageEvent<number>) => due(data));
    order([0, 0]);
  });
}
