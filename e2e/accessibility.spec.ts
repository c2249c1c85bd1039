import { expectNoFaults, expectNothingCutOff, tabTo } from "./fixtures/accessible.ts";
import { expect, test } from "./fixtures/test.ts";

const lucia = "Lucía Fernández";

for (const colorScheme of ["light", "dark"] as const) {
  test(`every screen is free of accessibility faults, ${colorScheme}`, async ({ phone, lab }) => {
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
    await call.hangUp();
    await phone.expectOutcome("Call ended");
    await expectNoFaults(phone.page);
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
