import { describe, expect, it } from "vitest";
import { deviceFor, isHeadset, isMissing, namedDevices, type Device, type DeviceWish } from "./device.ts";

const laptop: Device = { id: "id-laptop", label: "Built-in Audio" };
const jabra: Device = { id: "id-jabra", label: "Jabra Evolve2 65" };
const camera: Device = { id: "id-camera", label: "Webcam C920" };
const wished = (device: Device): DeviceWish => ({ kind: "device", ...device });

describe("the wished device", () => {
  // prettier-ignore
  it.each<[string, DeviceWish, readonly Device[], Device | null]>([
    ["the computer's choice",                  { kind: "default" },                  [laptop, jabra],                       null],
    ["found by its id",                        wished(jabra),                        [laptop, jabra],                       jabra],
    ["by its label when ids are new",          wished({ ...jabra, id: "old" }),      [laptop, jabra],                       jabra],
    ["not guessed between two of a label",     wished({ ...jabra, id: "old" }),      [jabra, { ...jabra, id: "other" }],    null],
    ["gone: the computer's choice",            wished(jabra),                        [laptop, camera],                      null],
    ["a headset when one is there",            { kind: "headset" },                  [camera, jabra],                       jabra],
    ["no headset: the computer's choice",      { kind: "headset" },                  [camera, laptop],                      null],
  ])("%s", (_what, wish, present, expected) => {
    expect(deviceFor(wish, present)).toEqual(expected);
  });

  it("is missing only when somebody named it", () => {
    expect(isMissing(wished(jabra), [laptop])).toBe(true);
    expect(isMissing({ kind: "headset" }, [laptop])).toBe(false);
    expect(isMissing(wished(jabra), [jabra])).toBe(false);
  });
});

it("lists real devices whose name the browser tells", () => {
  const computers = { id: "default", label: "Default - Built-in Audio" };
  expect(namedDevices([computers, laptop, { id: "secret", label: "" }])).toEqual([laptop]);
});

it.each([
  ["Headset Microphone (Jabra Link 380)", true],
  ["Plantronics Blackwire 3220", true],
  ["Ana’s AirPods Pro", true],
  ["Auriculares con micrófono", true],
  ["Гарнитура (USB Audio)", true],
  ["Built-in Audio Analog Stereo", false],
  ["Polyphonic Interface", false],
])("%s is a headset: %s", (label, expected) => {
  expect(isHeadset({ id: "", label })).toBe(expected);
});
