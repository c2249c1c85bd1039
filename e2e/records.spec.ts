import { expectNoFaults, expectNothingCutOff, tabTo } from "./fixtures/accessible.ts";
import { expect, test } from "./fixtures/test.ts";
import type { PhonePage } from "./pages/phone-page.ts";

const lucia = { number: "+34655102030", name: "Lucía Fernández" };
const paulo = { number: "+351912345678", shown: "+351 912 345 678" };
const support = "+12145550111";

const goTo = async ({ page }: PhonePage, screen: string) => {
  await page.getByRole("navigation", { name: "Screens" }).getByRole("link", { name: screen }).click();
  await expect(page.getByRole("heading", { level: 1, name: screen })).toBeVisible();
};

test("a missed call stays after a reload until somebody has seen to it", async ({ alice, lab }) => {
  const { page } = alice;
  const call = await lab.meta.callIn({ from: lucia.number, to: support });
  await expect(alice.ring(lucia.name)).toBeVisible();
  await call.hangUp();
  await expect(alice.ring(lucia.name)).toBeHidden();
  await expect(page.getByRole("link", { name: "History, 1 missed call waits" })).toBeVisible();

  await page.reload();
  await alice.expectLine("Line ready");
  await expect(page.getByRole("link", { name: "History, 1 missed call waits" })).toBeVisible();
  await goTo(alice, "History");
  const row = page.getByRole("row", { name: `Missed, ${lucia.name}` });
  await expect(row).toContainText("Support ··0111");
  await expectNoFaults(page);

  // By keyboard: to the row, and what is in it.
  await row.focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Wanted order 12853");
  await page.keyboard.press("Enter");
  await row.getByRole("button", { name: `Done with the missed call of ${lucia.name}` }).click();
  await page.reload();
  await alice.expectLine("Line ready");
  await expect(row).toContainText("Seen to");
  await expect(row).toContainText("Wanted order 12853");
  await expect(page.getByRole("link", { name: "History", exact: true })).toBeVisible();
});

test("calling back sees to a missed call", async ({ alice, lab }) => {
  const { page } = alice;
  const call = await lab.meta.callIn({ from: lucia.number, to: support });
  await expect(alice.ring(lucia.name)).toBeVisible();
  await call.hangUp();
  await goTo(alice, "History");
  const row = page.getByRole("row", { name: `Missed, ${lucia.name}` });
  await row.focus();
  const called = lab.meta.nextCallOut();
  await page.keyboard.press("Enter");
  await called;
  await alice.expectTalking(lucia.name);
  await alice.hangUp(lucia.name);
  await alice.expectOutcome("Call ended");
  await goTo(alice, "History");
  await expect(row).toContainText("Seen to");
  await expect(page.getByRole("row", { name: `Answered, ${lucia.name}` })).toBeVisible();
});

test("a contact's name shows when they call, beside what they call themselves", async ({ alice, lab }) => {
  const { page } = alice;
  await goTo(alice, "Contacts");
  await expectNoFaults(page);
  await page.getByRole("button", { name: "Add contact" }).click();
  const form = page.getByRole("form", { name: "New contact" });
  await form.getByLabel("Name").fill("Lucía from Acme");
  await form.getByLabel("Number", { exact: true }).fill("0034 655 10 20 30");
  await expect(form).toContainText("+34 655 10 20 30 · Spain");
  await expectNoFaults(page);
  await form.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Lucía from Acme", { exact: true })).toBeVisible();

  await page.reload();
  await alice.expectLine("Line ready");
  const call = await lab.meta.callIn({ from: lucia.number, to: support });
  await expect(alice.ring("Lucía from Acme")).toContainText(`calls themself ${lucia.name}`);
  await alice.answer("Lucía from Acme");
  await alice.expectTalking("Lucía from Acme");
  await call.hangUp();
  await goTo(alice, "History");
  await expect(page.getByRole("row", { name: "Answered, Lucía from Acme" })).toContainText(
    `calls themself ${lucia.name}`,
  );
});

test("by keyboard alone: contacts are imported from a table", async ({ alice }) => {
  const { page } = alice;
  await goTo(alice, "Contacts");
  await tabTo(page, "button", "Import…");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Import contacts" });
  await expect(dialog.getByRole("button", { name: "Choose a file…" })).toBeFocused();
  const chooser = page.waitForEvent("filechooser");
  await page.keyboard.press("Enter");
  const table = [
    "Full name;Mobile;Remarks",
    "Paulo Mendes;00351 912 345 678;Likes =SUM(A1)",
    "Nobody;ask reception;",
  ].join("\r\n");
  await (
    await chooser
  ).setFiles({ name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(`\uFEFF${table}`, "utf8") });
  await expect(dialog).toContainText("1 new");
  await expect(dialog).toContainText("ask reception: not a number");
  await expectNoFaults(page);
  await tabTo(page, "button", "Import 1");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Close" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: `Call Paulo Mendes, ${paulo.shown}` })).toBeVisible();
});

test("the palette calls, and acts on the call", async ({ alice, lab }) => {
  const { page } = alice;
  const palette = page.getByRole("dialog", { name: "Search and commands" });
  await page.keyboard.press("Control+k");
  await expect(palette.getByRole("combobox")).toBeFocused();
  await expectNoFaults(page);
  const called = lab.meta.nextCallOut();
  await page.keyboard.type(paulo.number);
  await expect(palette.getByRole("option", { selected: true })).toContainText(`Call ${paulo.shown}`);
  await page.keyboard.press("Enter");
  await called;
  await alice.expectTalking(paulo.shown);

  await page.keyboard.press("Control+k");
  await page.keyboard.type("hang up");
  await expect(palette.getByRole("option", { selected: true })).toContainText(`Hang up on ${paulo.shown}`);
  await page.keyboard.press("Enter");
  await alice.expectOutcome("Call ended");

  await page.keyboard.press("Control+k");
  await page.keyboard.type("contacts");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Contacts" })).toBeVisible();
});

test("at 320 px nothing is cut off, and every screen is within reach", async ({ alice, lab }) => {
  const { page } = alice;
  const call = await lab.meta.callIn({ from: lucia.number, to: support });
  await expect(alice.ring(lucia.name)).toBeVisible();
  await call.hangUp();
  await page.setViewportSize({ width: 320, height: 640 });
  for (const screen of ["History", "Contacts"]) {
    await goTo(alice, screen);
    await expectNothingCutOff(page);
  }
});
