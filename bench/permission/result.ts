import { ratioOf, spreadOf, summarize } from "../statistics.ts";
import type { Summary } from "../statistics.ts";

/** What happens after a customer has answered, in milliseconds since the webhook went out to the backend. */
export const moments = ["kept", "told", "arrived", "painted"] as const;
export type Moment = (typeof moments)[number];
export type Reply = Readonly<Record<Moment, number>>;

export interface PermissionSamples {
  readonly replies: readonly Reply[];
  /** Milliseconds of bare round trips to the same server, over an open connection, between the replies. */
  readonly roundTrips: readonly number[];
  /** By how many milliseconds the page's times may be wrong at most, each round. */
  readonly clockErrors: readonly number[];
}

export type PermissionResult = Readonly<Record<`${Moment}_ms`, Summary>> & {
  readonly round_trip_ms: Summary;
  /** The worst. */
  readonly clock_error_ms: number | null;
  readonly ratios: {
    /** Medians: until the backend has told every page, and until this page shows it. */
    readonly told_to_round_trip: number | null;
    readonly painted_to_round_trip: number | null;
  };
};

export function permissionResultOf({
  replies,
  roundTrips,
  clockErrors,
}: PermissionSamples): PermissionResult {
  const of = (moment: Moment): Summary => summarize(replies.map((reply) => reply[moment]));
  const [told, painted] = [of("told"), of("painted")];
  const roundTrip = summarizeFinely(roundTrips);
  return {
    kept_ms: of("kept"),
    told_ms: told,
    arrived_ms: of("arrived"),
    painted_ms: painted,
    round_trip_ms: roundTrip,
    clock_error_ms: clockErrors.length === 0 ? null : Math.round(Math.max(...clockErrors) * 100) / 100,
    ratios: {
      told_to_round_trip: ratioOf(told.p50, roundTrip.p50),
      painted_to_round_trip: ratioOf(painted.p50, roundTrip.p50),
    },
  };
}

/** A round trip may take less than a tenth of a millisecond, and others are divided by it. */
function summarizeFinely(values: readonly number[]): Summary {
  const { p50, p95, n } = spreadOf(values);
  return { p50, p95, n };
}
