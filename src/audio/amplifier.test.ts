import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createFakeMedia, type FakeMedia, type FakeTrack } from "../testing/fake-media.ts";
import { amplify } from "./amplifier.ts";

let media: FakeMedia;
beforeEach(() => {
  media = createFakeMedia();
  media.sound("laptop", 0.2);
});
afterEach(() => {
  media.end();
  vi.useRealTimers();
});

const levelOf = (track: MediaStreamTrack) => (track as FakeTrack).level();

it("makes the voice as loud as is said, whatever the limiter adds of its own", async () => {
  const laptop = media.newTrack("laptop");
  const { track, setVolume, stop } = await amplify(media.newContext(), laptop, 2);
  expect(levelOf(track)).toBeCloseTo(0.4);
  setVolume(0.5);
  expect(levelOf(track)).toBeCloseTo(0.1);
  setVolume(1);
  expect(levelOf(track)).toBeCloseTo(0.2);
  stop();
  laptop.stop();
  expect(media.left()).toEqual({ tracks: 0, nodes: [], contexts: 0, playing: 0, listeners: 0 });
});

it("fails rather than send silence when the browser does not let it begin", async () => {
  vi.useFakeTimers();
  const laptop = media.newTrack("laptop");
  const context = Object.assign(media.newContext(), {
    state: "suspended",
    resume: () => new Promise<void>(() => undefined),
  });
  const failed = expect(amplify(context, laptop, 2)).rejects.toThrow("does not let sound begin");
  await vi.advanceTimersByTimeAsync(1_000);
  await failed;
  expect(laptop.readyState).toBe("live");
  expect(media.left()).toMatchObject({ tracks: 1, nodes: [], contexts: 0 });
  expect(vi.getTimerCount()).toBe(0);
});
