import type { TimerOrder } from "../../core/ports/clock.ts";

/** Keeps time for a page that nobody looks at: browsers hold a hidden page's own timers back to one a minute, not a worker's. */
declare const self: DedicatedWorkerGlobalScope;

const running = new Map<number, ReturnType<typeof setTimeout>>();

self.addEventListener("message", ({ data }: MessageEvent<TimerOrder>) => {
  const [timer, delay] = data;
  clearTimeout(running.get(timer));
  running.delete(timer);
  if (delay === null) return;
  running.set(
    timer,
    setTimeout(() => {
      running.delete(timer);
      self.postMessage(timer);
    }, delay),
  );
});
