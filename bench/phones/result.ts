import { summarize } from "../statistics.ts";
import type { Summary } from "../statistics.ts";

/** Ours, and the two stock phones it is measured against. */
export const phones = ["ringbridge", "simpleuser", "jssip"] as const;
export type PhoneName = (typeof phones)[number];

export const measures = [
  "register_ms",
  "ring_ms",
  "answer_200_ms",
  "answer_audio_ms",
  "dial_180_ms",
] as const;
export type Measure = (typeof measures)[number];

/** One figure of one round. */
export interface Sample {
  readonly phone: PhoneName;
  readonly measure: Measure;
  readonly ms: number;
}

/** Of the JavaScript a browser needs before the app can start, in kB of 1000 bytes. */
export interface BundleSize {
  readonly gzip: number;
  readonly brotli: number;
}

/** What `--json` prints. */
export type Result = Readonly<Record<Measure, Readonly<Record<PhoneName, Summary>>>> & {
  readonly bundle_kb: BundleSize;
};

export function resultOf(samples: readonly Sample[], bundle: BundleSize): Result {
  const of = (measure: Measure): Record<PhoneName, Summary> => ({
    ringbridge: summaryOf(samples, measure, "ringbridge"),
    simpleuser: summaryOf(samples, measure, "simpleuser"),
    jssip: summaryOf(samples, measure, "jssip"),
  });
  return {
    register_ms: of("register_ms"),
    ring_ms: of("ring_ms"),
    answer_200_ms: of("answer_200_ms"),
    answer_audio_ms: of("answer_audio_ms"),
    dial_180_ms: of("dial_180_ms"),
    bundle_kb: bundle,
  };
}

function summaryOf(samples: readonly Sample[], measure: Measure, phone: PhoneName): Summary {
  return summarize(
    samples.filter((sample) => sample.measure === measure && sample.phone === phone).map(({ ms }) => ms),
  );
}
