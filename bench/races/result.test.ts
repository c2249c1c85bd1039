import { describe, expect, it } from "vitest";
import { raceNames } from "./races.ts";
import { faultsIn, raceOf, racesResultOf, seedOf, type Raced } from "./result.ts";

const well: Raced = {
  seed: 7,
  name: "two answer",
  notes: ["-3 ms"],
  misses: [],
  then: "a call",
  quietAfter: 120,
};

describe("races", () => {
  it("are chosen by their seed: the same one again, and every sort in a hundred", () => {
    const hundred = Array.from({ length: 100 }, (_, race) => raceOf(seedOf(4475, race)));
    expect(hundred).toEqual(Array.from({ length: 100 }, (_, race) => raceOf(seedOf(4475, race))));
    expect(new Set(hundred)).toEqual(new Set(raceNames));
    expect(seedOf(2 ** 32 - 1, 1)).toBe(0);
  });

  it("are counted by what they are", () => {
    const lost = { ...well, seed: 8, misses: ["1001's microphone is on"] };
    const other: Raced = { ...well, name: "both hang up", then: "nothing", quietAfter: 80 };
    expect(racesResultOf(7, [well, lost, other], 1_500)).toEqual({
      seed: 7,
      races: 3,
      missed: 1,
      per_second: 2,
      by_race: {
        "two answer": { played: 2, missed: 1, with_call: 2 },
        "both hang up": { played: 1, missed: 0, with_call: 0 },
      },
      quiet_ms: { p50: 120, p95: 120, p99: 120, n: 3 },
    });
  });

  it("that are lost are told with what plays them again", () => {
    expect(faultsIn([well])).toEqual([]);
    expect(faultsIn([{ ...well, misses: ["1001's microphone is on", "1001's line is not ready"] }])).toEqual([
      "Race two answer (-3 ms): 1001's microphone is on; 1001's line is not ready. Again: --only races --races 1 --seed 7",
    ]);
  });
});
