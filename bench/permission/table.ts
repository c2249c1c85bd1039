import { figures, number, row, times } from "../text.ts";
import { moments } from "./result.ts";
import type { Moment, PermissionResult } from "./result.ts";

const titles: Readonly<Record<Moment, string>> = {
  kept: "answered: it is on disk",
  told: "every page was told",
  arrived: "the page has the news",
  painted: "the button shows Call",
};

/** The figures for people. */
export function permissionTable(result: PermissionResult): string {
  const { round_trip_ms: roundTrip, clock_error_ms: error, ratios } = result;
  return [
    row("A customer accepts", ["ms: p50 / p95 (rounds)"]),
    ...moments.map((moment) => row(`  ${titles[moment]}`, [figures(result[`${moment}_ms`])])),
    row("  bare round trip", [
      `${number(roundTrip.p50, 2)} / ${number(roundTrip.p95, 2)} (${String(roundTrip.n)})`,
    ]),
    `Until told: ${times(ratios.told_to_round_trip)} a bare round trip; until it shows: ${times(ratios.painted_to_round_trip)}.`,
    `Milliseconds since the webhook went out. The page's clock was compared with ours to ${number(error, 2)} ms or better.`,
  ].join("\n");
}
