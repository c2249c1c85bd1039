import type { Page } from "@playwright/test";
import { agentHz } from "../lab/chromium.ts";
import { listen, microphonesOpen, transportOf } from "./fixtures/ear.ts";
import { heardIn, soundFrom } from "./fixtures/recording.ts";
import { expect, test } from "./fixtures/test.ts";
import { voices } from "./fixtures/voices.ts";

const lucia = { number: "+34655102030", name: "Lucía Fernández", shown: "+34 655 10 20 30" };
const marta = { number: "+4915123456789", name: "Marta Keller" };
const support = "+12145550111";

/** The customer echoes what the agent says. */
const expectOwnVoiceBack = (page: Page) =>
  expect
    .poll(async () => Math.abs((await listen(page, 3_000)).hz - agentHz), { timeout: 20_000 })
    .toBeLessThan(30);

test("a customer's call rings, is answered, and both hear each other", async ({ alice, lab }) => {
  const log = await lab.pbx.mark();
  const call = await lab.meta.callIn({
    from: lucia.number,
    to: support,
    payload: "Call about order 12853",
    audio: { toneHz: 1000 },
  });
  const ring = alice.ring(lucia.name);
  await expect(ring).toContainText(lucia.shown);
  await expect(ring).toContainText("to Support ··0111");
  await expect(ring).toContainText("Pressed “Call about order 12853”");
  await call.until("ringing");

  await alice.answer(lucia.name);
  await call.until("answered");
  await alice.expectTalking(lucia.name);

  const heard = await listen(alice.page);
  expect(heard.hz).toBeGreaterThan(970);
  expect(heard.hz).toBeLessThan(1_030);

  const transport = await transportOf(alice.page);
  expect(transport.dtlsState).toBe("connected");
  expect(transport.srtpCipher).not.toBeNull();
  expect(transport.codecs).toEqual(["audio/opus", "audio/opus"]);

  const channels = await lab.pbx.channels();
  const trunk = channels.find(({ endpoint }) => endpoint === "wa-12145550111");
  const leg = channels.find(({ endpoint }) => endpoint === "1001");
  expect(trunk).toMatchObject({ state: "Up", codec: "(opus)", isEncrypted: true });
  expect(leg).toMatchObject({ state: "Up", codec: "(opus)", isEncrypted: true });
  // SDES on the trunk: the keys stand in the SDP, and no fingerprint does.
  const fromMeta = invitesIn(await lab.pbx.logSince(log)).find((message) =>
    message.includes("X-FB-External-Domain"),
  );
  expect(fromMeta).toMatch(/a=crypto:1 AES_CM_128_HMAC_SHA1_80/);
  expect(fromMeta).not.toContain("a=fingerprint");

  await soundFrom(alice.page, lab);
  await alice.hangUp(lucia.name);
  await alice.expectOutcome("Call ended");
  await call.until("ended");
  expect(await heardIn(await call.recording(), voices)).toEqual(["alice"]);
});

test("nothing reaches the customer before the agent answers, though the agent's leg is connected by then", async ({
  alice,
  lab,
}) => {
  const log = await lab.pbx.mark();
  const call = await lab.meta.callIn({ from: lucia.number, to: support });
  await expect(alice.ring(lucia.name)).toBeVisible();
  const channels = async () => {
    const all = await lab.pbx.channels();
    return {
      trunk: all.find(({ endpoint }) => endpoint.startsWith("wa-")),
      leg: all.find(({ endpoint }) => endpoint === "1001"),
    };
  };
  // Silence, half a second of it.
  await expect.poll(async () => (await channels()).leg?.packets.received ?? 0).toBeGreaterThan(25);
  const { trunk, leg } = await channels();
  expect(leg).toMatchObject({ state: "Ringing", isEncrypted: true });
  expect(trunk).toMatchObject({ state: "Ring", packets: { sent: 0 } });
  expect(await lab.pbx.logSince(log)).not.toMatch(/SIP\/2\.0 183[^]{0,400}wa\.meta\.vc/);
  expect(await microphonesOpen(alice.page)).toBe(0);
  await call.hangUp();
  await expect(alice.ring(lucia.name)).toBeHidden();
});

test("the caller gives up while it rings", async ({ alice, lab }) => {
  const call = await lab.meta.callIn({ from: lucia.number, to: support });
  await expect(alice.ring(lucia.name)).toBeVisible();
  await call.hangUp();
  await expect(alice.ring(lucia.name)).toBeHidden();
  await alice.expectOutcome("Missed call");
  await expect(alice.page.getByRole("list").getByText("Missed call")).toBeVisible();
  await expect.poll(() => lab.pbx.channels()).toEqual([]);
});

test("the agent declines", async ({ alice, lab }) => {
  const log = await lab.pbx.mark();
  const call = await lab.meta.callIn({ from: lucia.number, to: support });
  await alice.ring(lucia.name).getByRole("button", { name: "Decline" }).click();
  await alice.expectOutcome("Call declined");
  // Everybody who was asked has declined: the customer is told that nobody can be reached now, not "declined".
  await call.until("ended");
  await expect.poll(() => lab.pbx.logSince(log)).toMatch(/SIP\/2\.0 603 /);
  await expect.poll(() => lab.pbx.logSince(log)).toMatch(/SIP\/2\.0 480 Temporarily Unavailable/);
});

test("the customer hangs up", async ({ alice, lab }) => {
  const call = await lab.meta.callIn({ from: lucia.number, to: support });
  await alice.answer(lucia.name);
  await alice.expectTalking(lucia.name);
  await call.hangUp();
  await alice.expectOutcome("Call ended");
  await expect(alice.outcome()).toContainText("The customer hung up.");
  await expect.poll(() => lab.pbx.channels()).toEqual([]);
});

test("a second call while busy waits for the agent, and rings once the first is over", async ({
  alice,
  lab,
}) => {
  const first = await lab.meta.callIn({ from: lucia.number, to: support });
  await alice.answer(lucia.name);
  await alice.expectTalking(lucia.name);
  const log = await lab.pbx.mark();
  const second = await lab.meta.callIn({ from: marta.number, to: support });
  await second.until("ringing");
  // The queue has taken the call in and rings nobody: its only free agent is on the phone.
  await expect.poll(() => lab.pbx.cli("queue show whatsapp")).toMatch(/has 1 calls/);
  await expect(alice.ring(marta.name)).toBeHidden();
  expect(invitesTo("1001", await lab.pbx.logSince(log))).toEqual([]);
  expect(first.state()).toBe("answered");

  await alice.hangUp(lucia.name);
  await expect(alice.ring(marta.name)).toBeVisible({ timeout: 15_000 });
  await alice.answer(marta.name);
  await alice.expectTalking(marta.name);
  await second.hangUp();
});

test("muted, the customer hears silence; unmuted, the agent again", async ({ alice, lab }) => {
  const call = await lab.meta.callIn({ from: marta.number, to: support, audio: "echo" });
  await alice.answer(marta.name);
  await alice.expectTalking(marta.name);
  await expectOwnVoiceBack(alice.page);

  await alice.call(marta.name).getByRole("button", { name: "Mute" }).click();
  await expect(alice.call(marta.name)).toContainText("The customer hears silence.");
  await expect.poll(async () => (await listen(alice.page, 1_000)).level).toBe(0);

  await alice.call(marta.name).getByRole("button", { name: "Unmute" }).click();
  await expect(alice.call(marta.name)).toContainText("The customer hears you.");
  await expectOwnVoiceBack(alice.page);
  await call.hangUp();
});

test("keys of the keypad arrive at the customer, also when typed fast", async ({ alice, lab }) => {
  // Not the echo: Asterisk's Echo() presses every key back, which no customer's phone does.
  const call = await lab.meta.callIn({ from: lucia.number, to: support, audio: { toneHz: 1000 } });
  await alice.answer(lucia.name);
  await alice.expectTalking(lucia.name);
  await alice.call(lucia.name).getByRole("button", { name: "Keypad" }).click();
  await expect(alice.call(lucia.name).getByRole("group", { name: /^Keypad/ })).toBeVisible();
  await alice.page.keyboard.type("1590#*");
  await expect(alice.call(lucia.name).getByRole("status").filter({ hasText: "1590#*" })).toBeVisible();
  await expect.poll(() => call.facts().digits).toBe("1590#*");
  await call.hangUp();
});

test("what strangers write is text, whatever it holds", async ({ alice, lab }) => {
  const markup = '<img src=x onerror="window.hacked=1">';
  const call = await lab.meta.callIn({ from: "+34699887766", name: markup, to: support, payload: markup });
  await expect(alice.ring("onerror=window.hacked=1")).toContainText(`Pressed “${markup}”`);
  expect(await alice.page.evaluate(() => "hacked" in window)).toBe(false);
  await call.hangUp();
});

/** The SIP INVITEs in a piece of Asterisk's log. */
function invitesIn(log: string): readonly string[] {
  return log
    .split(/(?=<--- (?:Received|Transmitting) SIP )/)
    .filter((message) => /^INVITE sip:/m.test(message));
}

function invitesTo(user: string, log: string): readonly string[] {
  return invitesIn(log).filter((message) => new RegExp(`^To: .*sip:${user}@`, "m").test(message));
}
