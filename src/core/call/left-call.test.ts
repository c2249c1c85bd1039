import { expect, it } from "vitest";
import { aCall, everyPhase } from "../../testing/builders.ts";
import type { Call } from "./call.ts";
import { leftCallOf, reconnecting } from "./left-call.ts";

const dialog = { callId: "c1", localTag: "near", remoteTag: "far" };

it("a talk goes on as it was left", () => {
  const call = aCall("established", { microphone: "muted", hold: "held", digits: "12#" });
  const left = leftCallOf(call, dialog);
  expect(left).not.toBeNull();
  expect(left && reconnecting(left)).toEqual(
    aCall("reconnecting", { microphone: "muted", hold: "held", digits: "12#" }),
  );
});

it.each([
  ["none", "none"],
  ["resuming", "none"],
  ["holding", "held"],
  ["held", "held"],
] as const)("what was asked last counts: %s is left as %s", (hold, left) => {
  expect(leftCallOf(aCall("established", { hold }), dialog)?.hold).toBe(left);
});

it("is left once more when the next page goes before it has it", () => {
  expect(leftCallOf(aCall("reconnecting", { hold: "held" }), dialog)).toMatchObject({ hold: "held", dialog });
});

it.each([
  ...everyPhase
    .filter((phase) => phase !== "established" && phase !== "reconnecting")
    .map((phase) => [phase, aCall(phase)] as const),
  ["a conference", aCall("established", { kind: "conference" })],
  ["the echo", aCall("established", { kind: "echo" })],
] as const)("%s cannot be left", (_name, call: Call) => {
  expect(leftCallOf(call, dialog)).toBeNull();
});

it("a call whose dialog nobody knows cannot be left", () => {
  expect(leftCallOf(aCall("established"), null)).toBeNull();
});
