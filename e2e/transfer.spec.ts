import { tonesHeard } from "./fixtures/ear.ts";
import { expect, test } from "./fixtures/colleagues.ts";
import { heardIn, soundFor } from "./fixtures/recording.ts";
import { requestsToMeta } from "./fixtures/sip-log.ts";
import { voices } from "./fixtures/voices.ts";
import type { Lab } from "../lab/lab.ts";
import type { PhonePage } from "./pages/phone-page.ts";

const lucia = { number: "+34655102030", name: "Lucía Fernández", hz: 1_000 };
// Each test has two browsers beside Asterisk and what plays Meta.
test.setTimeout(150_000);

const support = "+12145550111";
const everybody = [lucia.hz, ...Object.values(voices)];

/** Seconds of something that a recording must show. */
const aMoment = 1.5;

/** Lucía calls, and Alice is the one who answers. */
async function talkWithLucia(alice: PhonePage, lab: Lab) {
  const call = await lab.meta.callIn({ from: lucia.number, to: support, audio: { toneHz: lucia.hz } });
  await alice.answer(lucia.name);
  await alice.expectTalking(lucia.name);
  await expect.poll(() => tonesHeard(alice.page, everybody)).toEqual([lucia.hz]);
  return call;
}

test("at once to a colleague: they talk, the agent is free, and Meta is told nothing", async ({
  alice,
  bob,
  lab,
}) => {
  const call = await talkWithLucia(alice, lab);
  await soundFor(lab, aMoment);
  const log = await lab.pbx.mark();
  await alice.transferNow(lucia.name, "1002");
  await bob.answer(lucia.name);
  await bob.expectTalking(lucia.name);
  await alice.expectOutcome("Transferred");
  await expect.poll(() => tonesHeard(bob.page, everybody)).toEqual([lucia.hz]);
  await soundFor(lab, aMoment);
  expect(requestsToMeta(await lab.pbx.logSince(log))).toEqual([]);
  await bob.hangUp(lucia.name);
  const heard = await heardIn(await call.recording(), voices);
  expect([heard.at(0), heard.at(-1)]).toEqual(["alice", "bob"]);
});

test("at once to a colleague who declines: the customer is back, and says from where", async ({
  alice,
  bob,
  lab,
}) => {
  const call = await talkWithLucia(alice, lab);
  await alice.transferNow(lucia.name, "1002");
  await bob.ring(lucia.name).getByRole("button", { name: "Decline" }).click();
  await expect(alice.ring(lucia.name)).toContainText("Back from Bob Ortiz: declined");
  await alice.answer(lucia.name);
  await alice.expectTalking(lucia.name);
  await expect.poll(() => tonesHeard(alice.page, everybody)).toEqual([lucia.hz]);
  await call.hangUp();
});

test("after asking: the colleague and the agent hear each other, then the colleague and the customer", async ({
  alice,
  bob,
  lab,
}) => {
  const call = await talkWithLucia(alice, lab);
  await soundFor(lab, aMoment);
  await alice.askFirst(lucia.name, "1002");
  await bob.answer("Alice Lind");
  await bob.expectTalking("Alice Lind");
  await expect.poll(() => tonesHeard(bob.page, everybody)).toEqual([voices.alice]);
  await expect.poll(() => tonesHeard(alice.page, everybody)).toEqual([voices.bob]);
  await soundFor(lab, aMoment);

  const log = await lab.pbx.mark();
  await alice.completeTransfer();
  await alice.expectOutcome("Transferred");
  await bob.expectTalking(lucia.name);
  await expect(bob.call(lucia.name)).toContainText("WhatsApp call");
  await expect(bob.call("Alice Lind")).toBeHidden();
  await expect(bob.page.getByRole("complementary", { name: "Customer and number" })).toContainText(
    lucia.name,
  );
  await expect.poll(() => tonesHeard(bob.page, everybody)).toEqual([lucia.hz]);
  await soundFor(lab, aMoment);
  expect(requestsToMeta(await lab.pbx.logSince(log))).toEqual([]);
  await call.hangUp();
  await expect(bob.outcome()).toContainText(lucia.name);
  expect(await heardIn(await call.recording(), voices)).toEqual(["alice", "music", "bob"]);
});

test("asking, and going back: the customer was on hold all the time", async ({ alice, bob, lab }) => {
  const call = await talkWithLucia(alice, lab);
  await alice.askFirst(lucia.name, "1002");
  await expect(bob.ring("Alice Lind")).toBeVisible();
  await alice.page.getByRole("button", { name: `Back to ${lucia.name}` }).click();
  await alice.expectTalking(lucia.name);
  await expect.poll(() => tonesHeard(alice.page, everybody)).toEqual([lucia.hz]);
  await expect(bob.ring("Alice Lind")).toBeHidden();
  await call.hangUp();
});

test("a conference: each of three hears the other two", async ({ alice, bob, lab }) => {
  const call = await talkWithLucia(alice, lab);
  await alice.askFirst(lucia.name, "1002");
  await bob.answer("Alice Lind");
  await bob.expectTalking("Alice Lind");
  await expect.poll(() => tonesHeard(bob.page, everybody)).toEqual([voices.alice]);
  await alice.page.getByRole("button", { name: "Conference" }).click();
  await expect
    .poll(() => tonesHeard(alice.page, everybody), { timeout: 20_000 })
    .toEqual([lucia.hz, voices.bob]);
  await expect.poll(() => tonesHeard(bob.page, everybody)).toEqual([lucia.hz, voices.alice]);
  await soundFor(lab, aMoment);
  await call.hangUp();
  await expect(alice.call("Conference").getByRole("status")).toContainText(`${lucia.name} has left.`);
  await expect(alice.call("Conference").getByText(lucia.name, { exact: true })).toBeHidden();
  await expect(alice.call("Conference").getByText("Bob Ortiz", { exact: true })).toBeVisible();
  expect(await heardIn(await call.recording(), voices)).toContain("alice+bob");
});

test("parked, the customer hears music; a colleague takes the call back, and they talk", async ({
  alice,
  bob,
  lab,
}) => {
  const call = await talkWithLucia(alice, lab);
  await soundFor(lab, aMoment);
  await alice.park(lucia.name);
  await alice.expectOutcome("Parked");
  await soundFor(lab, aMoment);
  await bob.takeBack(".*");
  await bob.expectTalking(lucia.name);
  await expect.poll(() => tonesHeard(bob.page, everybody), { timeout: 20_000 }).toEqual([lucia.hz]);
  await soundFor(lab, aMoment);
  await call.hangUp();
  expect(await heardIn(await call.recording(), voices)).toEqual(["alice", "music", "bob"]);
});
