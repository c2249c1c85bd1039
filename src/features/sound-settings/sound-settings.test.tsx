import { act, cleanup, fireEvent, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { SoundSettings as Settings } from "../../core/devices/sound-settings.ts";
import type { SoundState } from "../../core/ports/audio.ts";
import { createSoundStore } from "../../stores/sound-store.ts";
import { headset, laptop, quietSound, soundDesk } from "../../testing/fake-sound-desk.ts";
import { renderAtWork } from "../../testing/render-screen.tsx";
import { SoundMenu } from "./sound-menu.tsx";
import { SoundSettings } from "./sound-settings.tsx";

async function open(
  state: Partial<SoundState> = {},
  chosen: Partial<Settings> = {},
  part = <SoundSettings notices={null} />,
) {
  const settings = createSoundStore({ getItem: () => null, setItem: () => undefined });
  settings.change(chosen);
  const fake = soundDesk(state);
  const shown = renderAtWork(part, {}, { devices: { settings, desk: () => Promise.resolve(fake.desk) } });
  // The desk comes a moment after the page.
  await act(() => Promise.resolve());
  return { ...shown, ...fake, settings };
}

const choiceOf = (label: string) => screen.getByRole<HTMLSelectElement>("combobox", { name: label });
const offered = (label: string) =>
  within(choiceOf(label))
    .getAllByRole("option")
    .map(({ textContent }) => textContent);

describe("choosing devices", () => {
  it("offers the computer's choice, any headset, and what is there", async () => {
    await open();
    expect(offered("Microphone")).toEqual([
      "As the computer has it",
      "A headset, when one is connected",
      laptop.label,
      headset.label,
    ]);
  });

  it("keeps each role's own, with its name for when ids are new", async () => {
    const { user, settings } = await open();
    await user.selectOptions(choiceOf("Microphone"), headset.label);
    await user.selectOptions(choiceOf("Ring on"), laptop.label);
    expect(settings.getState()).toMatchObject({
      microphone: { kind: "device", ...headset },
      speaker: { kind: "default" },
      ringer: { kind: "device", ...laptop },
    });
  });

  it("still names one that is not connected", async () => {
    const wish = { kind: "device", ...headset } as const;
    await open({ microphones: [laptop] }, { microphone: wish });
    expect(choiceOf("Microphone").selectedOptions[0]?.textContent).toBe(`${headset.label} (not connected)`);
  });

  it("rings on a second device, which can be tried and given up", async () => {
    const { user, settings, asked } = await open();
    expect(screen.queryByRole("button", { name: "Test: Also ring on" })).toBeNull();
    await user.selectOptions(choiceOf("Also ring on"), laptop.label);
    await user.click(screen.getByRole("button", { name: "Test: Also ring on" }));
    expect(asked).toEqual([{ test: "second-ringer" }]);
    await user.selectOptions(choiceOf("Also ring on"), "Nowhere else");
    expect(settings.getState().alsoRing).toBeNull();
  });

  it("is within reach in a menu too", async () => {
    const { user, settings } = await open({}, {}, <SoundMenu />);
    await user.click(screen.getByRole("button", { name: "Sound: microphone, speaker, volume" }));
    await user.selectOptions(choiceOf("Speaker for calls"), headset.label);
    expect(settings.getState().speaker).toMatchObject(headset);
    expect(screen.getByRole("link", { name: "All sound settings" }).getAttribute("href")).toBe("#/settings");
  });

  it("asks for the microphone where names are hidden", async () => {
    const { user, asked } = await open({ ...quietSound, microphones: [], speakers: [] });
    await user.click(screen.getByRole("button", { name: "Allow microphone" }));
    expect(asked).toEqual(["retry"]);
  });
});

describe("trying devices", () => {
  it("plays a tune where calls are heard and where it rings", async () => {
    const { user, asked } = await open();
    await user.click(screen.getByRole("button", { name: "Test: Speaker for calls" }));
    await user.click(screen.getByRole("button", { name: "Test: Ring on" }));
    expect(asked).toEqual([{ test: "speaker" }, { test: "ringer" }]);
  });

  it("hears the microphone from one click to the next, and no longer", async () => {
    const { user, hear, listening } = await open();
    expect(listening()).toBe(0);
    await user.click(screen.getByRole("button", { name: "Show level" }));
    screen.getByText("Speak: the bar shows what others would hear.");
    act(() => hear(0.6));
    screen.getByText("Your voice is heard.");
    expect(listening()).toBe(1);
    await user.click(screen.getByRole("button", { name: "Stop" }));
    expect(listening()).toBe(0);
  });

  it("lets go of the microphone with the page", async () => {
    const { user, listening } = await open();
    await user.click(screen.getByRole("button", { name: "Show level" }));
    cleanup();
    expect(listening()).toBe(0);
  });
});

describe("what is done to the voice", () => {
  it("keeps the microphone open between calls for those who switch that on", async () => {
    const { user, settings } = await open();
    expect(settings.getState().keepsMicrophoneOpen).toBe(false);
    await user.click(screen.getByRole("switch", { name: "Microphone open between calls" }));
    expect(settings.getState().keepsMicrophoneOpen).toBe(true);
  });

  it("has a switch each", async () => {
    const { user, settings } = await open();
    await user.click(screen.getByRole("switch", { name: "Echo cancelling" }));
    expect(settings.getState().processing).toEqual({
      echoCancellation: false,
      noiseSuppression: true,
      autoGainControl: true,
    });
  });

  it("has one noise suppression at a time", async () => {
    const { user, settings } = await open();
    const browsers = screen.getByRole<HTMLInputElement>("switch", { name: "Noise suppression" });
    await user.click(screen.getByRole("switch", { name: "Learned noise suppression" }));
    expect(settings.getState().noise).toBe("learned");
    expect(browsers.checked).toBe(false);
    await user.click(browsers);
    expect(settings.getState().noise).toBe("browser");
  });

  it("says so when the learned one does not work", async () => {
    await open({ noise: "failed" }, { noise: "learned" });
    screen.getByText("It does not work in this browser. The microphone is heard without it.");
  });
});

describe("the volume of the microphone", () => {
  const slider = () => screen.getByRole<HTMLInputElement>("slider", { name: "Volume of the microphone" });

  it.each([
    ["the settings", <SoundSettings key="settings" notices={null} />],
    ["the menu of a call", <SoundMenu key="menu" />],
  ])("is turned up and down in %s, in steps that are read out", async (_where, part) => {
    const { user, settings } = await open({}, {}, part);
    const menu = screen.queryByRole("button", { name: "Sound: microphone, speaker, volume" });
    if (menu !== null) await user.click(menu);
    expect(slider().getAttribute("aria-valuetext")).toBe("100 %");
    fireEvent.change(slider(), { target: { value: "140" } });
    expect(settings.getState().microphoneVolume).toBe(1.4);
    expect(slider().getAttribute("aria-valuetext")).toBe("140 %");
    expect(settings.getState()).toMatchObject({ callVolume: 1, ringVolume: 1 });
  });

  it("goes from a quarter to double: no voice is lost to a slider that was pulled down", async () => {
    await open();
    expect([slider().min, slider().max]).toEqual(["25", "200"]);
  });

  it("marks where the voice goes out as the microphone has it", async () => {
    await open();
    expect([...(slider().list?.options ?? [])].map(({ value }) => value)).toEqual(["100"]);
  });
});

it("switches each tone off and on, and sets how loud", async () => {
  const { user, settings } = await open();
  const ended = screen.getByRole("checkbox", { name: "The other end is gone" });
  await user.click(ended);
  expect(settings.getState().silent).toEqual(["ended"]);
  await user.click(ended);
  expect(settings.getState().silent).toEqual([]);
  screen.getByRole("slider", { name: "Volume of the ring" });
});
