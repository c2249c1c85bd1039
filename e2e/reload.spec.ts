import type { Lab } from "../lab/lab.ts";
import { expect, test } from "./fixtures/colleagues.ts";
import { tonesHeard } from "./fixtures/ear.ts";
import { heardIn, soundFor, soundFrom } from "./fixtures/recording.ts";
import { voices } from "./fixtures/voices.ts";
import type { PhonePage } from "./pages/phone-page.ts";

const lucia = { number: "+34655102030", shown: "Lucía Fernández", hz: 1_000 };
const paulo = { number: "+351912345678", shown: "+351 912 345 678", hz: 1_000 };
const support = "+12145550111";

// Two browsers, and the time the PBX waits for a page to come back.
test.setTimeout(120_000);

/** Alice talks with Lucía, who has called. */
async function talk(alice: PhonePage, lab: Lab) {
  const call = await lab.meta.callIn({ from: lucia.number, to: support, audio: { toneHz: lucia.hz } });
  await alice.answer(lucia.shown);
  await call.until("answered");
  await alice.expectTalking(lucia.shown);
  return call;
}

const expectHeard = (alice: PhonePage, hz: readonly number[]) =>
  expect.poll(() => tonesHeard(alice.page, [lucia.hz]), { timeout: 10_000 }).toEqual(hz);

/** What Alice's phone has at Asterisk. A leg that was taken over ends there by itself. */
const legs = async (lab: Lab) => (await lab.pbx.channels()).filter(({ endpoint }) => endpoint === "1001");

/** The agent says yes to leaving in the middle of a call. */
async function reload({ page }: PhonePage): Promise<void> {
  page.once("dialog", (dialog) => void dialog.accept());
  await page.reload();
}

test("the page is loaded again in a call: the talk goes on, and again", async ({ alice, lab }) => {
  const call = await talk(alice, lab);
  for (let times = 0; times < 2; times += 1) {
    await reload(alice);
    await alice.expectTalking(lucia.shown);
    await expectHeard(alice, [lucia.hz]);
    await soundFor(lab, 1);
  }
  await expect.poll(() => legs(lab)).toHaveLength(1);
  await alice.hangUp(lucia.shown);
  await alice.expectOutcome("Call ended");
  await call.until("ended");
  expect(await heardIn(await call.recording(), voices)).toEqual(["alice"]);
});

test("a call the agent has placed goes on as muted as it was", async ({ alice, lab }) => {
  const called = lab.meta.nextCallOut();
  await alice.dial(paulo.number);
  const call = await called;
  await alice.expectTalking(paulo.shown);
  await alice.call(paulo.shown).getByRole("button", { name: "Mute" }).click();
  await reload(alice);
  await expect(alice.call(paulo.shown)).toContainText("The customer hears silence.");
  await expectHeard(alice, [paulo.hz]);
  await alice.call(paulo.shown).getByRole("button", { name: "Unmute" }).click();
  await alice.expectTalking(paulo.shown);
  await soundFrom(alice.page, lab);
  await call.hangUp();
  await alice.expectOutcome("Call ended");
  expect(await heardIn(await call.recording(), voices)).toEqual(["alice"]);
});

test("of two calls the one on hold stays on hold", async ({ alice, lab }) => {
  const held = await talk(alice, lab);
  const called = lab.meta.nextCallOut();
  await alice.dial(paulo.number);
  const talked = await called;
  await alice.expectTalking(paulo.shown);
  await reload(alice);
  await alice.expectTalking(paulo.shown);
  await expect(alice.waiting(lucia.shown)).toContainText("On hold");
  await alice.swapTo(lucia.shown);
  await expect(alice.waiting(paulo.shown)).toContainText("On hold");
  for (const call of [held, talked]) expect(call.state()).toBe("answered");
});

test("the page is loaded again while it rings: it rings again, and the customer has waited", async ({
  alice,
  lab,
}) => {
  const call = await lab.meta.callIn({ from: lucia.number, to: support, audio: { toneHz: lucia.hz } });
  await expect(alice.ring(lucia.shown)).toBeVisible();
  await alice.page.reload();
  await alice.answer(lucia.shown);
  await call.until("answered");
  await alice.expectTalking(lucia.shown);
  await expect.poll(() => legs(lab)).toHaveLength(1);
});

test("a page that is closed in a call and does not come back: the customer rings at a colleague", async ({
  alice,
  bob,
  lab,
}) => {
  const call = await lab.meta.callIn({ from: lucia.number, to: support });
  await alice.answer(lucia.shown);
  await alice.expectTalking(lucia.shown);
  await bob.expectOutcome("Answered by Alice Lind");
  const asked = alice.page.waitForEvent("dialog");
  const closed = alice.page.close({ runBeforeUnload: true });
  await (await asked).accept();
  await closed;
  await bob.answer(lucia.shown);
  await bob.expectTalking(lucia.shown);
  expect(call.state()).toBe("answered");
});

test("a page that comes back too late is rung by the customer who still waits", async ({ alice, lab }) => {
  const call = await talk(alice, lab);
  const { page } = alice;
  const home = page.url();
  page.once("dialog", (dialog) => void dialog.accept());
  // Another page of this server: the tab is there, the phone is not.
  await page.goto(new URL("/ringbridge.json", home).href);
  await expect.poll(() => legs(lab), { timeout: 20_000 }).toEqual([]);
  await page.goto(home);
  await alice.answer(lucia.shown);
  await alice.expectTalking(lucia.shown);
  await expectHeard(alice, [lucia.hz]);
  expect(call.state()).toBe("answered");
});
