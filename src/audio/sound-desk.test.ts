import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { usualSound, type SoundSettings } from "../core/devices/sound-settings.ts";
import { createFakeMedia, type FakeMedia } from "../testing/fake-media.ts";
import { amplify } from "./amplifier.ts";
import type { OpenMicrophone } from "./microphones.ts";
import type { LoadSuppressor } from "./noise.ts";
import { createSound } from "./sound.ts";
import { createSoundDesk, type WatchingDesk } from "./sound-desk.ts";

const jabra = { kind: "device", id: "jabra", label: "jabra" } as const;
const talking = { agent: "talking", microphone: "open" } as const;
const idle = { agent: "idle", microphone: "closed" } as const;

let media: FakeMedia;
beforeEach(() => {
  media = createFakeMedia(["laptop", "jabra"]);
  vi.useFakeTimers();
});
afterEach(() => {
  media.end();
  vi.useRealTimers();
});

/** Everything under way has happened. */
const settled = () => vi.advanceTimersByTimeAsync(0);

/** A page with its sound, whose devices can be named from the start. */
async function aPage(
  chosen: Partial<SoundSettings> = {},
  loadSuppressor: LoadSuppressor = () => Promise.reject(new Error("none")),
) {
  const listeners = new Set<() => void>();
  let now: SoundSettings = { ...usualSound, ...chosen };
  const settings = {
    getState: () => now,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const sound = createSound(media.context, settings, {
    capture: media.capture,
    makeContext: media.newContext,
    amplify: (captured, volume) => amplify(media.newContext(), captured, volume),
  });
  const desk = createSoundDesk({ sound, settings, devices: media.devices, loadSuppressor });
  await settled();
  return {
    sound,
    desk,
    choose: async (change: Partial<SoundSettings>) => {
      now = { ...now, ...change };
      for (const listener of [...listeners]) listener();
      await settled();
    },
    end: async () => {
      desk.stop();
      sound.stop();
      await vi.advanceTimersByTimeAsync(5_000);
      return { ...media.left(), settings: listeners.size };
    },
  };
}

type Page = Awaited<ReturnType<typeof aPage>>;

/** A call is up: it has a microphone, and the customer is heard. */
async function aCall({ sound, desk }: Page) {
  const opened = await sound.calls.openMicrophone();
  if (opened.kind === "fault") throw new Error(opened.fault);
  const { microphone } = opened;
  const customer = new MediaStream([media.newTrack("customer")]);
  sound.calls.join("call", customer);
  sound.calls.tap("call", microphone.stream);
  desk.heed(talking);
  await settled();
  return {
    microphone,
    end: () => {
      sound.calls.leave("call");
      microphone.release();
      for (const track of customer.getTracks()) track.stop();
      desk.heed(idle);
    },
  };
}

const heardFrom = ({ stream }: OpenMicrophone) => stream.getAudioTracks().map(({ label }) => label);
const sinks = () => media.playing().map(({ sinkId }) => sinkId);
const usedBy = (desk: WatchingDesk) => ({
  microphone: desk.state().inUse.microphone.device?.label ?? null,
  speaker: desk.state().inUse.speaker.device?.label ?? null,
});

const nothingLeft = { tracks: 0, nodes: [], contexts: 0, playing: 0, listeners: 0, settings: 0 };

describe("devices in a call", () => {
  it("are changed at once when the agent chooses", async () => {
    const page = await aPage();
    const call = await aCall(page);
    expect([heardFrom(call.microphone), sinks()]).toEqual([["laptop"], [""]]);
    await page.choose({ microphone: jabra, speaker: jabra });
    expect([heardFrom(call.microphone), sinks()]).toEqual([["jabra"], ["jabra"]]);
    call.end();
    expect(await page.end()).toEqual(nothingLeft);
  });

  it("are followed by the computer's own when they go, and offered when they come back", async () => {
    const page = await aPage({ microphone: jabra, speaker: jabra });
    const call = await aCall(page);
    media.unplug("jabra");
    await settled();
    expect(heardFrom(call.microphone)).toEqual(["laptop"]);
    expect(sinks()).toEqual([""]);
    expect(page.desk.state().lost.map(({ role }) => role)).toEqual(["microphone", "speaker"]);

    media.plugIn("jabra");
    await settled();
    expect(heardFrom(call.microphone)).toEqual(["laptop"]);
    expect(page.desk.state().lost).toEqual([]);
    expect(page.desk.state().inUse.microphone.offered).toMatchObject({ label: "jabra" });

    page.desk.takeOffered();
    await settled();
    expect(heardFrom(call.microphone)).toEqual(["jabra"]);
    call.end();
    expect(await page.end()).toEqual(nothingLeft);
  });

  it("are told of too when nobody chose them", async () => {
    const page = await aPage();
    const call = await aCall(page);
    expect(heardFrom(call.microphone)).toEqual(["laptop"]);
    media.unplug("laptop");
    await settled();
    expect(heardFrom(call.microphone)).toEqual(["jabra"]);
    expect(page.desk.state().lost).toEqual([
      { role: "microphone", device: expect.objectContaining({ label: "laptop" }) as object },
    ]);
    page.desk.dismiss();
    media.plugIn("webcam");
    await settled();
    expect(page.desk.state().lost).toEqual([]);
    call.end();
    expect(await page.end()).toEqual(nothingLeft);
  });

  it("are left alone when the agent does not want the offer, until the call is over", async () => {
    const page = await aPage({ speaker: jabra });
    const call = await aCall(page);
    media.unplug("jabra");
    await settled();
    media.plugIn("jabra");
    await settled();
    page.desk.dismiss();
    media.plugIn("webcam");
    await settled();
    expect(page.desk.state().inUse.speaker).toMatchObject({ device: null, offered: null });
    call.end();
    expect(usedBy(page.desk).speaker).toBe("jabra");
  });
});

it("finds a device under its name when the browser has given it a new id", async () => {
  const page = await aPage({ microphone: { kind: "device", id: "id of last year", label: "jabra" } });
  const call = await aCall(page);
  expect(heardFrom(call.microphone)).toEqual(["jabra"]);
  expect(page.desk.state().lost).toEqual([]);
});

it("does not take a chosen device for lost while names are hidden", async () => {
  media.hideNames();
  const page = await aPage({ speaker: jabra });
  expect(page.desk.state()).toMatchObject({ lost: [], speakers: [] });
  expect(usedBy(page.desk).speaker).toBe("jabra");
});

describe("the volume of the microphone", () => {
  const levels = (page: Page) => {
    let agent = 0;
    const deaf = page.sound.levels.watch("call", (heard) => (agent = heard.agent));
    return { agent: () => agent, deaf };
  };
  /** What a meter shows of an amplitude: 55 dB below full scale are 0. */
  const shown = (amplitude: number) => 1 + (20 * Math.log10(amplitude)) / 55;

  it("takes nothing while it is as it was", async () => {
    const page = await aPage();
    const call = await aCall(page);
    expect(heardFrom(call.microphone)).toEqual(["laptop"]);
    expect(media.left()).toMatchObject({ contexts: 1, nodes: ["source", "source"] });
    call.end();
  });

  it("acts in a call, and the meter shows what the customer hears", async () => {
    const page = await aPage();
    const call = await aCall(page);
    const meter = levels(page);
    media.sound("laptop", 0.2);
    for (const volume of [2, 0.5, 1]) {
      await page.choose({ microphoneVolume: volume });
      await vi.advanceTimersByTimeAsync(200);
      expect(meter.agent()).toBeCloseTo(shown(0.2 * volume), 5);
    }
    expect(media.asked()).toHaveLength(1);
    meter.deaf();
    call.end();
    expect(await page.end()).toEqual(nothingLeft);
  });

  it("stays over a change of the device, and over one that is pulled out", async () => {
    const page = await aPage({ microphoneVolume: 0.5 });
    const call = await aCall(page);
    const meter = levels(page);
    media.sound("laptop", 0.4);
    media.sound("jabra", 0.8);
    await vi.advanceTimersByTimeAsync(200);
    expect(meter.agent()).toBeCloseTo(shown(0.2), 5);
    await page.choose({ microphone: jabra });
    await vi.advanceTimersByTimeAsync(200);
    expect(meter.agent()).toBeCloseTo(shown(0.4), 5);
    media.unplug("jabra");
    await vi.advanceTimersByTimeAsync(200);
    expect(meter.agent()).toBeCloseTo(shown(0.2), 5);
    meter.deaf();
    call.end();
    expect(await page.end()).toEqual(nothingLeft);
  });

  it("counts in the test of the microphone, which takes it along when it ends", async () => {
    const page = await aPage({ microphoneVolume: 0.5 });
    const heard: number[] = [];
    media.sound("laptop", 0.4);
    const end = page.desk.listen((level) => void heard.push(level));
    await vi.advanceTimersByTimeAsync(200);
    expect(heard.at(-1)).toBeCloseTo(shown(0.2), 5);
    await page.choose({ microphoneVolume: 2 });
    await vi.advanceTimersByTimeAsync(200);
    expect(heard.at(-1)).toBeCloseTo(shown(0.8), 5);
    end();
    expect(await page.end()).toEqual(nothingLeft);
  });

  it("counts for who talks while muted: what nobody would hear either way is not told of", async () => {
    const page = await aPage({ microphoneVolume: 2 });
    const call = await aCall(page);
    // 36 dB below full scale: a voice only when it is made louder.
    media.sound("laptop", 10 ** (-36 / 20));
    page.desk.heed({ agent: "talking", microphone: "muted" });
    await vi.advanceTimersByTimeAsync(4_000);
    expect(page.desk.state().isTalkingMuted).toBe(true);
    await page.choose({ microphoneVolume: 0.25 });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(page.desk.state().isTalkingMuted).toBe(false);
    page.desk.heed(talking);
    call.end();
    expect(await page.end()).toEqual(nothingLeft);
  });

  it("leaves nothing behind after a hundred calls, each with a turn of it", async () => {
    const page = await aPage({ microphoneVolume: 0.5 });
    for (let round = 0; round < 100; round += 1) {
      const call = await aCall(page);
      await page.choose({ microphoneVolume: 0.5 + (round % 3) / 2 });
      await vi.advanceTimersByTimeAsync(round % 2 === 0 ? 100 : 50);
      call.end();
      await page.choose({ microphoneVolume: 1 });
      await vi.advanceTimersByTimeAsync(200);
    }
    expect(await page.end()).toEqual(nothingLeft);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("talking while muted", () => {
  it("is noticed through a copy that is never sent, and let go of when unmuted", async () => {
    const page = await aPage();
    const call = await aCall(page);
    const before = media.left().tracks;
    media.sound("laptop", 0.2);
    page.desk.heed({ agent: "talking", microphone: "muted" });
    await vi.advanceTimersByTimeAsync(4_000);
    expect(page.desk.state().isTalkingMuted).toBe(true);
    media.sound("laptop", 0);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(page.desk.state().isTalkingMuted).toBe(false);
    page.desk.heed(talking);
    expect(media.left().tracks).toBe(before);
    call.end();
    expect(await page.end()).toEqual(nothingLeft);
  });

  it("is not looked for while the microphone is open", async () => {
    const page = await aPage();
    await aCall(page);
    media.sound("laptop", 0.2);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(page.desk.state().isTalkingMuted).toBe(false);
  });
});

describe("the learned noise suppression", () => {
  it("that cannot be fetched leaves the microphone to the browser, and says so", async () => {
    const page = await aPage({ noise: "learned" });
    const call = await aCall(page);
    expect(page.desk.state().noise).toBe("failed");
    expect(heardFrom(call.microphone)).toEqual(["laptop"]);
    expect(media.asked().at(-1)?.processing.noiseSuppression).toBe(true);
  });

  it("takes the place of the browser's own", async () => {
    const treatment = () =>
      Promise.resolve({
        track: media.newTrack("cleaned"),
        setVolume: () => undefined,
        stop: () => undefined,
      });
    const page = await aPage({}, () => Promise.resolve(treatment));
    const call = await aCall(page);
    await page.choose({ noise: "learned" });
    expect(heardFrom(call.microphone)).toEqual(["cleaned"]);
    expect(media.asked().at(-1)?.processing.noiseSuppression).toBe(false);
    await page.choose({ noise: "browser" });
    expect(heardFrom(call.microphone)).toEqual(["laptop"]);
    expect(media.asked().at(-1)?.processing.noiseSuppression).toBe(true);
  });
});

describe("our own sounds", () => {
  it("ring on two devices at once, and are gone when they stop", async () => {
    const page = await aPage({ ringer: jabra, alsoRing: { kind: "device", id: "laptop", label: "laptop" } });
    page.sound.speaker.play("ring-customer");
    await settled();
    expect(sinks()).toEqual(["jabra", "laptop"]);
    await vi.advanceTimersByTimeAsync(10_000);
    page.sound.speaker.play(null);
    expect(media.left()).toMatchObject({ playing: 0, tracks: 0, nodes: [] });
    expect(await page.end()).toEqual(nothingLeft);
  });

  it("go over to another device while they ring", async () => {
    const page = await aPage({ ringer: jabra });
    page.sound.speaker.play("ring-colleague");
    await settled();
    media.unplug("jabra");
    await settled();
    expect(sinks()).toEqual([]);
    expect(media.left().nodes).toContain("gain");
    page.sound.speaker.play(null);
    expect(await page.end()).toEqual(nothingLeft);
  });

  it("are silent where the agent wants it", async () => {
    const page = await aPage({ silent: ["ring-customer", "ended"], ringer: jabra, speaker: jabra });
    page.sound.speaker.play("ring-customer");
    page.sound.speaker.signal("ended");
    await settled();
    expect(sinks()).toEqual([]);
    page.sound.speaker.signal("connected");
    await settled();
    expect(sinks()).toEqual(["jabra"]);
  });

  it("leave nothing behind after a hundred rings, signals and tests", async () => {
    const page = await aPage({ ringer: jabra });
    for (let round = 0; round < 100; round += 1) {
      page.sound.speaker.play("ring-customer");
      page.sound.speaker.signal("connected");
      page.desk.test("ringer");
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(await page.end()).toEqual(nothingLeft);
    expect(vi.getTimerCount()).toBe(0);
  });
});

it("hears the microphone for a meter, and lets go of it", async () => {
  const page = await aPage();
  const levels: number[] = [];
  media.sound("laptop", 1);
  const end = page.desk.listen((level) => void levels.push(level));
  await vi.advanceTimersByTimeAsync(200);
  expect(levels).toEqual([1, 1]);
  end();
  expect(await page.end()).toEqual(nothingLeft);
});

it("leaves no microphone open for a meter that was gone before it opened", async () => {
  const page = await aPage();
  page.desk.listen(() => undefined)();
  await settled();
  expect(await page.end()).toEqual(nothingLeft);
});
