import type { Page } from "@playwright/test";
import { agentHz } from "../lab/chromium.ts";
import { listen, microphonesOpen } from "./fixtures/ear.ts";
import { soundFor, steadyLevels } from "./fixtures/recording.ts";
import { expect, test } from "./fixtures/test.ts";
import type { PhonePage } from "./pages/phone-page.ts";

const lucia = { number: "+34655102030", name: "Lucía Fernández" };
const support = "+12145550111";
const second = "Fake Audio Input 2";
const secondHz = 1_300;

/**
 * Runs in the page before the app: Chromium's fake microphones all say the same, so the second one gets a tone of its own.
 * `pulled` names the devices that somebody has pulled out: no real browser lets a test do that.
 */
function twoVoices({ second: name, hz }: { readonly second: string; readonly hz: number }): void {
  const devices = navigator.mediaDevices;
  const open = devices.getUserMedia.bind(devices);
  const list = devices.enumerateDevices.bind(devices);
  const pulled = new Set<string>();
  const captured: MediaStreamTrack[] = [];

  devices.getUserMedia = async (constraints) => {
    const stream = await open(constraints);
    const [track] = stream.getAudioTracks();
    if (track === undefined) return stream;
    captured.push(track);
    if (track.label !== name) return stream;
    const context = new AudioContext();
    const oscillator = context.createOscillator();
    const way = context.createMediaStreamDestination();
    oscillator.frequency.value = hz;
    oscillator.connect(way);
    oscillator.start();
    const [tone] = way.stream.getAudioTracks();
    if (tone === undefined) return stream;
    // The copies that the app makes and stops are the tone's; the device is let go of with the page.
    Object.defineProperty(tone, "label", { value: name });
    tone.getSettings = () => track.getSettings();
    captured.push(tone);
    return way.stream;
  };
  devices.enumerateDevices = async () => (await list()).filter(({ label }) => !pulled.has(label));
  Object.assign(globalThis, {
    pull: (label) => {
      pulled.add(label);
      for (const track of captured) if (track.label === label) track.dispatchEvent(new Event("ended"));
      devices.dispatchEvent(new Event("devicechange"));
    },
    plugIn: (label) => {
      pulled.delete(label);
      devices.dispatchEvent(new Event("devicechange"));
    },
  } satisfies Hand);
}

// Many looks at what is heard, of a second and more each.
test.describe.configure({ timeout: 120_000 });

test.beforeEach(async ({ page }) => {
  await page.addInitScript(twoVoices, { second, hz: secondHz });
});

async function expectHeard(page: Page, hz: number): Promise<void> {
  await expect
    .poll(async () => Math.abs((await listen(page, 3_000)).hz - hz), { timeout: 20_000 })
    .toBeLessThan(30);
}

async function expectSilence(page: Page): Promise<void> {
  await expect.poll(async () => (await listen(page, 1_000)).level).toBe(0);
}

/** Seconds of what a recording must hold. */
const toBeRecorded = 5;

async function chooseMicrophone({ page }: PhonePage, label: string): Promise<void> {
  const menu = page.getByRole("button", { name: "Sound: microphone" });
  await menu.click();
  await page.getByLabel("Microphone", { exact: true }).selectOption({ label });
  await page.keyboard.press("Escape");
}

test("another microphone in the middle of a call: the customer hears the agent through it", async ({
  alice,
  lab,
}) => {
  const call = await lab.meta.callIn({ from: lucia.number, to: support, audio: "echo" });
  await alice.answer(lucia.name);
  await alice.expectTalking(lucia.name);
  await expectHeard(alice.page, agentHz);

  await chooseMicrophone(alice, second);
  await expectHeard(alice.page, secondHz);

  await chooseMicrophone(alice, "As the computer has it");
  await expectHeard(alice.page, agentHz);
  await call.hangUp();
});

test("a microphone kept open for the shift is there before the click, unheard, and is given back in a pause", async ({
  alice,
  lab,
}) => {
  const { page } = alice;
  expect(await microphonesOpen(page)).toBe(0);
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("switch", { name: "Microphone open between calls" }).click();
  await expect.poll(() => microphonesOpen(page)).toBe(1);

  const call = await lab.meta.callIn({ from: lucia.number, to: support, audio: "echo" });
  await expect(alice.ring(lucia.name)).toBeVisible();
  const legs = async () => {
    const all = await lab.pbx.channels();
    return {
      agent: all.find(({ endpoint }) => endpoint === "1001")?.packets.received ?? 0,
      customer: all.find(({ endpoint }) => endpoint.startsWith("wa-"))?.packets.sent,
    };
  };
  // Half a second of what the page sends while it rings.
  await expect.poll(async () => (await legs()).agent).toBeGreaterThan(25);
  expect((await legs()).customer).toBe(0);
  await alice.answer(lucia.name);
  await alice.expectTalking(lucia.name);
  await expectHeard(page, agentHz);
  await call.hangUp();
  await expect(alice.call(lucia.name)).toBeHidden();
  await expect.poll(() => microphonesOpen(page)).toBe(1);

  await page.getByRole("button", { name: "Shift: Ready. Change" }).click();
  await page.getByRole("button", { name: "Lunch", exact: true }).click();
  await expect.poll(() => microphonesOpen(page)).toBe(0);
  await page.getByRole("button", { name: "Shift: Paused: Lunch. Change" }).click();
  await page.getByRole("button", { name: "Ready", exact: true }).click();
  await expect.poll(() => microphonesOpen(page)).toBe(1);
});

test("muted stays muted over a change of microphone, and the words stay true", async ({ alice, lab }) => {
  const call = await lab.meta.callIn({ from: lucia.number, to: support, audio: "echo" });
  await alice.answer(lucia.name);
  await alice.expectTalking(lucia.name);
  await expectHeard(alice.page, agentHz);
  const card = alice.call(lucia.name);
  await card.getByRole("button", { name: "Mute", exact: true }).click();
  await expectSilence(alice.page);

  await chooseMicrophone(alice, second);
  await expect(card).toContainText("The customer hears silence.");
  await expectSilence(alice.page);
  // The tone of the second microphone goes on, and nobody hears it: that is talking while muted.
  await expect(alice.page.getByText("You are talking, but your microphone is muted")).toBeVisible();

  await card.getByRole("button", { name: "Unmute", exact: true }).click();
  await expectHeard(alice.page, secondHz);
  await expect(alice.page.getByText("You are talking, but your microphone is muted")).toBeHidden();
  await call.hangUp();
});

test.describe("the volume of the microphone", () => {
  test.beforeEach(async ({ page }) => {
    // What browsers do to a voice makes a steady tone softer as it goes on.
    await page.addInitScript(() => {
      const processing = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
      localStorage.setItem("ringbridge.sound", JSON.stringify({ processing }));
    });
  });

  test("turned in a call: the customer hears the agent softer, then louder, and nothing is offered anew", async ({
    alice,
    lab,
  }) => {
    const call = await lab.meta.callIn({ from: lucia.number, to: support });
    await alice.answer(lucia.name);
    await alice.expectTalking(lucia.name);
    const log = await lab.pbx.mark();
    await soundFor(lab, toBeRecorded);
    await alice.page.getByRole("button", { name: "Sound: microphone" }).click();
    const volume = alice.page.getByRole("slider", { name: "Volume of the microphone" });
    await volume.fill("25");
    await soundFor(lab, toBeRecorded);
    await volume.fill("200");
    await soundFor(lab, toBeRecorded);
    expect(await lab.pbx.logSince(log)).not.toMatch(/^(INVITE|UPDATE) /m);
    await alice.page.keyboard.press("Escape");
    await alice.hangUp(lucia.name);

    const levels = await steadyLevels(await call.recording());
    const [usual = 0, softer = 0, louder = 0] = levels;
    expect(softer / usual).toBeCloseTo(0.25, 1);
    // Not the whole of the double: the tone fills half the range, and the limiter holds back what fills it all.
    expect(louder / usual).toBeGreaterThan(1.6);
    expect(levels).toHaveLength(3);
  });
});

test("a microphone pulled out of a call is followed by the computer's own, and offered when it is back", async ({
  alice,
  lab,
}) => {
  const call = await lab.meta.callIn({ from: lucia.number, to: support, audio: "echo" });
  await alice.answer(lucia.name);
  await alice.expectTalking(lucia.name);
  await chooseMicrophone(alice, second);
  await expectHeard(alice.page, secondHz);

  await handle(alice.page, "pull");
  await expect(alice.page.getByText(`${second}: disconnected`)).toBeVisible();
  await expectHeard(alice.page, agentHz);

  await handle(alice.page, "plugIn");
  await expect(alice.page.getByText(`${second}: connected`)).toBeVisible();
  await expectHeard(alice.page, agentHz);
  await alice.page.getByRole("button", { name: "Use it" }).click();
  await expectHeard(alice.page, secondHz);
  await call.hangUp();
});

test("the learned noise suppression runs under the page's own security policy, and the agent is still heard", async ({
  alice,
  lab,
}) => {
  const call = await lab.meta.callIn({ from: lucia.number, to: support, audio: "echo" });
  await alice.answer(lucia.name);
  await alice.expectTalking(lucia.name);
  await alice.page.getByRole("link", { name: "Settings" }).first().click();
  const learned = alice.page.getByRole("switch", { name: "Learned noise suppression" });
  await learned.click();
  // What is sent comes out of Web Audio now, not straight from the microphone.
  await expect.poll(() => sentBy(alice.page)).toBe("MediaStreamAudioDestinationNode");
  await expectHeard(alice.page, agentHz);
  await expect(alice.page.getByText("It does not work in this browser.")).toBeHidden();
  await learned.click();
  await expect.poll(() => sentBy(alice.page)).not.toBe("MediaStreamAudioDestinationNode");
  await call.hangUp();
});

/** The name of the track that goes to the other end of the newest call. */
async function sentBy(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    // One without a far end is for a call that is still to come.
    const peer = globalThis.ringbridgePeers.findLast(({ remoteDescription }) => remoteDescription !== null);
    return peer?.getSenders()[0]?.track?.label;
  });
}

type Hand = { readonly pull: (label: string) => void; readonly plugIn: (label: string) => void };

/** Somebody pulls the second microphone out, or plugs it in. */
async function handle(page: Page, how: keyof Hand): Promise<void> {
  await page.evaluate(
    ({ label, what }) => {
      (globalThis as unknown as Hand)[what](label);
    },
    { label: second, what: how },
  );
}
