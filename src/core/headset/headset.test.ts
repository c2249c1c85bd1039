import { describe, expect, it } from "vitest";
import { aCall, aLineUp } from "../../testing/builders.ts";
import type { Call } from "../call/call.ts";
import { commandFor, lightsFor, type HeadsetPress } from "./headset.ts";

const offer = aCall("incoming", { id: "offer" });
const up = aCall("established", { id: "up" });
const muted = aCall("established", { id: "up", microphone: "muted" });
const held = aCall("established", { id: "held", hold: "held" });
const presses: Readonly<Record<string, HeadsetPress>> = {
  "off hook": { type: "hook", hook: "off" },
  "on hook": { type: "hook", hook: "on" },
  turned: { type: "hook", hook: "toggle" },
  mute: { type: "mute" },
  drop: { type: "drop" },
};

/** "answer offer": what is asked, of which call. */
function asked(press: string, live: readonly Call[]): string {
  const found = commandFor(presses[press]!, aLineUp(live));
  return found === null ? "" : `${found.command.type} ${found.id}`;
}

describe("a headset's buttons", () => {
  it.each([
    // press, calls, what it asks
    ["off hook", [], ""],
    ["off hook", [offer], "answer offer"],
    // The echo of our own light: the call is up already, and the one that knocks is not meant.
    ["off hook", [up], ""],
    ["off hook", [up, offer], ""],
    ["off hook", [aCall("answering")], ""],
    ["on hook", [], ""],
    ["on hook", [offer], ""],
    ["on hook", [up], "hang-up up"],
    ["on hook", [held, up], "hang-up up"],
    ["on hook", [held], "hang-up held"],
    ["on hook", [aCall("dialing", { id: "new" })], "hang-up new"],
    ["on hook", [aCall("ending")], ""],
    ["turned", [offer], "answer offer"],
    ["turned", [up, offer], "hang-up up"],
    ["turned", [], ""],
    ["mute", [up], "mute up"],
    ["mute", [muted], "unmute up"],
    ["mute", [held], ""],
    ["mute", [offer], ""],
    ["drop", [offer], "decline offer"],
    ["drop", [up, offer], "hang-up up"],
  ] as const)("%s during %j", (press, live, expected) => {
    expect(asked(press, live)).toBe(expected);
  });
});

describe("a headset's lights", () => {
  it.each([
    [[], ""],
    [[offer], "ring"],
    [[aCall("answering")], "offHook"],
    [[aCall("dialing")], "offHook"],
    [[up], "offHook"],
    [[up, offer], "offHook ring"],
    [[muted], "offHook mute"],
    [[held], "offHook"],
    [[aCall("ending")], ""],
  ] as const)("during %j: %s", (live, expected) => {
    const lights = lightsFor(aLineUp(live));
    expect(
      Object.entries(lights)
        .filter(([, isOn]) => isOn)
        .map(([name]) => name)
        .join(" "),
    ).toBe(expected);
  });
});
