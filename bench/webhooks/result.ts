import { perSecond, ratioOf, spreadOf } from "../statistics.ts";
import type { Spread } from "../statistics.ts";

/** Connections at the same time. */
export const concurrencies = [1, 8, 50] as const;
export type Concurrency = (typeof concurrencies)[number];

/**
 * What is asked: a page that costs the same server nothing (`bare`), a delivery that was kept before, which is read, checked
 * and looked up and leaves nothing to work on (`known`), and a new one (`kept`).
 */
export const questions = ["bare", "known", "kept"] as const;
export type Question = (typeof questions)[number];

/** What was seen of one question at one concurrency, in all turns together. */
export interface Seen {
  /** Milliseconds until each answer. */
  readonly took: readonly number[];
  /** Milliseconds in which all of them were asked. */
  readonly lasted: number;
}

/** What became of deliveries after their answer. */
export interface Processed {
  /** Milliseconds from sending each to the news of it on the live stream. */
  readonly took: readonly number[];
  /** Milliseconds from the first sending to the last news, of all turns. */
  readonly lasted: number;
}

export interface Seens {
  readonly asked: Readonly<Record<Question, Seen>>;
  readonly processed: Processed;
}

/** Milliseconds of each write that the disk has for sure. */
export interface WebhookSamples {
  readonly disk: readonly number[];
  readonly at: Readonly<Record<Concurrency, Seens>>;
}

type Rated = Spread & { readonly per_s: number | null };

export type StageResult = Readonly<Record<Question, Rated>> & {
  readonly processed: Rated;
  readonly ratios: {
    /** Medians of the answer's time. */
    readonly answer_kept_to_bare: number | null;
    readonly answer_kept_to_known: number | null;
    /** Of one write that the disk has for sure. */
    readonly answer_kept_to_fsync: number | null;
    /** Rates. */
    readonly rate_kept_to_bare: number | null;
    readonly rate_kept_to_fsync: number | null;
  };
};

export interface DatabaseResult {
  readonly fsync: Rated;
  readonly at_1: StageResult;
  readonly at_8: StageResult;
  readonly at_50: StageResult;
}

/** `absent` says why there are no figures. */
export interface WebhookResult {
  readonly sqlite: DatabaseResult;
  readonly postgres: DatabaseResult | { readonly absent: string };
}

export function webhookResultOf({ disk, at }: WebhookSamples): DatabaseResult {
  const fsync = rated({ took: disk, lasted: disk.reduce((sum, each) => sum + each, 0) });
  return {
    fsync,
    at_1: stageOf(at[1], fsync),
    at_8: stageOf(at[8], fsync),
    at_50: stageOf(at[50], fsync),
  };
}

function stageOf({ asked, processed }: Seens, fsync: Rated): StageResult {
  const [bare, known, kept] = [rated(asked.bare), rated(asked.known), rated(asked.kept)];
  return {
    bare,
    known,
    kept,
    processed: rated(processed),
    ratios: {
      answer_kept_to_bare: ratioOf(kept.p50, bare.p50),
      answer_kept_to_known: ratioOf(kept.p50, known.p50),
      answer_kept_to_fsync: ratioOf(kept.p50, fsync.p50),
      rate_kept_to_bare: ratioOf(kept.per_s, bare.per_s),
      rate_kept_to_fsync: ratioOf(kept.per_s, fsync.per_s),
    },
  };
}

const rated = ({ took, lasted }: Seen): Rated => ({
  per_s: perSecond(took.length, lasted),
  ...spreadOf(took),
});
