import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { TimerOrder } from "../core/ports/clock.ts";
import { createSteadyClock } from "./steady-clock.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const minute = 60_000;

/** A page, a browser that holds hidden pages' timers back, and a timekeeper that it does not hold back. */
function aPage({ workers = true } = {}) {
  const orders: TimerOrder[] = [];
  const page = Object.assign(new EventTarget(), { hidden: false });
  let tell: (timer: number) => void = () => undefined;
  const fetchTimekeeper = vi.fn((due: (timer: number) => void) => {
    tell = due;
    return workers
      ? Promise.resolve({ order: (order: TimerOrder) => void orders.push(order) })
      : Promise.reject(new Error("no worker"));
  });
  const clock = createSteadyClock({ page, fetchTimekeeper });
  return {
    clock,
    orders,
    fetchTimekeeper,
    due: (timer: number) => tell(timer),
    become: async (state: "hidden" | "visible") => {
      page.hidden = state === "hidden";
      page.dispatchEvent(new Event("visibilitychange"));
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

it("a page that is looked at uses its own timers, and fetches nobody", () => {
  const { clock, fetchTimekeeper } = aPage();
  const ring = vi.fn();
  clock.after(minute, ring);
  vi.advanceTimersByTime(minute);
  expect(ring).toHaveBeenCalledOnce();
  expect(fetchTimekeeper).not.toHaveBeenCalled();
});

it("a page that gets hidden hands over what still waits, with the time that is left", async () => {
  const { clock, orders, become, due } = aPage();
  const ring = vi.fn();
  clock.after(minute, ring);
  vi.advanceTimersByTime(15_000);
  await become("hidden");
  expect(orders).toEqual([[1, 45_000]]);
  due(1);
  expect(ring).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(2 * minute);
  expect(ring).toHaveBeenCalledOnce();
});

it("who comes first counts, and the other is taken back", async () => {
  const { clock, orders, become, due } = aPage();
  await become("hidden");
  const ring = vi.fn();
  clock.after(minute, ring);
  await vi.advanceTimersByTimeAsync(minute);
  due(1);
  expect(ring).toHaveBeenCalledOnce();
  expect(orders).toEqual([
    [1, minute],
    [1, null],
  ]);
});

it("what is taken back never rings", async () => {
  const { clock, orders, become, due } = aPage();
  await become("hidden");
  const ring = vi.fn();
  clock.after(minute, ring)();
  due(1);
  await vi.advanceTimersByTimeAsync(minute);
  expect(ring).not.toHaveBeenCalled();
  expect(orders.at(-1)).toEqual([1, null]);
  expect(vi.getTimerCount()).toBe(0);
});

it("where no worker may run, the page's own timers go on, and the next time one is asked for again", async () => {
  const { clock, become, fetchTimekeeper } = aPage({ workers: false });
  await become("hidden");
  const ring = vi.fn();
  clock.after(minute, ring);
  await vi.advanceTimersByTimeAsync(minute);
  expect(ring).toHaveBeenCalledOnce();
  await become("visible");
  await become("hidden");
  expect(fetchTimekeeper).toHaveBeenCalledTimes(2);
});
