import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Call } from "../../core/call/call.ts";
import { aCall, aLineUp } from "../../testing/builders.ts";
import { maria, sales } from "../../testing/people.ts";
import { renderAtWork } from "../../testing/render-screen.tsx";
import { ActiveCalls } from "./active-calls.tsx";
import { fillOf } from "./level-meters.tsx";

const atWork = (call: Call) => renderAtWork(<ActiveCalls />, { lineUp: aLineUp([call]) });
const buttons = () => screen.queryAllByRole("button").map((button) => button.textContent);

describe("each phase of a call shows its verbs and only those", () => {
  const rows: readonly (readonly [Call, readonly string[], string])[] = [
    [aCall("dialing"), ["Hang up"], "Calling…"],
    [aCall("ringing"), ["Hang up"], "Ringing…"],
    [aCall("answering"), ["Hang up"], "Answering…"],
    [aCall("established", { media: "connecting" }), ["Mute", "Keypad", "Hang up"], "Connecting audio…"],
    [aCall("established"), ["Mute", "Keypad", "Hang up"], "Connected"],
    [aCall("established", { microphone: "muted" }), ["Unmute", "Keypad", "Hang up"], "Muted"],
    [aCall("established", { media: "lost" }), ["Mute", "Keypad", "Hang up"], "Audio lost"],
    [aCall("ending"), [], "Ending…"],
  ];
  for (const [call, verbs, state] of rows) {
    it(`${state} ${call.phase}`, () => {
      atWork(call);
      expect(buttons()).toEqual(verbs);
      screen.getByText(state, { selector: "[role=status]" });
    });
  }

  it("an offer is not shown here", () => {
    atWork(aCall("incoming"));
    expect(screen.queryByRole("region")).toBeNull();
  });
});

describe("a call that is up", () => {
  it("says who it is with and which of our numbers it uses", () => {
    atWork(aCall("established", { direction: "outbound", party: maria, businessNumber: sales }));
    const card = within(screen.getByRole("region", { name: "Call with María Ortega" }));
    card.getByText("+34 612 345 678");
    card.getByText("from Sales ··0100");
  });

  it("has a timer that is not announced", () => {
    atWork(aCall("established", { since: Date.now() - 65_000 }));
    const timer = screen.getByRole("timer", { name: "Call time" });
    expect(timer.textContent).toBe("1:05");
    expect(timer.closest("[aria-live], [role=status]")).toBeNull();
  });

  it("is muted by its button and by Ctrl+Shift+M, and says what the customer hears", async () => {
    const { user, asked, become } = atWork(aCall("established"));
    screen.getByText("The customer hears you.");
    await user.click(screen.getByRole("button", { name: "Mute" }));
    become({ lineUp: aLineUp([aCall("established", { microphone: "muted" })]) });
    screen.getByText("The customer hears silence.");
    await user.keyboard("{Control>}{Shift>}[KeyM]{/Shift}{/Control}");
    expect(asked).toEqual([{ call: ["call-1", { type: "mute" }] }, { call: ["call-1", { type: "unmute" }] }]);
  });

  it("is hung up by its button, never by Esc", async () => {
    const { user, asked } = atWork(aCall("established"));
    await user.keyboard("{Escape}");
    expect(asked).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Hang up" }));
    expect(asked).toEqual([{ call: ["call-1", { type: "hang-up" }] }]);
  });

  it("takes the focus when nothing else has it", () => {
    atWork(aCall("answering"));
    expect(document.activeElement).toBe(screen.getByRole("region"));
  });

  it("moves the bars without rendering", () => {
    const { sound } = atWork(aCall("established"));
    sound({ agent: 1, customer: 0 });
    const bars = [...document.querySelectorAll<HTMLElement>("[aria-hidden] > .origin-left")];
    expect(bars.map((bar) => bar.style.scale)).toEqual(["1", "0 1"]);
  });
});

describe("the keypad", () => {
  it("sends digits by mouse and, while it is open, by the keyboard", async () => {
    const { user, asked } = atWork(aCall("established"));
    await user.keyboard("5");
    expect(asked).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Keypad" }));
    await user.click(within(screen.getByRole("group")).getByRole("button", { name: "7" }));
    await user.keyboard("1#");
    await user.keyboard("{Escape}2");
    expect(screen.queryByRole("group")).toBeNull();
    expect(asked.map((one) => (typeof one === "object" && "call" in one ? one.call[1] : one))).toEqual(
      ["7", "1", "#"].map((key) => ({ type: "press", key })),
    );
  });

  it("shows what was sent", async () => {
    const { user } = atWork(aCall("established", { digits: "12#" }));
    await user.click(screen.getByRole("button", { name: "Keypad" }));
    screen.getByText("12#");
  });
});

describe("the fill of a level bar", () => {
  it("is empty in silence, full at full scale, and follows loudness between", () => {
    expect(fillOf(0)).toBe(0);
    expect(fillOf(0.001)).toBe(0);
    expect(fillOf(0.1)).toBeCloseTo(0.6);
    expect(fillOf(1)).toBe(1);
  });
});
