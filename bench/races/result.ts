import { chanceOf } from "../hostile/chance.ts";
import { spreadOf, type Spread } from "../statistics.ts";
import { raceNames, type RaceName } from "./races.ts";

/** What became of one race. */
export interface Raced {
  readonly seed: number;
  readonly name: RaceName;
  /** What chance had chosen in it: gaps, numbers. */
  readonly notes: readonly string[];
  /** What stood on a screen or at Asterisk that must not; sentences. None: it ended well. */
  readonly misses: readonly string[];
  /** What the screen of the agent who raced had right afterwards: a call, or nothing. */
  readonly then: "a call" | "nothing";
  /** Milliseconds until everything was over, after everybody had hung up. */
  readonly quietAfter: number;
}

export interface RaceCount {
  readonly played: number;
  readonly missed: number;
  /** After how many of them a call was up: who never sees both has not raced. */
  readonly with_call: number;
}

export interface RacesResult {
  readonly seed: number;
  readonly races: number;
  readonly missed: number;
  readonly per_second: number;
  readonly by_race: Readonly<Partial<Record<RaceName, RaceCount>>>;
  readonly quiet_ms: Spread;
}

/** The seed of the race with this number, from 0: the next one, so that one race alone can be played again. */
export const seedOf = (first: number, race: number): number => (first + race) % 2 ** 32;

/** Which race a seed plays. */
export const raceOf = (seed: number): RaceName => chanceOf(seed).pick(raceNames);

export function racesResultOf(seed: number, raced: readonly Raced[], milliseconds: number): RacesResult {
  const by: Partial<Record<RaceName, RaceCount>> = {};
  for (const name of raceNames) {
    const of = raced.filter((one) => one.name === name);
    if (of.length > 0)
      by[name] = {
        played: of.length,
        missed: of.filter(isMissed).length,
        with_call: of.filter(({ then }) => then === "a call").length,
      };
  }
  return {
    seed,
    races: raced.length,
    missed: raced.filter(isMissed).length,
    per_second: milliseconds > 0 ? Math.round((raced.length / milliseconds) * 100_000) / 100 : 0,
    by_race: by,
    quiet_ms: spreadOf(raced.map(({ quietAfter }) => quietAfter)),
  };
}

const isMissed = ({ misses }: Raced): boolean => misses.length > 0;

/** A sentence for each race that did not end well, with what plays it again. */
export const faultsIn = (raced: readonly Raced[]): readonly string[] =>
  raced
    .filter(isMissed)
    .map(
      ({ seed, name, notes, misses }) =>
        `Race ${name} (${notes.join(", ")}): ${misses.join("; ")}. Again: --only races --races 1 --seed ${String(seed)}`,
    );
