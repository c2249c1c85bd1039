import { tonesHeard } from "./fixtures/ear.ts";
import { expect, test } from "./fixtures/test.ts";
import type { PhonePage } from "./pages/phone-page.ts";
import type { Lab } from "../lab/lab.ts";

const lucia = { number: "+34655102030", name: "Lucía Fernández" };
const support = "+12145550111";
const customerHz = 1000;

/** Alice talks with Lucía. */
async function talk(alice: PhonePage, lab: Lab) {
  const call = await lab.meta.callIn({ from: lucia.number, to: support, audio: { toneHz: customerHz } });
  await alice.answer(lucia.name);
  await call.until("answered");
  await alice.expectTalking(lucia.name);
  return call;
}

const expectHeard = (alice: PhonePage) =>
  expect.poll(() => tonesHeard(alice.page, [customerHz]), { timeout: 10_000 }).toEqual([customerHz]);

/** The agent says yes to leaving in the middle of a call. */
async function reload({ page }: PhonePage): Promise<void> {
  page.once("dialog", (dialog) => void dialog.accept());
  await page.reload();
}

test("the page is loaded again in a call: the talk goes on", async ({ alice, lab }) => {
  const call = await talk(alice, lab);
  await reload(alice);
  await alice.expectTalking(lucia.name);
  await expectHeard(alice);
  expect(call.state()).toBe("answered");
  await call.hangUp();
  await alice.expectOutcome("Call ended");
});
