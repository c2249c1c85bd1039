import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/test.ts";

const lucia = { number: "+34655102030", name: "Lucía Fernández" };
const support = "+12145550111";

const shift = (page: Page, state: string) => page.getByRole("button", { name: `Shift: ${state}. Change` });

async function choose(page: Page, state: string, what: string): Promise<void> {
  await shift(page, state).click();
  await page.getByRole("button", { name: what, exact: true }).click();
  await expect(page.getByText("Pause for")).toBeHidden();
}

test("paused, the queue rings nobody; ready again, the same customer's call rings", async ({
  alice,
  lab,
}) => {
  await expect(shift(alice.page, "Ready")).toBeVisible();
  await choose(alice.page, "Ready", "Lunch");
  await expect(shift(alice.page, "Paused: Lunch")).toBeVisible();
  expect(await lab.pbx.cli("queue show whatsapp")).toMatch(/PJSIP\/1001.*\(paused/);

  const call = await lab.meta.callIn({ from: lucia.number, to: support });
  // The queue has tried by the time it waits for somebody to be free.
  await expect.poll(() => lab.pbx.cli("queue show whatsapp")).toContain("1. PJSIP/wa-");
  await expect(alice.ring(lucia.name)).toBeHidden();

  await choose(alice.page, "Paused: Lunch", "Ready");
  await expect(shift(alice.page, "Ready")).toBeVisible();
  await expect(alice.ring(lucia.name)).toBeVisible();
  await call.hangUp();
});

test("why an agent is paused outlives a reload; Asterisk's word counts", async ({ alice, lab }) => {
  await choose(alice.page, "Ready", "Training");
  await expect(shift(alice.page, "Paused: Training")).toBeVisible();
  await alice.page.reload();
  await alice.expectLine("Line ready");
  await expect(shift(alice.page, "Paused: Training")).toBeVisible();

  await lab.pbx.cli("queue unpause member PJSIP/1001");
  await expect(shift(alice.page, "Ready")).toBeVisible();
  await lab.pbx.cli("queue pause member PJSIP/1001");
  await expect(alice.page.getByText("You were paused from elsewhere")).toBeVisible();
  await alice.page
    .getByRole("region", { name: "You were paused" })
    .getByRole("button", { name: "Ready" })
    .click();
  await expect(shift(alice.page, "Ready")).toBeVisible();
});

test("offline, nothing rings; online again, the line is ready", async ({ alice }) => {
  await choose(alice.page, "Ready", "Go offline");
  await alice.expectLine("Line off");
  await choose(alice.page, "Offline", "Go online");
  await alice.expectLine("Line ready");
  await expect(shift(alice.page, "Ready")).toBeVisible();
});

test.describe("where the company wants a wrap-up and colleagues' calls answered", () => {
  test.beforeEach(async ({ context }) => {
    await context.route("**/ringbridge.json", async (route) => {
      const response = await route.fetch();
      const deployment = (await response.json()) as object;
      const policy = { wrapUpSeconds: 60, autoAnswer: { calls: "customers", afterSeconds: 1 } };
      await route.fulfill({ response, json: { ...deployment, shift: policy } });
    });
  });

  test("a call is answered by itself, and after it the next one waits until the wrap-up is finished", async ({
    alice,
    lab,
  }) => {
    await expect(shift(alice.page, "Ready")).toBeVisible();
    const call = await lab.meta.callIn({ from: lucia.number, to: support });
    await call.until("answered");
    await alice.expectTalking(lucia.name);
    await expect.poll(() => lab.pbx.cli("queue show whatsapp")).toMatch(/PJSIP\/1001.*\(paused/);
    await call.hangUp();
    await expect(shift(alice.page, "Wrap-up")).toBeVisible();
    await alice.page.getByRole("button", { name: "30 seconds more" }).click();
    await alice.page.getByRole("button", { name: "Finish now" }).click();
    await expect(shift(alice.page, "Ready")).toBeVisible();
    await expect.poll(() => lab.pbx.cli("queue show whatsapp")).not.toMatch(/PJSIP\/1001.*\(paused/);
  });
});
