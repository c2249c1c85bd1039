import { describe, expect, it } from "vitest";
import { aCall, aLineUp, everyPhase } from "../../testing/builders.ts";
import type { Phase } from "../call/call.ts";
import { toneFor, type Tone } from "./tone-for.ts";

const toneWhile = (...phases: readonly Phase[]) =>
  toneFor(aLineUp(phases.map((phase, index) => aCall(phase, { id: `call-${index}` }))));

describe("one call", () => {
  const tones: { readonly [P in Phase]: Tone | null } = {
    dialing: null, // nothing rings there yet
    ringing: "ringback",
    incoming: "ringtone",
    answering: null,
    established: null,
    ending: null,
    ended: null,
  };

  it.each(everyPhase.map((phase) => [phase, tones[phase]] as const))("%s: %s", (phase, tone) => {
    expect(toneWhile(phase)).toBe(tone);
  });
});

describe("several calls, or none", () => {
  // prettier-ignore
  it.each([
    [[],                                 null],
    [["incoming", "incoming"],           "ringtone"],
    [["ending", "incoming"],             "ringtone"],
    [["ending", "ringing"],              "ringback"],
    [["incoming", "ringing"],            "ringtone"],
    [["incoming", "answering"],          null],
    [["established", "incoming"],        null],
    [["established", "ringing"],         null],
    [["established", "ending", "ended"], null],
  ] as const)("%j: %s", (phases, tone) => {
    expect(toneWhile(...phases)).toBe(tone);
  });
});
