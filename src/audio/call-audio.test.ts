import { afterEach, beforeEach, expect, it } from "vitest";
import { usualSound } from "../core/devices/sound-settings.ts";
import { createFakeMedia, type FakeMedia } from "../testing/fake-media.ts";
import { createCallAudio } from "./call-audio.ts";
import { createMicrophones } from "./microphones.ts";

let media: FakeMedia;
beforeEach(() => {
  media = createFakeMedia(["laptop"]);
});
afterEach(() => media.end());

it("a call is heard where nothing can be measured", async () => {
  const microphones = createMicrophones(
    { deviceId: null, processing: usualSound.processing },
    media.capture,
    () => Promise.reject(new Error("none")),
  );
  const ears = {
    hear: () => {
      throw new DOMException("too many contexts", "NotSupportedError");
    },
  };
  const audio = createCallAudio(ears, microphones);
  const opened = await audio.openMicrophone();
  if (opened.kind === "fault") throw new Error(`no microphone: ${opened.fault}`);
  const { stream } = opened.microphone;
  expect(() => {
    audio.join("lucias", stream);
    audio.tap("lucias", stream);
  }).not.toThrow();
  audio.leave("lucias");
  opened.microphone.release();
  expect(media.left()).toMatchObject({ tracks: 0 });
});

it("a customer who was joined while the page could make no sound yet is heard from the click on", () => {
  const microphones = createMicrophones(
    { deviceId: null, processing: usualSound.processing },
    media.capture,
    () => Promise.reject(new Error("none")),
  );
  const audio = createCallAudio(
    { hear: () => ({ level: () => 0, hear: () => undefined, stop: () => undefined }) },
    microphones,
  );
  media.beSilenced(true);
  audio.join("lucias", new MediaStream());
  expect(media.left()).toMatchObject({ playing: 0 });
  media.beSilenced(false);
  audio.join("lucias", new MediaStream());
  audio.join("lucias", new MediaStream());
  expect(media.left()).toMatchObject({ playing: 1 });
  audio.leave("lucias");
  expect(media.left()).toMatchObject({ playing: 0 });
});

it("a call that has changed its connection is measured where it goes on", async () => {
  const measured: unknown[] = [];
  const microphones = createMicrophones(
    { deviceId: null, processing: usualSound.processing },
    media.capture,
    () => Promise.reject(new Error("none")),
  );
  const hear = (track: MediaStreamTrack) => {
    measured.push(track);
    return {
      level: () => 0,
      hear: (next: MediaStreamTrack) => void measured.push(next),
      stop: () => undefined,
    };
  };
  const audio = createCallAudio({ hear }, microphones);
  const opened = await Promise.all([audio.openMicrophone(), audio.openMicrophone()]);
  const [first, second] = opened.map((one) => (one.kind === "open" ? one.microphone.stream : null));
  if (!first || !second) throw new Error("no microphone");
  audio.join("lucias", first);
  audio.join("lucias", first);
  audio.join("lucias", second);
  expect(measured).toEqual([...first.getAudioTracks(), ...second.getAudioTracks()]);
  audio.leave("lucias");
  for (const one of opened) if (one.kind === "open") one.microphone.release();
});
