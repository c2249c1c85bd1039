import { act, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Call } from "../../core/call/call.ts";
import type { Cause } from "../../core/quality/causes.ts";
import { newQuality, type LiveQuality } from "../../core/quality/live-quality.ts";
import { createQualityStore } from "../../stores/quality-store.ts";
import { aCall, aLineUp, friday } from "../../testing/builders.ts";
import { readings } from "../../testing/counters.ts";
import { renderAtWork } from "../../testing/render-screen.tsx";
import { CallQuality } from "./call-quality.tsx";
import { QualityLight } from "./quality-light.tsx";
import { QualityNotice } from "./quality-notice.tsx";

function onACall(call: Call = aCall("established")) {
  const quality = createQualityStore();
  const screens = (
    <>
      <QualityLight />
      <CallQuality id="call-1" />
      <QualityNotice settingsHref="#/settings" />
    </>
  );
  const work = renderAtWork(screens, { lineUp: aLineUp([call]) }, { quality });
  return {
    ...work,
    sounds: (facts: Partial<LiveQuality>) =>
      act(() => quality.tell("call-1", { ...newQuality(friday), counters: readings().next(), ...facts })),
  };
}
const mark = () => screen.getByRole("button", { name: /Audio details$/ });
const light = () => screen.getByRole("button", { name: /Show details$/ });

describe("the mark on a call", () => {
  it.each([
    ["good", "Good"],
    ["fair", "Fair"],
    ["poor", "Poor"],
    ["no-audio", "No audio"],
    [null, "Measuring…"],
  ] as const)("%s is %s, on the card and in the top bar", (level, text) => {
    const { sounds } = onACall();
    sounds({ level });
    within(mark()).getByText(text);
    expect(light().getAttribute("aria-label")).toBe(`Audio: ${text}. Show details`);
  });

  it("says that nothing is measured on hold", () => {
    onACall(aCall("established", { hold: "held" }));
    within(mark()).getByText("Not measured on hold");
    expect(screen.queryByRole("button", { name: /Show details$/ })).toBeNull();
  });

  it("is not there before the call is up", () => {
    onACall(aCall("answering"));
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("names the most pressing cause beside the level, and all of them when opened", async () => {
    const { user, sounds } = onACall();
    const causes: readonly Cause[] = ["loss-in", "long-delay"];
    sounds({ level: "fair", causes });
    within(mark()).getByText("gaps in what you hear");
    expect(mark().getAttribute("title")).toMatch(/cable/);
    await user.click(mark());
    screen.getByText("Audio is lost on its way to you");
    screen.getByText("The delay is long");
  });

  it("shows the figures on demand", async () => {
    const { user, sounds } = onACall();
    const sample = {
      at: friday,
      mos: 4.26,
      arrived: 50,
      lossIn: 0.012,
      lossOut: null,
      jitter: 4.4,
      roundTrip: 61,
      microphone: 0.1,
    };
    sounds({ level: "good", history: [sample], timeToAudio: 420 });
    await user.click(mark());
    for (const text of [
      "4.3 of 4.4 at best",
      "1.2%",
      "4 ms",
      "61 ms",
      "420 ms",
      "direct ↔ direct, UDP",
      "opus",
    ])
      screen.getByText(text);
    await user.click(mark());
    expect(screen.queryByText("420 ms")).toBeNull();
  });
});

describe("the notice", () => {
  it("says that nothing arrives from the customer, and goes when something does", () => {
    const { sounds } = onACall();
    sounds({ level: "no-audio", causes: ["no-audio", "only-local"] });
    screen.getByRole("region", { name: "No audio arrives from the customer" });
    sounds({ level: "good", causes: [] });
    expect(screen.queryByRole("region")).toBeNull();
  });

  it("leads to the microphones when ours is silent", () => {
    const { sounds } = onACall();
    sounds({ level: "poor", causes: ["microphone-silent"] });
    const link = screen.getByRole("link", { name: "Choose a microphone" });
    expect(link.getAttribute("href")).toBe("#/settings");
  });

  it("is not shown for what merely disturbs", () => {
    const { sounds } = onACall();
    sounds({ level: "fair", causes: ["loss-in", "relay"] });
    expect(screen.queryByRole("region")).toBeNull();
  });
});
