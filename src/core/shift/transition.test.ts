import { describe, expect, it } from "vitest";
import { friday } from "../../testing/builders.ts";
import { defaultShiftPolicy, type ShiftPolicy } from "./policy.ts";
import { keptOf, shiftFrom } from "./kept-shift.ts";
import type { Shift, ShiftCommand, ShiftEffect, ShiftSignal, Wish } from "./shift.ts";
import { shiftTransition } from "./transition.ts";

const second = 1_000;
const now = friday + 60 * second;
const policy: ShiftPolicy = { ...defaultShiftPolicy, wrapUp: 30, pauseWhenUnanswered: 15 };

const ready: Wish = { kind: "ready", since: friday };
const atLunch: Wish = { kind: "paused", since: friday, reason: "lunch", cause: "agent" };
const talking: Wish = { kind: "wrap-up", since: friday, until: null };
const wrappingUp: Wish = { kind: "wrap-up", since: friday, until: now + 10 * second };

const aShift = (wish: Wish, facts: Partial<Shift> = {}): Shift => ({
  wish,
  standing: wish.kind === "ready" ? "ready" : "paused",
  request: "none",
  trouble: null,
  ...facts,
});

const move = (shift: Shift, event: ShiftCommand | ShiftSignal, rules = policy) =>
  shiftTransition(shift, event, { now, policy: rules });

const pause = (reason: string | null): readonly ShiftEffect[] => [
  { type: "stop-timer" },
  { type: "pause", reason },
];
const unpause: readonly ShiftEffect[] = [{ type: "stop-timer" }, { type: "unpause" }];

describe("what the agent asks for", () => {
  it.each([
    ["ready", "pauses", ready, { type: "pause", reason: "lunch" }, pause("lunch")],
    [
      "paused",
      "pauses for another reason",
      atLunch,
      { type: "pause", reason: "training" },
      pause("training"),
    ],
    ["paused", "is ready again", atLunch, { type: "make-ready" }, unpause],
    ["wrapping up", "finishes now", wrappingUp, { type: "make-ready" }, unpause],
    [
      "wrapping up",
      "goes to lunch from there",
      wrappingUp,
      { type: "pause", reason: "lunch" },
      pause("lunch"),
    ],
    ["talking", "will pause after the call", talking, { type: "pause", reason: "lunch" }, pause("lunch")],
  ] as const)("%s: %s", (_when, _what, wish, command, effects) => {
    const step = move(aShift(wish), command);
    expect(step.effects).toEqual(effects);
    expect(step.shift.wish.kind).toBe(command.type === "pause" ? "paused" : "ready");
    expect(step.shift.wish.since).toBe(now);
    expect(step.shift.request).toBe(command.type === "pause" ? "pausing" : "unpausing");
  });

  it("does nothing when it is so already", () => {
    const shift = aShift(ready);
    expect(move(shift, { type: "make-ready" })).toEqual({ shift, effects: [] });
  });

  it("asks the queue again where the queue has it otherwise", () => {
    const step = move(aShift(ready, { standing: "paused", trouble: { detail: "503" } }), {
      type: "make-ready",
    });
    expect(step.effects).toEqual([{ type: "unpause" }]);
    expect(step.shift.trouble).toBeNull();
  });

  it("gets more time for a wrap-up, counted from what was left", () => {
    const step = move(aShift(wrappingUp), { type: "extend", seconds: 30 });
    expect(step.shift.wish).toEqual({ ...wrappingUp, until: now + 40 * second });
    expect(step.effects).toEqual([{ type: "start-timer", until: now + 40 * second }]);
  });

  it.each([
    ["ready", ready],
    ["paused", atLunch],
    ["still talking", talking],
  ])("has no time to extend while %s", (_when, wish) => {
    const shift = aShift(wish);
    expect(move(shift, { type: "extend", seconds: 30 }).shift).toBe(shift);
  });
});

describe("a customer's call", () => {
  it("keeps the next one away from its answer on, and the wrap-up runs from its end", () => {
    const begun = move(aShift(ready), { type: "call-began" });
    expect(begun.effects).toEqual(pause("wrap-up"));
    const over = move({ ...begun.shift, request: "none", standing: "paused" }, { type: "call-over" });
    expect(over.shift.wish).toEqual({ kind: "wrap-up", since: now, until: now + 30 * second });
    expect(over.effects).toEqual([{ type: "start-timer", until: now + 30 * second }]);
  });

  it.each([
    ["where the company wants no wrap-up", aShift(ready), { ...policy, wrapUp: 0 }],
    ["for an agent who was paused, and stays so", aShift(atLunch), policy],
    ["for an agent who is in no queue", aShift(ready, { standing: "away" }), policy],
  ])("has no wrap-up %s", (_why, shift, rules) => {
    expect(move(shift, { type: "call-began" }, rules)).toEqual({ shift, effects: [] });
    expect(move(shift, { type: "call-over" }, rules)).toEqual({ shift, effects: [] });
  });

  it("leads back to ready when the wrap-up's time is over, and not before", () => {
    expect(move(aShift(wrappingUp), { type: "wrap-up-due" }).effects).toEqual([]);
    const due = aShift({ ...wrappingUp, until: now });
    expect(move(due, { type: "wrap-up-due" }).effects).toEqual(unpause);
  });
});

describe("a call nobody took", () => {
  it("pauses, and says why, when it rang long enough", () => {
    const { shift, effects } = move(aShift(ready), { type: "unanswered", seconds: 15 });
    expect(effects).toEqual(pause("unanswered"));
    expect(shift.wish).toMatchObject({ kind: "paused", cause: "unanswered" });
  });

  it.each([
    ["the caller gave up early", aShift(ready), 14, policy],
    ["the company does not want it", aShift(ready), 45, { ...policy, pauseWhenUnanswered: null }],
    ["the agent was not ready anyway", aShift(atLunch), 45, policy],
  ])("changes nothing when %s", (_when, shift, seconds, rules) => {
    expect(move(shift, { type: "unanswered", seconds }, rules).shift).toBe(shift);
  });
});

describe("what Asterisk has", () => {
  const told = (shift: Shift, kind: "ready" | "away" | "unknown" | "paused") =>
    move(shift, {
      type: "standing",
      standing: kind === "paused" ? { kind, reason: null } : { kind },
    }).shift;

  it("counts: paused by somebody else", () => {
    expect(told(aShift(ready), "paused").wish).toEqual({
      kind: "paused",
      since: now,
      reason: null,
      cause: "elsewhere",
    });
  });

  it("counts: made ready by somebody else, also out of a wrap-up", () => {
    expect(told(aShift(atLunch), "ready").wish).toEqual({ kind: "ready", since: now });
    const step = move(aShift(wrappingUp), { type: "standing", standing: { kind: "ready" } });
    expect(step.effects).toEqual([{ type: "stop-timer" }]);
  });

  it("does not undo what has just been asked for", () => {
    const asked = move(aShift(ready), { type: "pause", reason: "lunch" }).shift;
    expect(told(asked, "ready").wish.kind).toBe("paused");
    expect(told(asked, "paused").wish).toMatchObject({ reason: "lunch", cause: "agent" });
  });

  it("is not forgotten over a line that is lost", () => {
    const lost = told(aShift(atLunch), "unknown");
    expect(lost.wish).toEqual(atLunch);
    expect(told(lost, "paused").wish).toEqual(atLunch);
  });

  it("is told apart from the wish when a request fails", () => {
    const asked = move(aShift(atLunch), { type: "make-ready" }).shift;
    const failed = move(asked, {
      type: "answered",
      outcome: "failed",
      detail: "503 Service Unavailable",
    }).shift;
    expect(failed).toMatchObject({
      wish: { kind: "ready" },
      standing: "paused",
      request: "none",
      trouble: { detail: "503 Service Unavailable" },
    });
  });
});

describe("what the next page finds", () => {
  it.each([
    ["nothing of a ready agent", ready, { kind: "ready", since: now }],
    ["why an agent is paused, and since when", atLunch, atLunch],
    ["a wrap-up and its end", wrappingUp, { ...wrappingUp, since: now }],
    [
      "a wrap-up for a call that ends with its page",
      talking,
      { kind: "wrap-up", since: now, until: now + 30 * second },
    ],
  ] as const)("%s", (_what, wish, found) => {
    expect(shiftFrom(keptOf(aShift(wish), now, 30), now).wish).toEqual(found);
  });
});
