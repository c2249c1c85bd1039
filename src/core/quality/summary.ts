import type { MediaCounters } from "../ports/statistics.ts";
import type { Cause } from "./causes.ts";
import { levelOf, type Level } from "./level.ts";
import type { QualitySample } from "./sample.ts";

type Mean = { readonly sum: number; readonly count: number };
const nothing: Mean = { sum: 0, count: 0 };

/** Sums over a call, so that its summary needs no history. */
export type Tally = {
  /** Seconds that were measured. */
  readonly samples: number;
  readonly mos: Mean;
  readonly worst: number | null;
  readonly jitter: Mean;
  readonly roundTrip: Mean;
  readonly lossOut: Mean;
  /** Whatever was raised at any time, in the order it first was. */
  readonly causes: readonly Cause[];
};

export const emptyTally: Tally = {
  samples: 0,
  mos: nothing,
  worst: null,
  jitter: nothing,
  roundTrip: nothing,
  lossOut: nothing,
  causes: [],
};

export function addTo(tally: Tally, sample: QualitySample | null, raised: readonly Cause[]): Tally {
  const causes = [...tally.causes, ...raised.filter((cause) => !tally.causes.includes(cause))];
  if (sample === null) return { ...tally, causes };
  return {
    samples: tally.samples + 1,
    mos: added(tally.mos, sample.mos),
    worst: sample.mos === null ? tally.worst : Math.min(tally.worst ?? sample.mos, sample.mos),
    jitter: added(tally.jitter, sample.jitter),
    roundTrip: added(tally.roundTrip, sample.roundTrip),
    lossOut: added(tally.lossOut, sample.lossOut),
    causes,
  };
}

const added = ({ sum, count }: Mean, figure: number | null): Mean =>
  figure === null ? { sum, count } : { sum: sum + figure, count: count + 1 };

const meanOf = ({ sum, count }: Mean): number | null => (count === 0 ? null : sum / count);

/** A call's quality, to be kept with it. Null where nothing could be measured. */
export type QualitySummary = {
  /** Of the mean score; `no-audio` when not a packet came; null when the call was too short to judge. */
  readonly level: Level | null;
  readonly mosMean: number | null;
  readonly mosMin: number | null;
  /** Parts of one, over the whole call. */
  readonly lossIn: number | null;
  readonly lossOut: number | null;
  /** Milliseconds. */
  readonly jitter: number | null;
  readonly roundTrip: number | null;
  readonly timeToAudio: number | null;
  /** "host", "srflx", "prflx" or "relay" at our end and at Asterisk's. */
  readonly path: MediaCounters["path"];
  readonly codec: string | null;
  readonly causes: readonly Cause[];
};

/**
 * Seconds without which a call is not judged, as many as it takes until the call itself says what is wrong: the first
 * three are rough in every call, and three bad ones raise a cause.
 */
const enoughToJudge = 6;

/** What is kept of a call that is over. */
export function summaryOf({
  tally,
  counters,
  timeToAudio,
}: {
  readonly tally: Tally;
  readonly counters: MediaCounters | null;
  readonly timeToAudio: number | null;
}): QualitySummary {
  const mosMean = meanOf(tally.mos);
  return {
    level: tally.samples < enoughToJudge ? null : levelOfAll(counters, mosMean),
    mosMean,
    mosMin: tally.worst,
    lossIn: counters === null ? null : lossOf(counters),
    lossOut: meanOf(tally.lossOut),
    jitter: meanOf(tally.jitter),
    roundTrip: meanOf(tally.roundTrip),
    timeToAudio,
    path: counters?.path ?? null,
    codec: counters?.codec ?? null,
    causes: tally.causes,
  };
}

function levelOfAll(counters: MediaCounters | null, mosMean: number | null): Level | null {
  if (counters !== null && (counters.received?.packets ?? 0) === 0) return "no-audio";
  return mosMean === null ? null : levelOf(mosMean);
}

function lossOf({ received }: MediaCounters): number | null {
  const lost = Math.max(0, received?.lost ?? 0);
  const sum = lost + (received?.packets ?? 0);
  return sum === 0 ? null : lost / sum;
}
