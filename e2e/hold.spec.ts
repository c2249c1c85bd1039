import { tonesHeard } from "./fixtures/ear.ts";
import { expect, test } from "./fixtures/colleagues.ts";
import { heardIn, soundFor, soundFrom } from "./fixtures/recording.ts";
import { requestsToMeta } from "./fixtures/sip-log.ts";
import { voices } from "./fixtures/voices.ts";

const lucia = { number: "+34655102030", name: "Lucía Fernández", hz: 1_000 };
const paulo = { number: "+351912345678", shown: "+351 912 345 678", hz: 1_000 };
const support = "+12145550111";

// Music takes its time, and several browsers take theirs.
test.setTimeout(150_000);

/** Seconds of something that a recording must show. */
const aMoment = 1.5;
/** Of music that goes on where it was: its tones are four seconds apart (render/hold-tone.ts). */
const aPause = 5;

test("on hold the customer hears music and the agent nothing; resumed, both hear each other; Meta is told nothing", async ({
  alice,
  lab,
}) => {
  const call = await lab.meta.callIn({ from: lucia.number, to: support, audio: { toneHz: lucia.hz } });
  await alice.answer(lucia.name);
  await alice.expectTalking(lucia.name);
  await expect.poll(() => tonesHeard(alice.page, [lucia.hz])).toEqual([lucia.hz]);
  await soundFor(lab, aMoment);
  const log = await lab.pbx.mark();

  await alice.hold(lucia.name);
  expect(await tonesHeard(alice.page, [lucia.hz])).toEqual([]);
  await expect.poll(() => tonesHeard(alice.page, [lucia.hz])).toEqual([]);
  await soundFor(lab, aMoment);
  await alice.resume(lucia.name);
  await expect.poll(() => tonesHeard(alice.page, [lucia.hz])).toEqual([lucia.hz]);
  await soundFor(lab, aMoment);

  const said = await lab.pbx.logSince(log);
  expect(said, "the phone's own re-INVITE is in this log").toMatch(/^a=sendonly\r?$/m);
  expect(requestsToMeta(said)).toEqual([]);
  await alice.hangUp(lucia.name);
  expect(await heardIn(await call.recording(), voices)).toEqual(["alice", "music", "alice"]);
});

test("muted before the hold is muted after it", async ({ alice, lab }) => {
  const call = await lab.meta.callIn({ from: lucia.number, to: support });
  await alice.answer(lucia.name);
  await alice.expectTalking(lucia.name);
  await soundFrom(alice.page, lab);
  await alice.call(lucia.name).getByRole("button", { name: "Mute" }).click();
  await alice.hold(lucia.name);
  await soundFor(lab, aMoment);
  await alice.resume(lucia.name);
  await expect(alice.call(lucia.name)).toContainText("The customer hears silence.");
  await soundFor(lab, aMoment);
  await alice.hangUp(lucia.name);
  expect(await heardIn(await call.recording(), voices)).toEqual(["alice", "music"]);
});

test("a second call puts the first on hold; swapping goes back and forth, and nobody hears the other's talk", async ({
  alice,
  lab,
}) => {
  const first = await lab.meta.callIn({ from: lucia.number, to: support });
  await alice.answer(lucia.name);
  await alice.expectTalking(lucia.name);
  await soundFrom(alice.page, lab);
  const called = lab.meta.nextCallOut();
  await alice.dial(paulo.number);
  const second = await called;
  await alice.expectTalking(paulo.shown);
  await expect(alice.waiting(lucia.name)).toContainText("On hold");
  await expect.poll(() => tonesHeard(alice.page, [paulo.hz])).toEqual([paulo.hz]);
  await soundFor(lab, aMoment);

  await alice.swapTo(lucia.name);
  await expect(alice.waiting(paulo.shown)).toContainText("On hold");
  await expect.poll(() => tonesHeard(alice.page, [paulo.hz])).toEqual([]);
  await soundFor(lab, aMoment);
  await alice.swapTo(paulo.shown);
  await expect.poll(() => tonesHeard(alice.page, [paulo.hz])).toEqual([paulo.hz]);
  await soundFor(lab, aPause);

  await alice.hangUp(paulo.shown);
  await alice.resume(lucia.name);
  await soundFor(lab, aMoment);
  await alice.hangUp(lucia.name);
  expect(await heardIn(await first.recording(), voices)).toEqual([
    "alice",
    "music",
    "alice",
    "music",
    "alice",
  ]);
  expect(await heardIn(await second.recording(), voices)).toEqual(["alice", "music", "alice"]);
});

test("a call rings at several agents, and once one has answered, the others read who it was", async ({
  alice,
  bob,
  lab,
}) => {
  const call = await lab.meta.callIn({ from: lucia.number, to: support, audio: { toneHz: lucia.hz } });
  await expect(alice.ring(lucia.name)).toBeVisible();
  await expect(bob.ring(lucia.name)).toBeVisible();
  await bob.answer(lucia.name);
  await bob.expectTalking(lucia.name);
  await expect(alice.ring(lucia.name)).toBeHidden();
  await alice.expectOutcome("Answered by Bob Ortiz");
  await expect.poll(() => tonesHeard(bob.page, [lucia.hz])).toEqual([lucia.hz]);
  await call.hangUp();
  await alice.page
    .getByRole("navigation", { name: "Screens" })
    .getByRole("link", { name: "History" })
    .click();
  await expect(alice.page.getByRole("row", { name: `Answered by Bob Ortiz, ${lucia.name}` })).toBeVisible();
});
