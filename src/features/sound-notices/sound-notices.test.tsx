import { act, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Call } from "../../core/call/call.ts";
import { using } from "../../core/devices/device-change.ts";
import type { SoundState } from "../../core/ports/audio.ts";
import { createSoundStore } from "../../stores/sound-store.ts";
import { aCall, aLineUp } from "../../testing/builders.ts";
import { headset, laptop, quietSound, soundDesk } from "../../testing/fake-sound-desk.ts";
import { renderAtWork } from "../../testing/render-screen.tsx";
import { SoundNotices } from "./sound-notices.tsx";

const muted = aCall("established", { microphone: "muted" });

async function open(state: Partial<SoundState>, call: Call = muted) {
  const settings = createSoundStore({ getItem: () => null, setItem: () => undefined });
  const fake = soundDesk(state);
  const shown = renderAtWork(
    <SoundNotices />,
    { lineUp: aLineUp([call]) },
    { devices: { settings, desk: () => Promise.resolve(fake.desk) } },
  );
  await act(() => Promise.resolve());
  return { ...shown, heard: fake };
}

describe("talking while muted", () => {
  it("is said, with the way out", async () => {
    const { user, asked } = await open({ isTalkingMuted: true });
    screen.getByText("You are talking, but your microphone is muted");
    screen.getByText("The other end hears silence.");
    await user.click(screen.getByRole("button", { name: "Unmute" }));
    expect(asked).toEqual([{ call: ["call-1", { type: "unmute" }] }]);
  });

  it("is never said of an open microphone", async () => {
    await open({ isTalkingMuted: true }, aCall("established"));
    expect(screen.getByRole("status").textContent).toBe("");
  });
});

describe("devices that go and come", () => {
  const gone = [
    { role: "microphone", device: headset },
    { role: "speaker", device: headset },
  ] as const;

  it("is one sentence for a headset, which is several things at once", async () => {
    const { user, heard } = await open({ lost: gone });
    screen.getByText("Jabra Evolve2 65: disconnected");
    screen.getByText("Now on the computer’s own choice: microphone, speaker.");
    await user.click(screen.getByRole("button", { name: "OK" }));
    expect(heard.asked).toEqual(["dismiss"]);
  });

  it("names what is heard instead", async () => {
    const inUse = { ...quietSound.inUse, microphone: using(laptop) };
    await open({ lost: gone.slice(0, 1), inUse });
    screen.getByText("Now on Built-in Audio: microphone.");
  });

  it("offers the old one when it is back", async () => {
    const inUse = { ...quietSound.inUse, microphone: { ...using(null), offered: headset } };
    const { user, heard } = await open({ inUse });
    screen.getByText("Jabra Evolve2 65: connected");
    await user.click(screen.getByRole("button", { name: "Use it" }));
    await user.click(screen.getByRole("button", { name: "Not now" }));
    expect(heard.asked).toEqual(["take", "dismiss"]);
  });
});

describe("a microphone that does not open", () => {
  it.each([
    ["refused", "The microphone is not allowed"],
    ["missing", "The microphone was not found"],
    ["busy", "Another program holds the microphone"],
  ] as const)("%s: says why and what helps", async (fault, title) => {
    const { user, heard } = await open({ trouble: { fault, instead: null } });
    screen.getByText(title);
    screen.getByText(/^Nobody hears you\. \S+/);
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(heard.asked).toEqual(["retry"]);
  });

  it("says what is heard instead", async () => {
    await open({ trouble: { fault: "busy", instead: laptop } });
    screen.getByText(/^“Built-in Audio” is heard instead\./);
  });

  it("is not told of twice when it was pulled out", async () => {
    const lost = [{ role: "microphone", device: headset }] as const;
    await open({ trouble: { fault: "missing", instead: laptop }, lost });
    expect(screen.queryByText("The microphone was not found")).toBeNull();
  });
});

it("appears as things happen", async () => {
  const { heard } = await open({});
  expect(screen.getByRole("status").textContent).toBe("");
  act(() => heard.become({ isTalkingMuted: true }));
  screen.getByText("You are talking, but your microphone is muted");
});
