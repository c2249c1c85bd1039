import type { Page } from "@playwright/test";
import { expectNoFaults, expectNothingCutOff, tabTo } from "./fixtures/accessible.ts";
import { expect, phoneOf, test } from "./fixtures/company.ts";

const joy = "+6581234567";

/** Every screen beside the phone, by its place in the address, and what stands on it when it is there. */
const screens = [
  ["team", "Live from Asterisk"],
  ["agents", "Alice Lind"],
  ["numbers", "Support"],
  ["numbers/add", "Another number"],
  ["numbers/add-account", "WhatsApp Business account id"],
  ["audit", "Adam Roth"],
] as const;

async function signInAsAdam(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Continue as Adam Roth (demo)" }).click();
  await expect(page.getByRole("navigation", { name: "Screens" })).toBeVisible();
}

async function goTo(page: Page, url: string, place: string, text: string): Promise<void> {
  await page.goto(`${url}#/${place}`);
  await expect(page.getByRole("main").getByText(text).first()).toBeVisible();
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`every screen of the company is free of accessibility faults, ${colorScheme}`, async ({
    runningCompany: { url },
    someone,
  }) => {
    test.setTimeout(120_000);
    const page = await someone(url);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expect(page.getByRole("button", { name: "Continue as Adam Roth (demo)" })).toBeVisible();
    await expectNoFaults(page);
    await signInAsAdam(page);
    for (const [place, text] of screens) {
      await goTo(page, url, place, text);
      await expectNoFaults(page);
    }
    await goTo(page, url, "numbers", "Support");
    await page
      .getByRole("link", { name: /Support/ })
      .first()
      .click();
    await expect(page.getByRole("form", { name: "Call settings" })).toBeVisible();
    await expectNoFaults(page);
    await goTo(page, url, "agents", "Alice Lind");
    await page.getByRole("button", { name: "Change Alice Lind" }).click();
    await expectNoFaults(page);
  });

  test(`the phone with its panel is free of accessibility faults, ${colorScheme}`, async ({
    runningCompany: { url },
    someone,
  }) => {
    const page = await someone(url);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const phone = await phoneOf(page, "Bob Ortiz");
    await phone.type(joy);
    await page.getByRole("button", { name: "Ask permission" }).click();
    await expect(page.getByRole("dialog", { name: "Ask for permission to call" })).toBeVisible();
    await expectNoFaults(page);
    await page.keyboard.press("Escape");
    await expect(page.getByText("Has not allowed calls yet.")).toBeVisible();
    await expectNoFaults(page);
  });
}

test("at 320 px nothing is cut off on any screen", async ({ runningCompany: { url }, someone }) => {
  const page = await someone(url);
  await page.setViewportSize({ width: 320, height: 640 });
  await signInAsAdam(page);
  for (const [place, text] of screens) {
    await goTo(page, url, place, text);
    await expectNothingCutOff(page);
  }
  await goTo(page, url, "numbers", "Support");
  await page
    .getByRole("link", { name: /Support/ })
    .first()
    .click();
  await expect(page.getByRole("form", { name: "Call settings" })).toBeVisible();
  await expectNothingCutOff(page);
});

test("by keyboard alone: an agent is added and invited", async ({ runningCompany: { url }, someone }) => {
  const page = await someone(url);
  await expect(page.getByRole("button", { name: "Continue as Adam Roth (demo)" })).toBeVisible();
  await tabTo(page, "button", "Continue as Adam Roth (demo)");
  await page.keyboard.press("Enter");
  await tabTo(page, "link", "Agents");
  await page.keyboard.press("Enter");
  await tabTo(page, "button", "Add somebody");
  await page.keyboard.press("Enter");
  await tabTo(page, "textbox", "Name");
  await page.keyboard.type("Dora Keys");
  await tabTo(page, "textbox", "Login");
  await page.keyboard.type("dora");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Sign-in link for Dora Keys" })).toBeVisible();
  await tabTo(page, "button", "Done");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("row", { name: /Dora Keys/ })).toContainText("Invited");
});
