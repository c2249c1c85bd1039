import type { CallIn, Instant } from "../call/call.ts";
import type { MediaCounters } from "../ports/statistics.ts";
import { levelsOf, lookBack, raisedCauses, withConnection, type Cause, type Judged } from "./causes.ts";
import { settledLevel, worstOf, type Level } from "./level.ts";
import { sampleBetween, type QualitySample } from "./sample.ts";
import { addTo, emptyTally, type Tally } from "./summary.ts";

/** How a call sounds, and what it has sounded like. */
export type LiveQuality = {
  /** Null until enough was heard to say, and while the call is on hold. */
  readonly level: Level | null;
  readonly causes: readonly Cause[];
  /** A sample a second, newest last; the last ten minutes. */
  readonly history: readonly QualitySample[];
  /** Milliseconds from the click on Answer, or from the customer's answer, to the first packet; null until it is here. */
  readonly timeToAudio: number | null;
  /** The latest reading: path, codec, counters. */
  readonly counters: MediaCounters | null;
  readonly tally: Tally;
  /** What the next judgement looks back on. */
  readonly memory: {
    readonly recent: readonly Judged[];
    readonly raised: readonly Cause[];
    readonly scored: Level | null;
    /** Nothing is judged before: audio is rough when it begins. */
    readonly quietUntil: Instant;
  };
};

/** Milliseconds in which nothing is judged, after the call came up and after each hold. */
export const settling = 3_000;
const longestHistory = 600;

/** A call has just come up. */
export function newQuality(since: Instant): LiveQuality {
  return {
    level: null,
    causes: [],
    history: [],
    timeToAudio: null,
    counters: null,
    tally: emptyTally,
    memory: { recent: [], raised: [], scored: null, quietUntil: since + settling },
  };
}

export type Conditions = Pick<CallIn<"established">, "hold" | "microphone" | "media">;

/** Takes the next reading, about a second after the one before. While the call is on hold nothing is heard or judged. */
export function observe(quality: LiveQuality, counters: MediaCounters, conditions: Conditions): LiveQuality {
  if (conditions.hold !== "none") return onHold(quality, counters);
  const { memory } = quality;
  const sample = quality.counters === null ? null : sampleBetween(quality.counters, counters);
  const isJudged = sample !== null && counters.at > memory.quietUntil;
  const next = isJudged ? judged(memory, { sample, microphone: conditions.microphone }) : memory;
  const causes = withConnection(next.raised, conditions.media, counters);
  const lost: readonly Level[] = conditions.media === "lost" ? ["no-audio"] : [];
  const scored: readonly Level[] = next.scored === null ? [] : [next.scored];
  return {
    ...quality,
    level: worstOf([...lost, ...levelsOf(next.raised), ...scored]),
    causes,
    history: sample === null ? quality.history : [...quality.history, sample].slice(-longestHistory),
    counters,
    tally: addTo(quality.tally, sample, isJudged ? causes : []),
    memory: next,
  };
}

function judged(memory: LiveQuality["memory"], now: Judged): LiveQuality["memory"] {
  const recent = [...memory.recent, now].slice(-lookBack);
  const scores = recent.map(({ sample }) => sample.mos).filter((mos) => mos !== null);
  return {
    ...memory,
    recent,
    raised: raisedCauses(memory.raised, recent),
    scored: settledLevel(memory.scored, scores),
  };
}

/** Music plays, or nobody listens: what is measured now says nothing, and what follows begins anew. */
function onHold(quality: LiveQuality, counters: MediaCounters): LiveQuality {
  return {
    ...quality,
    level: null,
    causes: [],
    counters,
    memory: { recent: [], raised: [], scored: null, quietUntil: counters.at + settling },
  };
}
