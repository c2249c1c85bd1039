import type { Page } from "@playwright/test";
import { expectNoFaults, expectNothingCutOff, tabTo } from "./fixtures/accessible.ts";
import { expect, test } from "./fixtures/test.ts";

const lucia = "Lucía Fernández";

for (const colorScheme of ["light", "dark"] as const) {
  test(`every screen is free of accessibility faults, ${colorScheme}`, async ({ phone, lab }) => {
    test.setTimeout(120_000);
    await phone.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expectNoFaults(phone.page);
    await phone.signInAsDemo("Alice Lind");
    await phone.expectLine("Line ready");
    await expectNoFaults(phone.page);

    const call = await lab.meta.callIn({ from: "+34655102030", to: "+12145550111", payload: "order 12853" });
    await expect(phone.ring(lucia)).toBeVisible();
    await expectNoFaults(phone.page);
    await phone.answer(lucia);
    await phone.expectTalking(lucia);
    await phone.call(lucia).getByRole("button", { name: "Keypad" }).click();
    await expectNoFaults(phone.page);
    await phone.call(lucia).getByRole("button", { name: "Transfer", exact: true }).click();
    await expect(phone.page.getByRole("region", { name: `Transfer ${lucia}` })).toBeVisible();
    await expectNoFaults(phone.page);
    await call.hangUp();
    await phone.expectOutcome("Call ended");
    await expectNoFaults(phone.page);
  });

  test(`every place beside the phone is free of accessibility faults, ${colorScheme}`, async ({ alice }) => {
    test.setTimeout(120_000);
    const { page } = alice;
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const name of ["History", "Contacts", "Settings"]) {
      await page.getByRole("link", { name, exact: true }).click();
      await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
      await expectNoFaults(page);
    }
    await page.getByRole("link", { name: "Open the check" }).click();
    await expect(page.getByRole("heading", { name: "Readiness check", level: 1 })).toBeVisible();
    await expectNoFaults(page);
    for (const [keys, name] of [
      ["Control+K", "Search and commands"],
      ["?", "Keyboard shortcuts"],
    ] as const) {
      await page.getByRole("heading", { level: 1 }).click();
      await page.keyboard.press(keys);
      await expect(page.getByRole("dialog", { name })).toBeVisible();
      await expectNoFaults(page);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toHaveCount(0);
    }
  });
}

test("by keyboard alone: sign in, answer, mute, hang up", async ({ phone, lab }) => {
  const { page } = phone;
  const demo = page.getByRole("button", { name: "Continue as Alice Lind (demo)" });
  await expect(demo).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(demo).toBeFocused();
  await page.keyboard.press("Enter");
  await phone.expectLine("Line ready");

  const call = await lab.meta.callIn({ from: "+34655102030", to: "+12145550111" });
  await expect(phone.ring(lucia)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(phone.ring(lucia)).toBeVisible();
  await page.keyboard.press("Control+Shift+A");
  await phone.expectTalking(lucia);
  await page.keyboard.press("Control+Shift+M");
  await expect(phone.call(lucia)).toContainText("The customer hears silence.");
  await page.keyboard.press("Control+Shift+C");
  await tabTo(page, "button", "Hang up");
  await page.keyboard.press("Enter");
  await phone.expectOutcome("Call ended");
  await call.until("ended");
});

test("by keyboard alone: a call is declined, and told once", async ({ alice: { page }, lab }) => {
  const told = await announcements(page);
  const call = await lab.meta.callIn({ from: "+34655102030", to: "+12145550111" });
  const ring = page.getByRole("alertdialog", { name: lucia });
  await expect(ring).toBeFocused();
  // Who has the focus moved there hears the dialog; an announcement would say it twice.
  expect(await told()).toEqual([]);
  await page.keyboard.press("Control+Shift+R");
  await call.until("ended");
  await expect(ring).toHaveCount(0);
});

test("somebody who is typing is told of a call once, and goes on typing", async ({
  alice: { page },
  lab,
}) => {
  await page.getByRole("textbox", { name: "Number" }).focus();
  const told = await announcements(page);
  const call = await lab.meta.callIn({ from: "+34655102030", to: "+12145550111" });
  await expect(page.getByRole("alertdialog", { name: lucia })).toBeVisible();
  await expect.poll(told).toHaveLength(1);
  expect(await told()).toEqual([expect.stringContaining("Answer: Control Shift A.")]);
  await expect(page.getByRole("textbox", { name: "Number" })).toBeFocused();
  await call.hangUp();
});

test("by keyboard alone: a call is transferred to a colleague's extension", async ({ alice, lab }) => {
  const { page } = alice;
  const call = await lab.meta.callIn({ from: "+34655102030", to: "+12145550111" });
  await expect(alice.ring(lucia)).toBeFocused();
  await page.keyboard.press("Control+Shift+A");
  await alice.expectTalking(lucia);
  await page.keyboard.press("Control+Shift+F");
  await expect(page.getByRole("combobox", { name: `Transfer ${lucia}` })).toBeFocused();
  // Nobody is signed in there: it comes back at once, which shows that it went.
  await page.keyboard.type("1002");
  await page.keyboard.press("Enter");
  await expect(alice.ring(lucia)).toContainText("Back from Bob Ortiz");
  await page.keyboard.press("Control+Shift+A");
  await alice.expectTalking(lucia);
  await page.keyboard.press("Control+Shift+X");
  await call.until("ended");
});

test("with less motion nothing moves", async ({ alice: { page }, lab }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const call = await lab.meta.callIn({ from: "+34655102030", to: "+12145550111" });
  await expect(page.getByRole("alertdialog", { name: lucia })).toBeVisible();
  const moving = () =>
    page.evaluate(() =>
      document
        .getAnimations()
        .filter((each) => each.playState === "running")
        .map((each) => (each instanceof CSSAnimation ? each.animationName : "transition")),
    );
  await expect.poll(moving).toEqual([]);
  await call.hangUp();
});

/** What live regions say from now on. */
async function announcements(page: Page): Promise<() => Promise<readonly string[]>> {
  const handle = await page.evaluateHandle(() => {
    const said: string[] = [];
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const region = element?.closest("[aria-live=assertive]");
        const text = region?.textContent ?? "";
        if (text !== "" && said.at(-1) !== text) said.push(text);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    return said;
  });
  return () => handle.jsonValue();
}

test("by keyboard alone: a number typed anywhere is dialled", async ({ alice, lab }) => {
  const called = lab.meta.nextCallOut();
  await alice.page.locator("body").click({ position: { x: 700, y: 600 } });
  await alice.page.keyboard.type("+351912345678");
  await alice.page.keyboard.press("Enter");
  await called;
  await alice.expectTalking("+351 912 345 678");
  await alice.hangUp("+351 912 345 678");
});

test("at 320 px nothing is cut off, and a call can be answered", async ({ alice, lab }) => {
  await alice.page.setViewportSize({ width: 320, height: 640 });
  const call = await lab.meta.callIn({
    from: "+34655102030",
    to: "+12145550111",
    payload: "Call about order 12853",
  });
  await expect(alice.ring(lucia).getByRole("button", { name: "Answer" })).toBeInViewport({ ratio: 1 });
  await expectNothingCutOff(alice.page);
  await alice.answer(lucia);
  await expect(alice.call(lucia).getByRole("button", { name: "Hang up" })).toBeInViewport({ ratio: 1 });
  await call.hangUp();
});
