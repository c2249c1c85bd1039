import { expect, it } from "vitest";
import { usualSound } from "../core/devices/sound-settings.ts";
import { createSoundStore } from "./sound-store.ts";

const startedWith = (before: string | null) =>
  createSoundStore({ getItem: () => before, setItem: () => undefined }).getState();

it("begins as the computer has it", () => {
  expect(startedWith(null)).toEqual(usualSound);
});

it("remembers the next time", () => {
  const kept = new Map<string, string>();
  const browser = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const chosen = {
    microphone: { kind: "device", id: "jabra", label: "Jabra Evolve2 65" },
    alsoRing: { kind: "headset" },
    microphoneVolume: 1.4,
    ringVolume: 0.4,
    noise: "learned",
    silent: ["ended"],
  } as const;
  createSoundStore(browser).change(chosen);
  expect(createSoundStore(browser).getState()).toEqual({ ...usualSound, ...chosen });
});

it("takes nothing back that another tab has changed since", () => {
  const kept = new Map<string, string>();
  const browser = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const [here, there] = [createSoundStore(browser), createSoundStore(browser)];
  here.change({ keepsMicrophoneOpen: true });
  there.change({ ringVolume: 0.4 });
  here.change({ keepsMicrophoneOpen: false });
  there.change({ ringVolume: 0.5 });
  expect(createSoundStore(browser).getState()).toMatchObject({ keepsMicrophoneOpen: false, ringVolume: 0.5 });
});

it("is changed in a browser that keeps nothing, too", () => {
  const full = () => {
    throw new Error("full");
  };
  const store = createSoundStore({ getItem: () => '{"ringVolume":0.4}', setItem: full });
  store.change({ callVolume: 0.3 });
  store.change({ ringVolume: 0.2 });
  expect(store.getState()).toMatchObject({ callVolume: 0.3, ringVolume: 0.2 });
});

// prettier-ignore
it.each([
  ["a device without a name",  '{"microphone":{"kind":"device","id":"x"}}'],
  ["louder than loud",         '{"callVolume":7}'],
  ["a silent microphone",      '{"microphoneVolume":0}'],
  ["a tone of another version", '{"silent":["gong"]}'],
  ["not JSON",                 "jabra"],
])("is as usual where it reads %s", (_what, before) => {
  expect(startedWith(before)).toEqual(usualSound);
});

it("loses no other switch to one that does not fit", () => {
  expect(
    startedWith('{"processing":{"echoCancellation":false,"noiseSuppression":"maybe"}}').processing,
  ).toEqual({
    echoCancellation: false,
    noiseSuppression: true,
    autoGainControl: true,
  });
});
