import { expectNoFaults, expectNothingCutOff } from "./fixtures/accessible.ts";
import { expect, test } from "./fixtures/test.ts";

const lucia = { number: "+34655102030", name: "Lucía Fernández" };
const support = "+12145550111";

test("a call says how it sounds, with figures and curves for who wants to see them", async ({
  alice,
  lab,
}) => {
  const call = await lab.meta.callIn({ from: lucia.number, to: support, audio: { toneHz: 1000 } });
  await alice.answer(lucia.name);
  await alice.expectTalking(lucia.name);
  const { page } = alice;
  await expect(page.getByRole("button", { name: /^Audio: (?:Good|Fair|Poor)\. Show details$/ })).toBeVisible({
    timeout: 20_000,
  });
  const card = alice.call(lucia.name);
  await card.getByRole("button", { name: /^Audio: ?(?:Good|Fair|Poor)/ }).click();
  await expect(card.getByText("direct ↔ direct, UDP")).toBeVisible();
  await expect(card.getByText("opus")).toBeVisible();
  await card.getByRole("button", { name: "Show the chart" }).click();
  await expect(card.getByRole("img", { name: /^Score: now \d\.\d, worst \d\.\d$/ })).toBeVisible();
  // The curves are drawn: under this page's policy no style of theirs may stand in the markup.
  await expect(card.locator("canvas")).toHaveCount(4);
  await expectNoFaults(page);
  await page.setViewportSize({ width: 320, height: 700 });
  await expectNothingCutOff(page);
  await call.hangUp();
  await alice.expectOutcome("Call ended");
});

test("an agent is told that a customer sends no audio", async ({ alice, lab }) => {
  const call = await lab.meta.callIn({ from: lucia.number, to: support, audio: "silence" });
  await alice.answer(lucia.name);
  await alice.expectTalking(lucia.name);
  const notice = alice.page.getByRole("region", { name: "No audio arrives from the customer" });
  await expect(notice).toBeVisible({ timeout: 20_000 });
  await expect(alice.page.getByRole("button", { name: "Audio: No audio. Show details" })).toBeVisible();
  await call.hangUp();
  await expect(notice).toBeHidden();
});

test("the readiness check passes here, and its call to the echo measures something", async ({
  alice,
  context,
}) => {
  await context.grantPermissions(["microphone", "notifications"]);
  const { page } = alice;
  await alice.line("Line ready").click();
  await page.getByRole("link", { name: "Check this computer and network" }).click();
  await page.getByRole("button", { name: "Start the check" }).click();
  await page.getByRole("button", { name: "Yes", exact: true }).click({ timeout: 15_000 });
  const score = /^Score \d\.\d, round trip \d+ ms, voice back after about \d+ ms\.$/;
  // A busy computer finds its own echo fair, or slow.
  const sound = /^(?:Audio is fair on this network now\.|The delay is long: you may talk over each other\.)$/;
  await expect(page.getByText(score).or(page.getByText(sound)).first()).toBeVisible({ timeout: 30_000 });
  const report = JSON.parse(
    (await page.getByRole("group", { name: "Report" }).locator("pre").textContent()) ?? "",
  ) as {
    readonly verdict: string;
    readonly echo: { readonly mos: number; readonly timeToAudio: number };
  };
  expect(["ready", "degraded"]).toContain(report.verdict);
  expect(report.echo.mos).toBeGreaterThan(2);
  expect(report.echo.timeToAudio).toBeGreaterThan(0);
  await expectNoFaults(page);
  await page.setViewportSize({ width: 320, height: 700 });
  await expectNothingCutOff(page);
});
