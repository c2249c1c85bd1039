import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { usualSound } from "../core/devices/sound-settings.ts";
import { createFakeMedia, type FakeMedia, type FakeTrack } from "../testing/fake-media.ts";
import type { Ask } from "./capture.ts";
import { createMicrophones, type Microphones, type OpenMicrophone, type Treatment } from "./microphones.ts";

const { processing } = usualSound;
const computers: Ask = { deviceId: null, processing };
const on = (deviceId: string): Ask => ({ deviceId, processing });

let media: FakeMedia;
let microphones: Microphones;
/** What was amplified, and how loud it became. */
let turned: number[];
/** Amplifies in a moment, as a browser does. */
const louder: Treatment = async (captured, volume) => {
  await Promise.resolve();
  turned.push(volume);
  const track = media.newTrack(`${captured.label}, amplified`);
  return {
    track,
    setVolume: (next) => void turned.push(next),
    stop: () => track.stop(),
  };
};

beforeEach(() => {
  turned = [];
  media = createFakeMedia(["laptop", "headset"]);
  microphones = createMicrophones(computers, media.capture, louder);
});
afterEach(() => media.end());

async function opened(): Promise<OpenMicrophone> {
  const result = await microphones.open();
  if (result.kind === "fault") throw new Error(`no microphone: ${result.fault}`);
  return result.microphone;
}

const trackOf = ({ stream }: OpenMicrophone) => stream.getAudioTracks()[0] as FakeTrack;
/** Everything that was asked for before has happened. */
const settled = () => microphones.use(computers, null).then(() => undefined);

describe("one microphone for all calls", () => {
  it("is opened once, heard by each call in a copy of its own, and closed after the last", async () => {
    const first = await opened();
    const second = await opened();
    expect(media.asked()).toHaveLength(1);
    trackOf(first).enabled = false;
    expect(trackOf(second).enabled).toBe(true);
    first.release();
    first.release();
    expect(trackOf(second).readyState).toBe("live");
    second.release();
    expect(media.left().tracks).toBe(0);
    expect(microphones.state().open).toBeNull();
  });

  it("says why there is none", async () => {
    media.refuse("laptop", "refused");
    expect(await microphones.open()).toEqual({ kind: "fault", fault: "refused" });
    expect(microphones.state().trouble).toEqual({ fault: "refused", instead: null });
    expect(media.left().tracks).toBe(0);
  });

  it("takes the computer's own when the chosen one is busy or gone, and says so", async () => {
    media.refuse("headset", "busy");
    await microphones.use(on("headset"), null);
    expect(trackOf(await opened()).name).toBe("laptop");
    expect(microphones.state().trouble).toMatchObject({ fault: "busy", instead: { label: "laptop" } });
  });

  it("asks for no other one when somebody said no", async () => {
    media.refuse("headset", "refused");
    await microphones.use(on("headset"), null);
    expect(await microphones.open()).toEqual({ kind: "fault", fault: "refused" });
    expect(media.asked()).toHaveLength(1);
  });
});

describe("another microphone in the middle of a call", () => {
  it("that somebody fails to take over leaves the next call its microphone", async () => {
    const call = await opened();
    call.onTrack(() => {
      throw new Error("a connection that is closed");
    });
    await expect(microphones.use(on("headset"), null)).rejects.toThrow("closed");
    expect(trackOf(await opened()).readyState).toBe("live");
  });

  it("takes the place of the first: in the stream, told to the call, with nothing left of the old one", async () => {
    const call = await opened();
    const before = trackOf(call);
    const told: string[] = [];
    call.onTrack((track) => void told.push(track.label));
    await microphones.use(on("headset"), null);
    expect(told).toEqual(["headset"]);
    expect(call.stream.getAudioTracks().map(({ label }) => label)).toEqual(["headset"]);
    expect(before.readyState).toBe("ended");
    expect(media.left().tracks).toBe(2);
    call.release();
    expect(media.left().tracks).toBe(0);
  });

  it("leaves muted calls muted and open ones open", async () => {
    const muted = await opened();
    const open = await opened();
    trackOf(muted).enabled = false;
    const heard: boolean[] = [];
    muted.onTrack(({ enabled }) => void heard.push(enabled));
    await microphones.use(on("headset"), null);
    expect([trackOf(muted).enabled, trackOf(open).enabled]).toEqual([false, true]);
    expect(heard).toEqual([false]);
  });

  it("keeps the first while the second does not open, and says so", async () => {
    const call = await opened();
    media.refuse("laptop", "busy");
    media.refuse("headset", "busy");
    await microphones.use(on("headset"), null);
    expect(trackOf(call)).toMatchObject({ name: "laptop", readyState: "live" });
    expect(microphones.state().trouble).toMatchObject({ fault: "busy", instead: { label: "laptop" } });
  });

  it("is not asked for again while nothing else is wanted", async () => {
    await opened();
    media.refuse("headset", "busy");
    await microphones.use(on("headset"), null);
    const asked = media.asked().length;
    await microphones.use(on("headset"), null);
    expect(media.asked()).toHaveLength(asked);
    expect(microphones.state().trouble).toMatchObject({ fault: "busy" });
  });

  it("does nothing when it is the one that is open", async () => {
    const call = await opened();
    const track = trackOf(call);
    await microphones.use({ ...computers }, null);
    expect(trackOf(call)).toBe(track);
    expect(media.asked()).toHaveLength(1);
  });

  it("is not opened for a call that ended meanwhile", async () => {
    const call = await opened();
    const change = microphones.use(on("headset"), null);
    call.release();
    await change;
    expect(media.left().tracks).toBe(0);
  });
});

describe("a microphone that is unplugged", () => {
  it("is followed by the computer's own, still muted", async () => {
    await microphones.use(on("headset"), null);
    const call = await opened();
    trackOf(call).enabled = false;
    media.unplug("headset");
    await settled();
    expect(trackOf(call)).toMatchObject({ name: "laptop", enabled: false, readyState: "live" });
  });

  it("that leaves silence says so, also when the devices are looked at anew", async () => {
    await opened();
    media.unplug("laptop");
    media.unplug("headset");
    await settled();
    await settled();
    expect(microphones.state().trouble).toEqual({ fault: "missing", instead: null });
  });

  it("between calls, and is held on to: the next call is heard once it is back, and refused before", async () => {
    const kept = await opened();
    media.unplug("laptop");
    media.unplug("headset");
    await settled();
    expect(await microphones.open()).toEqual({ kind: "fault", fault: "missing" });
    media.plugIn("headset");
    const call = await opened();
    expect(trackOf(call)).toMatchObject({ name: "headset", readyState: "live" });
    expect(trackOf(kept).readyState).toBe("live");
    kept.release();
    call.release();
    expect(media.left().tracks).toBe(0);
  });

  it("leaves silence when there is no other, until one is tried that opens", async () => {
    const call = await opened();
    media.unplug("laptop");
    media.unplug("headset");
    await microphones.use(on("headset"), null);
    expect(microphones.state().trouble).toEqual({ fault: "missing", instead: null });
    media.plugIn("headset");
    await microphones.retry();
    expect(trackOf(call)).toMatchObject({ name: "headset", readyState: "live" });
    expect(microphones.state().trouble).toBeNull();
  });
});

describe("a treatment of the sound", () => {
  const cleaned = (): { readonly treat: Treatment; readonly stopped: () => number } => {
    let stopped = 0;
    return {
      treat: () =>
        Promise.resolve({
          track: media.newTrack("cleaned"),
          setVolume: (volume) => void turned.push(volume),
          stop: () => void (stopped += 1),
        }),
      stopped: () => stopped,
    };
  };

  it("is heard instead, and ended when it is switched off", async () => {
    const call = await opened();
    const { treat, stopped } = cleaned();
    await microphones.use(computers, treat);
    expect(trackOf(call).name).toBe("cleaned");
    await microphones.use(computers, null);
    expect(trackOf(call).name).toBe("laptop");
    expect(stopped()).toBe(1);
  });

  it("that fails leaves the sound as it was", async () => {
    const call = await opened();
    await microphones.use(computers, () => Promise.reject(new Error("no worklet here")));
    expect(trackOf(call)).toMatchObject({ name: "laptop", readyState: "live" });
  });

  it("is turned louder and softer itself, with nothing more in the way", async () => {
    await microphones.use(computers, cleaned().treat);
    const call = await opened();
    await microphones.setVolume(0.5);
    expect(trackOf(call).name).toBe("cleaned");
    expect(turned).toEqual([0.5]);
  });

  it("that fails leaves the volume as it was said", async () => {
    await microphones.setVolume(0.5);
    await microphones.use(computers, () => Promise.reject(new Error("no worklet here")));
    expect(trackOf(await opened()).name).toBe("laptop, amplified");
    expect(turned).toEqual([0.5]);
  });
});

describe("the volume", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** Until those who have a microphone have gone over. */
  const warm = () => vi.advanceTimersByTimeAsync(100);
  async function turnTo(volume: number): Promise<void> {
    const turn = microphones.setVolume(volume);
    await warm();
    await turn;
  }

  it("of 100 % leaves the browser's own track to the call", async () => {
    await turnTo(1);
    expect(trackOf(await opened()).name).toBe("laptop");
    expect(turned).toEqual([]);
  });

  it("counts from the first moment of a call", async () => {
    await turnTo(1.5);
    const call = await opened();
    expect(trackOf(call).name).toBe("laptop, amplified");
    expect(turned).toEqual([1.5]);
    call.release();
    expect(media.left().tracks).toBe(0);
  });

  it("changes in every call at once: taken over as loud as it was, turned then, and not captured again", async () => {
    const calls = [await opened(), await opened()];
    const told: string[] = [];
    for (const call of calls) call.onTrack(({ label }) => void told.push(`${label} at ${turned.join()}`));
    await turnTo(0.5);
    expect(told).toEqual(["laptop, amplified at 1", "laptop, amplified at 1"]);
    expect(turned).toEqual([1, 0.5]);
    expect(media.asked()).toHaveLength(1);
    await turnTo(1);
    await turnTo(2);
    // The same tracks as before: each turn after the first goes without a cut.
    expect(told).toHaveLength(2);
    expect(turned).toEqual([1, 0.5, 1, 2]);
    for (const call of calls) call.release();
    expect(media.left().tracks).toBe(0);
  });

  it("leaves muted calls muted", async () => {
    const call = await opened();
    trackOf(call).enabled = false;
    await turnTo(2);
    expect(trackOf(call)).toMatchObject({ name: "laptop, amplified", enabled: false });
    await microphones.use(on("headset"), null);
    expect(trackOf(call)).toMatchObject({ name: "headset, amplified", enabled: false });
    expect(turned).toEqual([1, 2, 2]);
  });

  it("comes along when the microphone is pulled out", async () => {
    await turnTo(0.5);
    await microphones.use(on("headset"), null);
    const call = await opened();
    media.unplug("headset");
    await settled();
    expect(trackOf(call).name).toBe("laptop, amplified");
    expect(turned).toEqual([0.5, 0.5]);
  });

  it("that is turned while the microphone is pulled out goes to the one after it", async () => {
    await microphones.use(on("headset"), null);
    const call = await opened();
    const turn = microphones.setVolume(0.5);
    media.unplug("headset");
    await warm();
    await turn;
    await microphones.use(on("headset"), null);
    expect(trackOf(call)).toMatchObject({ name: "laptop, amplified", readyState: "live" });
    call.release();
    expect(media.left().tracks).toBe(0);
  });

  it("is not turned for a call that ended meanwhile", async () => {
    const call = await opened();
    const turn = microphones.setVolume(0.5);
    call.release();
    await warm();
    await turn;
    expect(media.left().tracks).toBe(0);
  });

  it("that a slider runs through is turned to where it stops", async () => {
    const call = await opened();
    const turns = [1.1, 1.2, 1.3].map((volume) => microphones.setVolume(volume));
    await warm();
    await Promise.all(turns);
    expect(turned).toEqual([1, 1.3]);
    call.release();
  });

  it("that the browser cannot turn leaves the microphone as it is", async () => {
    const refusing = createMicrophones(computers, media.capture, () =>
      Promise.reject(new Error("no context")),
    );
    await refusing.setVolume(0.5);
    const result = await refusing.open();
    if (result.kind === "fault") throw new Error(result.fault);
    expect(trackOf(result.microphone)).toMatchObject({ name: "laptop", readyState: "live" });
    await refusing.setVolume(0.7);
    expect(trackOf(result.microphone)).toMatchObject({ name: "laptop", readyState: "live" });
    result.microphone.release();
    expect(media.left().tracks).toBe(0);
  });
});

it("tries and lets go of a microphone that nobody holds", async () => {
  media.refuse("laptop", "busy");
  await microphones.open();
  media.refuse("laptop", null);
  await microphones.retry();
  expect(microphones.state().trouble).toBeNull();
  expect(media.left().tracks).toBe(0);
});
