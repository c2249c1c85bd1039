import { expect, it } from "vitest";
import type { Absence } from "../core/line/absence.ts";
import { createManualClock } from "../testing/manual-clock.ts";
import { watchSleep } from "./sleep-watch.ts";

const second = 1_000;

/** A page on a computer that can stand still. */
function aPage({ discardedAt = null as number | null } = {}) {
  const clock = createManualClock();
  const began = clock.now();
  const page = new EventTarget();
  const document = Object.assign(new EventTarget(), { hidden: false, wasDiscarded: discardedAt !== null });
  const kept = new Map<string, string>();
  if (discardedAt !== null) kept.set("ringbridge.awake", String(began + discardedAt));
  const absences: Absence[] = [];
  /** How much later it is than the page's timers know. */
  let lost = 0;
  const stop = watchSleep(
    {
      page,
      document,
      clock: { ...clock, now: () => clock.now() + lost },
      kept: { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) },
    },
    (absence) => absences.push(absence),
  );
  return {
    stop,
    kept,
    waiting: clock.waiting,
    /** What was told, in seconds since the page began. */
    told: () =>
      absences.map(({ from, to, how }) => [(from - began) / second, (to - began) / second, how] as const),
    run: (seconds: number) => clock.pass(seconds * second),
    standStill: (seconds: number) => void (lost += seconds * second),
    setClockBack: (seconds: number) => void (lost -= seconds * second),
    become: (state: "hidden" | "visible") => {
      document.hidden = state === "hidden";
      document.dispatchEvent(new Event("visibilitychange"));
    },
    say: (type: "freeze" | "resume") => document.dispatchEvent(new Event(type)),
    cache: (type: "pagehide" | "pageshow") =>
      page.dispatchEvent(Object.assign(new Event(type), { persisted: true })),
  };
}

it("a page that runs tells nothing, however long", () => {
  const page = aPage();
  page.run(3_600);
  expect(page.told()).toEqual([]);
});

it("a computer that slept is found out with the first timer after it", () => {
  const page = aPage();
  page.run(100);
  page.standStill(600);
  page.run(2);
  expect(page.told()).toEqual([[100, 702, "slept"]]);
  page.run(600);
  expect(page.told()).toHaveLength(1);
});

it("or by somebody who looks at the page, before any timer", () => {
  const page = aPage();
  page.run(100);
  page.become("hidden");
  page.standStill(600);
  page.become("visible");
  expect(page.told()).toEqual([[100, 700, "slept"]]);
});

it("a hidden page whose timers come once a minute has not slept", () => {
  const page = aPage();
  page.run(100);
  page.become("hidden");
  page.standStill(58);
  page.run(2);
  page.standStill(30);
  page.become("visible");
  expect(page.told()).toEqual([]);
});

it("a page that the browser froze says since when, to the second", () => {
  const page = aPage();
  page.run(101);
  page.become("hidden");
  page.say("freeze");
  page.standStill(30);
  page.say("resume");
  page.run(10);
  expect(page.told()).toEqual([[101, 131, "paused"]]);
});

it("so does one that was kept behind another page", () => {
  const page = aPage();
  page.run(10);
  page.cache("pagehide");
  page.standStill(300);
  page.cache("pageshow");
  expect(page.told()).toEqual([[10, 310, "paused"]]);
});

it("a page that was put away tells of the time since it was last seen", () => {
  expect(aPage({ discardedAt: -900_000 }).told()).toEqual([[-900, 0, "put-away"]]);
});

it("what a page remembers when it gets hidden is when it was last seen", () => {
  const page = aPage();
  page.run(100);
  page.become("hidden");
  expect([...page.kept.values()].map(Number)).toHaveLength(1);
});

it("a clock that is set back is no sleep", () => {
  const page = aPage();
  page.run(100);
  page.setClockBack(3_600);
  page.run(100);
  expect(page.told()).toEqual([]);
});

it("stopped, it leaves no timer and hears nothing", () => {
  const page = aPage();
  page.stop();
  page.standStill(600);
  page.say("resume");
  expect(page.told()).toEqual([]);
  expect(page.waiting()).toBe(0);
});
