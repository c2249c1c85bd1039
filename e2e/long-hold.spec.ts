import type { Page } from "@playwright/test";
import type { Lab } from "../lab/lab.ts";
import { setRtpTimeouts, type RtpTimeouts } from "../lab/rtp-timeouts.ts";
import { tonesHeard } from "./fixtures/ear.ts";
import { expect, test } from "./fixtures/colleagues.ts";
import { soundFor } from "./fixtures/recording.ts";

const lucia = { number: "+34655102030", name: "Lucía Fernández", hz: 1_000 };
const support = "+12145550111";

/** Seconds, as short as a test can wait. Chromium's RTCP comes every five seconds, so less would say nothing. */
const short: RtpTimeouts = { talking: 8, held: 12 };
let usual: RtpTimeouts;

test.setTimeout(150_000);

test.beforeAll(async ({ lab }) => {
  usual = await setRtpTimeouts(lab, short);
});
test.afterAll(async ({ lab }) => {
  await setRtpTimeouts(lab, usual);
});

const fromBrowser = async (lab: Lab, agent: string) =>
  (await lab.pbx.channels()).find(({ endpoint }) => endpoint === agent)?.packets.received ?? -1;

/** Whether the page sends sound at all: RTCP and the checks of ICE go on. */
async function sendSound(page: Page, active: boolean): Promise<void> {
  await page.evaluate(async (on) => {
    for (const sender of globalThis.ringbridgePeers.flatMap((peer) => peer.getSenders())) {
      const parameters = sender.getParameters();
      for (const encoding of parameters.encodings) encoding.active = on;
      await sender.setParameters(parameters);
    }
  }, active);
}

test("a customer stays on hold for longer than Asterisk waits for sound, and the agent comes back to them", async ({
  alice,
  lab,
}) => {
  const call = await lab.meta.callIn({ from: lucia.number, to: support, audio: { toneHz: lucia.hz } });
  await alice.answer(lucia.name);
  await alice.expectTalking(lucia.name);
  await alice.hold(lucia.name);
  const before = await fromBrowser(lab, "1001");
  await expect
    .poll(() => fromBrowser(lab, "1001"), "the browser goes on sending")
    .toBeGreaterThan(before + 100);
  // A browser that did not would stay, too: Asterisk counts its RTCP.
  await sendSound(alice.page, false);
  await soundFor(lab, short.held + 6);
  await sendSound(alice.page, true);
  await alice.resume(lucia.name);
  await expect.poll(() => tonesHeard(alice.page, [lucia.hz])).toEqual([lucia.hz]);
  await alice.hangUp(lucia.name);
  await call.until("ended");
});

test("a call rings for longer than Asterisk waits for sound, and is answered all the same", async ({
  alice,
  lab,
}) => {
  const call = await lab.meta.callIn({ from: lucia.number, to: support, audio: { toneHz: lucia.hz } });
  await expect(alice.ring(lucia.name)).toBeVisible();
  await expect
    .poll(() => fromBrowser(lab, "1001"), { timeout: 60_000 })
    .toBeGreaterThan(50 * (short.talking + 4));
  await alice.answer(lucia.name);
  await expect.poll(() => tonesHeard(alice.page, [lucia.hz])).toEqual([lucia.hz]);
  await call.hangUp();
});

test("a browser that dies while its customer is on hold: the customer rings at a colleague", async ({
  alice,
  bob,
  lab,
}) => {
  const call = await lab.meta.callIn({ from: lucia.number, to: support });
  await bob.answer(lucia.name);
  await bob.expectTalking(lucia.name);
  await alice.expectOutcome("Answered by Bob Ortiz");
  await bob.hold(lucia.name);
  const log = await lab.pbx.mark();
  const devtools = await bob.page.context().newCDPSession(bob.page);
  // Never answered: who would answer is what crashes.
  devtools.send("Page.crash").catch(() => undefined);
  await expect(alice.ring(lucia.name)).toBeVisible({ timeout: 4_000 * short.held });
  expect(call.state()).toBe("answered");
  await call.hangUp();
  await expect
    .poll(() => lab.pbx.logSince(log))
    .toMatch(/Disconnecting channel 'PJSIP\/1002-\w+' for lack of audio RTP activity/);
});
