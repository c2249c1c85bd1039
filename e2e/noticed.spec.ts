import type { BrowserContext, Page, Worker } from "@playwright/test";
import { expect, test } from "./fixtures/test.ts";

const lucia = { number: "+34655102030", name: "Lucía Fernández" };
const support = "+12145550111";
const paulo = { number: "+351912345678", shown: "+351 912 345 678" };

test("a tab that nobody has clicked in says that it cannot ring, and one click mends it", async ({
  alice,
}) => {
  const { page } = alice;
  // As browsers do it; for Chromium even a look from here counts as a click.
  await page.addInitScript(() => {
    let isClicked = false;
    window.addEventListener("pointerdown", () => (isClicked = true), { capture: true });
    window.AudioContext = class extends AudioContext {
      constructor() {
        super();
        void this.suspend();
      }
      override resume(): Promise<void> {
        return isClicked ? super.resume() : new Promise(() => undefined);
      }
    };
  });
  await page.reload();
  const warning = page.getByRole("alert", { name: "This tab cannot ring yet: click here" });
  await expect(warning).toBeVisible();
  await warning.getByRole("button", { name: "Start shift" }).click();
  await expect(warning).toBeHidden();
  // Meanwhile the phone went on as before.
  await alice.expectLine("Line ready");
});

test("a call that nobody looks at is told outside the page, and answered there", async ({
  context,
  alice,
  lab,
}) => {
  const { page } = alice;
  await startShift(context, page);
  const worker = await serviceWorkerOf(context, page);
  await lookAway(page);
  const before = await iconOf(page);

  const call = await lab.meta.callIn({ from: lucia.number, name: lucia.name, to: support });
  await expect
    .poll(() => shownBy(worker))
    .toEqual([
      { title: "Incoming call", body: `${lucia.name}, to Support ··0111`, actions: ["Answer", "Decline"] },
    ]);
  await expect(page).toHaveTitle("(1) Incoming call – Ringbridge");
  await expect.poll(() => iconOf(page)).not.toBe(before);

  await press(worker, "answer");
  await call.until("answered");
  await alice.expectTalking(lucia.name);
  await expect.poll(() => shownBy(worker)).toEqual([]);
  await call.hangUp();
  await alice.expectOutcome("Call ended");
  await expect.poll(() => iconOf(page)).toBe(before);
});

test("a missed call stays on the tab, and its notification goes", async ({ context, alice, lab }) => {
  const { page } = alice;
  await startShift(context, page);
  const worker = await serviceWorkerOf(context, page);
  await lookAway(page);
  const before = await iconOf(page);
  const call = await lab.meta.callIn({ from: lucia.number, name: lucia.name, to: support });
  await expect.poll(async () => (await shownBy(worker)).length).toBe(1);
  await call.hangUp();
  await expect.poll(() => shownBy(worker)).toEqual([]);
  await expect(page).toHaveTitle("(1) Ringbridge");
  await expect.poll(() => iconOf(page)).not.toBe(before);
});

test("a link asks before it calls, and leaves no number in the address", async ({ phone, app, lab }) => {
  const { page } = phone;
  await page.goto(`${app.url}?dial=${encodeURIComponent(paulo.number)}`);
  await phone.signInAsDemo("Alice Lind");
  await phone.expectLine("Line ready");
  const question = page.getByRole("dialog", { name: `Call ${paulo.shown}?` });
  await expect(question).toContainText("Support ··0111");
  expect(page.url()).toBe(app.url);
  await question.getByRole("button", { name: "Do not call" }).click();
  await expect(question).toBeHidden();
  await expect.poll(() => lab.pbx.channels()).toEqual([]);

  const called = lab.meta.nextCallOut();
  await page.evaluate(
    (link) => (window.location.hash = `#dial=${encodeURIComponent(link)}`),
    `tel:${paulo.number}`,
  );
  await question.getByRole("button", { name: "Call", exact: true }).click();
  const call = await called;
  expect(call.facts().customer.number).toBe(paulo.number);
  expect(page.url()).not.toContain("dial");
  await phone.expectTalking(paulo.shown);
  await phone.hangUp(paulo.shown);
  await phone.expectOutcome("Call ended");
});

test("without a network the page still opens, says so, and goes on once it is back", async ({
  context,
  alice,
}) => {
  const { page } = alice;
  await serviceWorkerOf(context, page);
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole("alert").filter({ hasText: "There is no connection" })).toBeVisible();
  await context.setOffline(false);
  await alice.expectLine("Line ready", { timeout: 20_000 });
});

test("what the backend says and what the site decides is never kept", async ({ context, alice }) => {
  const { page } = alice;
  await serviceWorkerOf(context, page);
  const kept = await page.evaluate(async () => {
    const all = await Promise.all(
      (await caches.keys()).map(async (name) => (await caches.open(name)).keys()),
    );
    return all.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept).toContain("/");
  expect(kept.filter((path) => !/^\/(?:$|assets\/|icon|manifest)/.test(path))).toEqual([]);
});

test("the small window has the call, mutes it, and goes with it", async ({ context, alice, lab }) => {
  const call = await lab.meta.callIn({ from: lucia.number, name: lucia.name, to: support });
  await alice.answer(lucia.name);
  await alice.expectTalking(lucia.name);
  const opening = context.waitForEvent("page");
  await alice.page.getByRole("button", { name: "Small window" }).click();
  const small = await opening;
  const card = small.getByRole("main", { name: `Call with ${lucia.name}` });
  await expect(card).toContainText("Connected");
  // Dressed by the page's own styles, under the page's own security policy.
  await expect(card).toHaveCSS("display", "flex");
  await card.getByRole("button", { name: "Mute" }).click();
  await expect(alice.call(lucia.name)).toContainText("The customer hears silence.");
  const closing = small.waitForEvent("close");
  await call.hangUp();
  await closing;
  await alice.expectOutcome("Call ended");
});

/** What a fresh browser is asked once the page is idle, with a person who allows everything. */
async function startShift(context: BrowserContext, page: Page): Promise<void> {
  const begin = page.getByRole("button", { name: "Start shift" });
  await expect(begin).toBeVisible();
  await context.grantPermissions(["notifications", "microphone"]);
  await begin.click();
  await expect(begin).toBeHidden();
}

/** The worker in charge of the page, once it is. */
async function serviceWorkerOf(context: BrowserContext, page: Page): Promise<Worker> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller === null)
      await new Promise((done) =>
        navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }),
      );
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  await worker.evaluate(() => {
    const scope = globalThis as WorkerScope;
    const { registration } = scope;
    const show = registration.showNotification.bind(registration);
    registration.showNotification = (...facts) => (scope.showing = show(...facts));
  });
  return worker;
}

/** As if the person worked in another window: a page without one of its own cannot lose the keyboard. */
async function lookAway(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.hasFocus = () => false;
    window.dispatchEvent(new Event("blur"));
  });
}

const iconOf = (page: Page) => page.locator("link[rel=icon]").getAttribute("href");

/** What a service worker has that pages lack. */
type WorkerScope = typeof globalThis & {
  readonly registration: ServiceWorkerRegistration;
  readonly NotificationEvent: new (type: string, facts: object) => Event;
  /** Settles when the last notification is on the screen. */
  showing?: Promise<void>;
};

/**
 * The notifications that stand on the screen. Not asked for while one is on its way there: Chromium then takes it for one that
 * was closed and forgets it (60 of 150; none of 150 where nobody asked).
 */
function shownBy(worker: Worker) {
  return worker.evaluate(async () => {
    const scope = globalThis as WorkerScope;
    await scope.showing;
    const shown = await scope.registration.getNotifications();
    return shown.map((notification) => {
      // TypeScript's own types lack the buttons.
      const {
        title,
        body,
        actions = [],
      } = notification as typeof notification & {
        readonly actions?: readonly { readonly title: string }[];
      };
      return { title, body, actions: actions.map((action) => action.title) };
    });
  });
}

/** Presses a button of the notification, as the computer would tell it. */
async function press(worker: Worker, action: string): Promise<void> {
  await worker.evaluate(async (pressed) => {
    const scope = globalThis as WorkerScope;
    const [notification] = await scope.registration.getNotifications();
    scope.dispatchEvent(new scope.NotificationEvent("notificationclick", { notification, action: pressed }));
  }, action);
}
