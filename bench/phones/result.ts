import { percentile, ratioOf, spreadOf } from "../statistics.ts";
import type { Spread } from "../statistics.ts";
import type { Condition } from "./conditions.ts";
import { goalOf } from "./goals.ts";
import type { Goal } from "./goals.ts";
import type { Measure, PhoneName } from "./measures.ts";

/** One figure of one round. */
export interface Sample {
  readonly condition: Condition;
  readonly phone: PhoneName;
  readonly measure: Measure;
  readonly ms: number;
}

/** Of the JavaScript a browser needs before the app can start, in kB of 1000 bytes. */
export interface BundleSize {
  readonly gzip: number;
  readonly brotli: number;
}

export interface Measurement {
  readonly phones: Readonly<Partial<Record<PhoneName, Spread>>>;
  /** What p95 of our phone should be, and whether it is. */
  readonly goal: Goal;
}

/** All figures of one condition. */
export type ConditionResult = Readonly<Record<Measure, Measurement>> & {
  readonly round_trip_ms: number | null;
  readonly dead: string | null;
  /** Our loads as so many of the bare page's, by their medians. */
  readonly load_to_bare: { readonly cold: number | null; readonly warm: number | null };
};

/** What `--json` prints. */
export interface Result {
  readonly phones: readonly ConditionResult[];
  readonly bundle_kb: BundleSize;
}

export function resultOf(
  conditions: readonly Condition[],
  names: readonly PhoneName[],
  samples: readonly Sample[],
  bundle: BundleSize,
): Result {
  return {
    phones: conditions.map((condition) => {
      const of = (measure: Measure, phone: PhoneName) =>
        samples.filter((it) => it.condition === condition && it.measure === measure && it.phone === phone);
      return conditionResult(condition, names, (measure, phone) => of(measure, phone).map(({ ms }) => ms));
    }),
    bundle_kb: bundle,
  };
}

function conditionResult(
  condition: Condition,
  names: readonly PhoneName[],
  times: (measure: Measure, phone: PhoneName) => readonly number[],
): ConditionResult {
  const of = (measure: Measure): Measurement => {
    const spreads = names.map((phone) => [phone, spreadOf(times(measure, phone))] as const);
    const ours = spreads.find(([phone]) => phone === "ringbridge")?.[1].p95 ?? null;
    return { phones: Object.fromEntries(spreads), goal: goalOf(measure, condition.roundTrip ?? 0, ours) };
  };
  const toBare = (measure: Measure) =>
    ratioOf(percentile(times(measure, "ringbridge"), 50), percentile(times(measure, "bare"), 50));
  return {
    round_trip_ms: condition.roundTrip,
    dead: condition.dead,
    register_ms: of("register_ms"),
    warm_register_ms: of("warm_register_ms"),
    reregister_ms: of("reregister_ms"),
    ring_ms: of("ring_ms"),
    answer_200_ms: of("answer_200_ms"),
    customer_heard_ms: of("customer_heard_ms"),
    agent_heard_ms: of("agent_heard_ms"),
    answer_audio_ms: of("answer_audio_ms"),
    dial_180_ms: of("dial_180_ms"),
    far_answer_audio_ms: of("far_answer_audio_ms"),
    load_to_bare: { cold: toBare("register_ms"), warm: toBare("warm_register_ms") },
  };
}
