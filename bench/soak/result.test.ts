import { describe, expect, it } from "vitest";
import type { Holdings } from "../shift/leftovers.ts";
import { kindOf } from "../shift/result.ts";
import type { Logged } from "./call-log.ts";
import {
  faultsIn,
  slopeStart,
  soakResultOf,
  type HeapSample,
  type Played,
  type SoakFacts,
} from "./result.ts";

const quiet: Holdings = {
  peer_connections: 1,
  audio_contexts: 1,
  audio_nodes: 4,
  live_tracks: 1,
  timers: 2,
  intervals: 0,
  listeners: 120,
  nodes: 900,
  heap_bytes: 9_000_000,
};
const logOf = {
  declined: "declined",
  missed: "missed",
  held: "answered",
  transferred: "transferred",
  answered: "answered",
};
/** A call each two seconds. */
const playedWell = (calls: number): readonly Played[] =>
  Array.from({ length: calls }, (_, call) => ({ kind: kindOf(call), begun: 2_000 * call, fault: null }));
/** The log of calls that rang half a second after they were made. */
const logged = (...outcomes: readonly (string | null)[]): readonly Logged[] =>
  outcomes.flatMap((outcome, call) => (outcome === null ? [] : [{ begun: 2_000 * call + 500, outcome }]));

/** A heap that fills up over the first calls and then grows by so many bytes with each. */
const heapGrowingBy = (bytesACall: number, calls: number): readonly HeapSample[] =>
  Array.from({ length: calls / 10 }, (_, index) => {
    const at = 10 * (index + 1);
    return { calls: at, bytes: 8_000_000 + 20_000 * Math.min(at, 150) + bytesACall * at };
  });

const soak = (calls: number, facts: Partial<SoakFacts> = {}): SoakFacts => {
  const played = facts.played ?? playedWell(calls);
  return {
    played,
    logged: logged(...played.map(({ kind }) => logOf[kind])),
    samples: heapGrowingBy(400, calls),
    before: quiet,
    after: quiet,
    live_connections: 0,
    registrations: { asked: 500, granted: 500 },
    sockets_lost: 20,
    ...facts,
  };
};
const judged = (facts: SoakFacts): readonly string[] =>
  faultsIn(soakResultOf(facts), facts.played, facts.logged);

describe("a soak", () => {
  it("begins its slope after the 200th call, a short one after a third", () => {
    expect([1000, 600, 60, 5].map(slopeStart)).toEqual([200, 200, 20, 2]);
  });

  it("counts right outcomes and takes the slope of the heap where it has filled up", () => {
    const facts = soak(1000);
    expect(soakResultOf(facts)).toMatchObject({
      calls: 1000,
      right_outcomes: 1000,
      slope_from: 200,
      heap_bytes_a_call: 400,
    });
    expect(judged(facts)).toEqual([]);
  });

  it("is at fault for a heap that grows by more than 1 kB a call", () => {
    expect(judged(soak(1000, { samples: heapGrowingBy(1_001, 1000) }))).toEqual([
      "The heap grows by 1001 bytes a call, more than 1000.",
    ]);
  });

  it("has no slope of a few calls", () => {
    expect(soakResultOf(soak(60))).toMatchObject({ slope_from: null, heap_bytes_a_call: null });
  });

  it("is at fault for a call that could not be played, and for one the log calls another name, or has not or twice", () => {
    const [first, ...others] = playedWell(5);
    const played = [{ ...first!, fault: "Not within 15 s." }, ...others];
    const log = [
      ...logged("declined", "answered", "answered", "transferred", null),
      { begun: 6_900, outcome: "missed" },
    ];
    const facts = soak(5, { played, logged: log });
    expect(soakResultOf(facts).right_outcomes).toBe(1);
    expect(judged(facts)).toEqual([
      "Call 1 of the soak, declined: Not within 15 s.",
      'Call 2 of the soak, missed: the phone\'s log calls it "answered".',
      'Call 4 of the soak, transferred: the phone\'s log calls it "transferred, missed".',
      'Call 5 of the soak, answered: the phone\'s log calls it "nothing".',
    ]);
  });

  it("is at fault for whatever is left behind", () => {
    const after = { ...quiet, audio_contexts: 2, timers: 3, nodes: 2_000 };
    const registrations = { asked: 500, granted: 499 };
    expect(judged(soak(1000, { after, live_connections: 2, registrations }))).toEqual([
      "The soak leaves something behind: audio_contexts 1 → 2.",
      "The soak leaves something behind: timers 2 → 3.",
      "There are 2 audio contexts, not 1.",
      "2 peer connections of calls that are over are still open.",
      "Of 500 registrations 499 were granted.",
    ]);
  });
});
