import { describe, expect, it } from "vitest";
import type { View } from "./eyes.ts";
import { disagreement, leftOver, legsOf, listensIn, type Standing } from "./judge.ts";

const quiet: View = { buttons: [], isReady: true, openMicrophones: 0, openConnections: 0 };
const ringing: View = { ...quiet, buttons: ["Answer", "Decline"], openConnections: 1 };
const talking: View = { ...quiet, buttons: ["Hang up", "Hold"], openMicrophones: 1, openConnections: 1 };
const leg = (state: string) => ({ name: "PJSIP/1001-0000002a", state });
const alice = (view: View, ...states: readonly string[]): Standing => ({
  user: "1001",
  view,
  legs: states.map(leg),
});

describe("the judge of races", () => {
  it("knows whose a leg is", () => {
    const others = ["PJSIP/1002-00000001", "PJSIP/wa-12145550111-00000001", "Local/1001@x-00000001;1"];
    const legs = [leg("Up"), ...others.map((name) => ({ name, state: "Up" }))];
    expect(legsOf("1001", legs)).toEqual([leg("Up")]);
  });

  it.each([
    ["nothing on either side", alice(quiet)],
    ["a ring on both", alice(ringing, "Ringing")],
    ["a call on both", alice(talking, "Up")],
    ["a call that is being placed", alice({ ...quiet, buttons: ["Hang up"] }, "Ring")],
    [
      "a call, and another one that rings",
      alice({ ...talking, buttons: ["Decline", "Hang up"] }, "Up", "Ringing"),
    ],
  ])("finds no fault with %s", (_, standing) => {
    expect(disagreement(standing)).toBeNull();
    expect(listensIn(standing)).toBeNull();
  });

  it.each([
    [alice(talking), "1001's screen has a call, Asterisk has nothing"],
    [alice(ringing), "1001's screen has ringing, Asterisk has nothing"],
    [alice(quiet, "Up"), "1001's screen has nothing, Asterisk has a call (PJSIP/1001-0000002a Up)"],
    [
      alice(talking, "Ringing"),
      "1001's screen has a call, Asterisk has ringing (PJSIP/1001-0000002a Ringing)",
    ],
  ])("says where a screen and Asterisk disagree", (standing, words) => {
    expect(disagreement(standing)).toBe(words);
  });

  it("hears a microphone that is on while nobody talks", () => {
    expect(listensIn(alice({ ...ringing, openMicrophones: 1 }, "Ringing"))).toBe(
      "1001's microphone is on without a call",
    );
  });

  it("tells whatever is left once everybody has hung up", () => {
    expect(leftOver([alice(quiet)], [], [])).toEqual([]);
    const view = { ...talking, isReady: false };
    expect(leftOver([alice(view)], [{ name: "PJSIP/edge-1", state: "Up" }], [leg("Up")])).toEqual([
      "1001's screen still has a call (Hang up, Hold)",
      "1001's line is not ready",
      "1001's microphone is on",
      "1001's page keeps 1 connections open",
      "Asterisk keeps legs (PJSIP/1001-0000002a Up)",
      "customers' phones keep legs (PJSIP/edge-1 Up)",
    ]);
  });
});
