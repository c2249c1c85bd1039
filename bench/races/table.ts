import { number, row } from "../text.ts";
import { raceNames } from "./races.ts";
import type { RacesResult } from "./result.ts";

const widths = { first: 32, others: 14 };

/** The figures for people. */
export function racesTable({
  seed,
  races,
  missed,
  per_second: rate,
  by_race: by,
  quiet_ms: quiet,
}: RacesResult): string {
  return [
    row(`Races, seed ${String(seed)}`, ["played", "missed", "call up then"], widths),
    ...raceNames.flatMap((name) => {
      const count = by[name];
      return count === undefined
        ? []
        : [row(name, [count.played, count.missed, count.with_call].map(String), widths)];
    }),
    row("all", [String(races), String(missed), ""], widths),
    "",
    `${number(rate, 2)} races a second. After the last has hung up all is quiet in ${number(quiet.p50, 0)} ms ` +
      `(p95 ${number(quiet.p95, 0)}, p99 ${number(quiet.p99, 0)}).`,
  ].join("\n");
}
