import { describe, expect, it } from "vitest";
import type { Holdings } from "./leftovers.ts";
import { faultsIn, kindOf, kinds, shiftResultOf } from "./result.ts";

const quiet: Holdings = {
  peer_connections: 0,
  audio_contexts: 1,
  audio_nodes: 4,
  live_tracks: 0,
  timers: 2,
  intervals: 0,
  listeners: 120,
  nodes: 900,
  heap_bytes: 9_000_000,
};

describe("a shift of calls", () => {
  it("plays every kind in turns and ends each turn with an answered one", () => {
    expect([0, 1, 2, 3, 4, 5].map(kindOf)).toEqual([...kinds, "declined"]);
  });

  it("counts what was played and what the heap has grown by", () => {
    const result = shiftResultOf(["declined", "answered", "answered"], quiet, {
      ...quiet,
      heap_bytes: 9_500_000,
    });
    expect(result.calls).toEqual({ declined: 1, missed: 0, held: 0, transferred: 0, answered: 2 });
    expect(result.heap_growth_bytes).toBe(500_000);
    expect(faultsIn(result)).toEqual([]);
  });

  it("is at fault for whatever is left behind, but not for a longer list on the screen", () => {
    const result = shiftResultOf([], quiet, { ...quiet, peer_connections: 1, listeners: 121, nodes: 1_500 });
    expect(faultsIn(result)).toEqual([
      "Calls leave something behind: peer_connections 0 → 1.",
      "Calls leave something behind: listeners 120 → 121.",
    ]);
  });

  it("is at fault for a heap that grows by more than 2 MB", () => {
    const result = shiftResultOf([], quiet, { ...quiet, heap_bytes: 11_000_001 });
    expect(faultsIn(result)).toEqual(["The heap has grown by 2.00 MB, more than 2 MB."]);
  });
});
