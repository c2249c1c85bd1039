import type { Lab } from "../lab/lab.ts";
import { tonesHeard } from "./fixtures/ear.ts";
import { heardIn, soundFor } from "./fixtures/recording.ts";
import { expect, openPhone, test } from "./fixtures/test.ts";
import { voices } from "./fixtures/voices.ts";
import type { PhonePage } from "./pages/phone-page.ts";

const lucia = { number: "+34655102030", shown: "Lucía Fernández", hz: 1_000 };
const paulo = { number: "+351912345678", shown: "+351 912 345 678" };
const support = "+12145550111";

test.setTimeout(120_000);

/** Another tab of this browser. Nobody signs in there. */
async function anotherTab(first: PhonePage): Promise<PhonePage> {
  return openPhone(await first.page.context().newPage(), first.page.url());
}

const idle = ({ page }: PhonePage) => page.getByRole("region", { name: "Your phone is in another tab" });
const inCall = ({ page }: PhonePage) => page.getByRole("region", { name: "This call sounds in another tab" });
const useHere = (where: ReturnType<typeof idle>) => where.getByRole("button", { name: "Use here" });

const expectHeard = (phone: PhonePage, hz: readonly number[]) =>
  expect.poll(() => tonesHeard(phone.page, [lucia.hz]), { timeout: 10_000 }).toEqual(hz);

const calling = (lab: Lab) =>
  lab.meta.callIn({ from: lucia.number, to: support, audio: { toneHz: lucia.hz } });

const contacts = async (lab: Lab) =>
  (await lab.pbx.cli("pjsip show contacts")).match(/1001\/sip:/g)?.length ?? 0;

test("a second tab is the first one's remote control: it answers, mutes, holds and hangs up there", async ({
  alice,
  lab,
}) => {
  const second = await anotherTab(alice);
  await second.expectLine("Line ready");
  await expect(idle(second)).toBeVisible();
  expect(await contacts(lab)).toBe(1);

  const call = await calling(lab);
  await expect(alice.ring(lucia.shown)).toBeVisible();
  await second.answer(lucia.shown);
  await second.expectTalking(lucia.shown);
  await alice.expectTalking(lucia.shown);
  await expect(inCall(second)).toBeVisible();
  await expectHeard(alice, [lucia.hz]);
  await expectHeard(second, []);

  await second.call(lucia.shown).getByRole("button", { name: "Mute" }).click();
  await expect(alice.call(lucia.shown)).toContainText("The customer hears silence.");
  await second.call(lucia.shown).getByRole("button", { name: "Unmute" }).click();
  await second.hold(lucia.shown);
  await expect(alice.call(lucia.shown).getByText("On hold", { exact: true })).toBeVisible();
  await second.resume(lucia.shown);
  await second.expectTalking(lucia.shown);
  await second.hangUp(lucia.shown);
  await alice.expectOutcome("Call ended");
  await second.expectOutcome("Call ended");
  await call.until("ended");
});

test("the second tab places a call, which is up in the first", async ({ alice, lab }) => {
  const second = await anotherTab(alice);
  await second.expectLine("Line ready");
  const called = lab.meta.nextCallOut();
  await second.dial(paulo.number);
  const call = await called;
  await second.expectTalking(paulo.shown);
  await alice.expectTalking(paulo.shown);
  await call.hangUp();
  await second.expectOutcome("Call ended");
});

test("used in the second tab, calls ring and sound there; the first is the remote control then", async ({
  alice,
  lab,
}) => {
  const second = await anotherTab(alice);
  await useHere(idle(second)).click();
  await expect(idle(alice)).toBeVisible();
  await expect(idle(second)).toBeHidden();
  await second.expectLine("Line ready");
  await expect.poll(() => contacts(lab)).toBe(1);
  const call = await calling(lab);
  await alice.answer(lucia.shown);
  await second.expectTalking(lucia.shown);
  await expectHeard(second, [lucia.hz]);
  await call.hangUp();
  await alice.expectOutcome("Call ended");
});

test("used here in the middle of a call, it goes on here, and back", async ({ alice, lab }) => {
  const second = await anotherTab(alice);
  await second.expectLine("Line ready");
  const call = await calling(lab);
  await alice.answer(lucia.shown);
  await alice.expectTalking(lucia.shown);
  await useHere(inCall(second)).click();
  await expect(inCall(alice)).toBeVisible();
  await second.expectTalking(lucia.shown);
  await expectHeard(second, [lucia.hz]);
  await expect.poll(async () => (await legs(lab)).length).toBe(1);
  await soundFor(lab, 1);
  await useHere(inCall(alice)).click();
  await expect(inCall(second)).toBeVisible();
  await alice.expectTalking(lucia.shown);
  await expectHeard(alice, [lucia.hz]);
  await soundFor(lab, 1);
  await second.hangUp(lucia.shown);
  await call.until("ended");
  await alice.expectOutcome("Call ended");
  expect(await heardIn(await call.recording(), voices)).toEqual(["alice"]);
});

test("the tab that has the phone is closed in a call: the other one goes on with it", async ({
  alice,
  lab,
}) => {
  const second = await anotherTab(alice);
  await second.expectLine("Line ready");
  const call = await calling(lab);
  await second.answer(lucia.shown);
  await second.expectTalking(lucia.shown);
  await alice.page.close();
  await expect(inCall(second)).toBeHidden();
  await second.expectTalking(lucia.shown);
  await expectHeard(second, [lucia.hz]);
  await expect.poll(async () => (await legs(lab)).length).toBe(1);
  await second.hangUp(lucia.shown);
  await call.until("ended");
  await second.page.close();
});

test("signed out in one tab is signed out in all", async ({ alice, lab }) => {
  const second = await anotherTab(alice);
  await second.expectLine("Line ready");
  await second.page.getByRole("button", { name: "Alice Lind, your account" }).click();
  await second.page.getByRole("button", { name: "Sign out" }).click();
  for (const { page } of [alice, second])
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await expect.poll(() => contacts(lab)).toBe(0);
});

const legs = async (lab: Lab) => (await lab.pbx.channels()).filter(({ endpoint }) => endpoint === "1001");
