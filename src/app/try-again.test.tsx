import { expect, it, onTestFinished, vi } from "vitest";
import type { Line, LineCommand } from "../core/line/line.ts";
import { emptyLineUp } from "../core/line-up/line-up.ts";
import type { Reaction } from "../phone/phone.ts";
import { createAbsenceStore } from "../stores/absence-store.ts";
import { aLine } from "../testing/builders.ts";
import { createManualClock } from "../testing/manual-clock.ts";
import { tryAgainWhenItHelps } from "./try-again.ts";

const second = 1_000;

/** A page with a phone whose line stands as the test says and only remembers what it was asked. */
function aPage(line: Line) {
  const clock = createManualClock();
  const absence = createAbsenceStore();
  const asked: LineCommand["type"][] = [];
  const reactions = new Set<Reaction>();
  let state = { line, lineUp: emptyLineUp };
  let lost = 0;
  const stop = tryAgainWhenItHelps({
    phone: {
      line: ({ type }) => void asked.push(type),
      state: () => state,
      subscribe: (reaction) => {
        reactions.add(reaction);
        return () => void reactions.delete(reaction);
      },
    },
    clock: { ...clock, now: () => clock.now() + lost },
    absence,
  });
  onTestFinished(stop);
  return {
    asked,
    stop,
    told: () => absence.getState(),
    become: async (next: Line) => {
      const before = state;
      state = { ...state, line: next };
      for (const reaction of [...reactions]) reaction(before, state);
      await vi.dynamicImportSettled();
    },
    pass: (seconds: number) => clock.pass(seconds * second),
    sleep: (seconds: number) => {
      lost += seconds * second;
      clock.pass(2 * second);
    },
    say: (type: "online" | "offline") => window.dispatchEvent(new Event(type)),
    look: (state: "hidden" | "visible") => {
      vi.spyOn(document, "hidden", "get").mockReturnValue(state === "hidden");
      document.dispatchEvent(new Event("visibilitychange"));
    },
  };
}

it("the network is back: the line is in doubt or waits, and is tried either way, though nobody looks", () => {
  const page = aPage(aLine("waiting"));
  page.look("hidden");
  page.say("online");
  expect(page.asked).toEqual(["doubt"]);
});

it.each(["connecting", "registering"] as const)(
  "the network is back while a line is %s: that begins anew",
  (phase) => {
    const page = aPage(aLine(phase));
    page.say("online");
    expect(page.asked).toEqual(["begin-anew"]);
  },
);

it("the network is gone: a line that says ready is asked whether it is", () => {
  const page = aPage(aLine("ready"));
  page.say("offline");
  expect(page.asked).toEqual(["doubt"]);
});

it("a line that waits gains nothing by a network that goes", () => {
  const page = aPage(aLine("waiting"));
  page.say("offline");
  expect(page.asked).toEqual([]);
});

it("somebody looks at the page: a line that waits is tried, a ready one left alone", () => {
  const waiting = aPage(aLine("waiting"));
  waiting.look("hidden");
  waiting.look("visible");
  expect(waiting.asked).toEqual(["doubt"]);
  waiting.stop();
  const ready = aPage(aLine("ready"));
  ready.look("visible");
  expect(ready.asked).toEqual([]);
});

it("a page that slept begins its line anew, and it is noted since when", async () => {
  const page = aPage(aLine("registering"));
  await page.become(aLine("ready"));
  page.sleep(10);
  expect(page.asked).toEqual(["doubt"]);
  expect(page.told()).toBeNull();
  page.sleep(600);
  expect(page.asked).toEqual(["doubt", "begin-anew"]);
  expect(page.told()).toMatchObject({ how: "slept" });
});

/** A page whose server tells the time, after ten minutes that it did not see pass. */
async function afterTenMinutes() {
  const page = aPage(aLine("registering"));
  await page.become(aLine("ready", { serverAhead: 400 }));
  page.sleep(600);
  return page;
}

it("the server's clock went on with ours: it slept, and that is told once the line is ready", async () => {
  const page = await afterTenMinutes();
  expect(page.told()).toBeNull();
  await page.become(aLine("connecting"));
  await page.become(aLine("ready", { serverAhead: -600 }));
  expect(page.told()).toMatchObject({ how: "slept" });
});

it("the server's clock did not: ours was set, and nobody has slept", async () => {
  const page = await afterTenMinutes();
  await page.become(aLine("connecting"));
  await page.become(aLine("ready", { serverAhead: -599_000 }));
  page.pass(60);
  expect(page.told()).toBeNull();
  page.sleep(600);
  await page.become(aLine("ready", { serverAhead: -599_500, expires: 1 }));
  expect(page.told()).toMatchObject({ how: "slept" });
});

it("the server cannot be reached after it: told all the same", async () => {
  const page = await afterTenMinutes();
  await page.become(aLine("waiting"));
  page.pass(5);
  expect(page.told()).toMatchObject({ how: "slept" });
});

it("whose line is at another place has missed nothing here", async () => {
  const page = aPage(aLine("registering"));
  await page.become(aLine("ready"));
  await page.become(aLine("refused"));
  page.sleep(600);
  expect(page.told()).toBeNull();
});

it("stopped, it hears nothing", async () => {
  const page = aPage(aLine("registering"));
  await page.become(aLine("ready"));
  page.stop();
  page.say("online");
  page.sleep(600);
  expect(page.asked).toEqual([]);
});
