import type { Page } from "@playwright/test";
import { expect, openPhone, test } from "./fixtures/test.ts";

const lucia = { number: "+34655102030", name: "Lucía Fernández" };
const support = "+12145550111";

/** Lets no script of the page run for so long, as on a computer that sleeps: its debugger holds the first one that wants to. */
async function standStill(page: Page, milliseconds: number): Promise<void> {
  const debug = await page.context().newCDPSession(page);
  await debug.send("Debugger.enable");
  const held = new Promise((resolve) => debug.once("Debugger.paused", resolve));
  await debug.send("Debugger.pause");
  await held;
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  await debug.send("Debugger.resume");
  await debug.detach();
}

/** What watches over sleep comes after the line: a page that is stopped before has not begun to look at the clock. */
const untilWatched = (page: Page) =>
  expect.poll(() => page.evaluate(() => "isWatched" in globalThis)).toBe(true);

test.beforeEach(({ page }) =>
  page.addInitScript(() => {
    const listen = document.addEventListener.bind(document);
    // Of the whole page, only what watches over sleep (sleep-watch.ts) listens to this.
    document.addEventListener = (type: string, ...rest: [EventListener]) => {
      if (type === "freeze") Object.assign(globalThis, { isWatched: true });
      listen(type, ...rest);
    };
  }),
);

test("a computer that slept: the line begins anew at once, what happened is said, and calls ring", async ({
  alice,
  lab,
}) => {
  const log = await lab.pbx.mark();
  await untilWatched(alice.page);
  await standStill(alice.page, 22_000);
  await expect(
    alice.page.getByRole("region", { name: /^This computer slept from \d\d:\d\d to \d\d:\d\d$/ }),
  ).toBeVisible();
  await expect.poll(() => lab.pbx.logSince(log)).toMatch(/^REGISTER [^]*^SIP\/2\.0 200 OK/m);
  await alice.expectLine("Line ready");
  await alice.page.getByRole("button", { name: "Dismiss" }).click();
  const call = await lab.meta.callIn({ from: lucia.number, to: support });
  await alice.answer(lucia.name);
  await alice.expectTalking(lucia.name);
  await call.hangUp();
});

/** A page that can be hidden, and whose browser then lets its timers run once in ten minutes. */
async function whoseTimersAreHeldBack(page: Page): Promise<() => Promise<void>> {
  await page.addInitScript(() => {
    let isHidden = false;
    Object.defineProperty(Document.prototype, "hidden", { get: () => isHidden });
    const usual = window.setTimeout.bind(window);
    const heldBack = (run: TimerHandler, delay = 0, ...given: unknown[]) =>
      usual(run, isHidden ? Math.max(delay, 600_000) : delay, ...given);
    Object.assign(window, { setTimeout: heldBack });
    window.addEventListener("hide this page", () => {
      isHidden = true;
      document.dispatchEvent(new Event("visibilitychange"));
    });
  });
  return () => page.evaluate(() => void window.dispatchEvent(new Event("hide this page")));
}

test("a page that nobody looks at: a dead socket is found in a call, and replaced, though its timers are held back", async ({
  page,
  app,
  lab,
}) => {
  const hide = await whoseTimersAreHeldBack(page);
  const alice = await openPhone(page, app.url);
  await alice.signInAsDemo("Alice Lind");
  await alice.expectLine("Line ready");
  const call = await lab.meta.callIn({ from: lucia.number, to: support });
  await alice.answer(lucia.name);
  await alice.expectTalking(lucia.name);
  await hide();
  await expect.poll(() => page.workers().length, "somebody keeps time").toBe(1);
  const hidden = await lab.pbx.mark();
  // In a call the server is asked twice a second.
  const questions = async () => (await lab.pbx.logSince(hidden)).match(/^OPTIONS sip:pbx\./gm)?.length ?? 0;
  await expect.poll(questions).toBeGreaterThan(5);
  const log = await lab.pbx.mark();
  app.stallSockets();
  await expect.poll(() => lab.pbx.logSince(log), { timeout: 15_000 }).toMatch(/^REGISTER [^]*^INVITE /m);
  await alice.expectLine("Line ready");
  await call.hangUp();
  await alice.expectOutcome("Call ended");
});
