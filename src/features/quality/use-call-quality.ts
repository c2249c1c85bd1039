import type { CallId } from "../../core/call/call.ts";
import { callById } from "../../core/line-up/line-up.ts";
import type { MediaCounters } from "../../core/ports/statistics.ts";
import type { Cause } from "../../core/quality/causes.ts";
import type { Level } from "../../core/quality/level.ts";
import type { LiveQuality } from "../../core/quality/live-quality.ts";
import type { QualitySample } from "../../core/quality/sample.ts";
import { usePhone, useQuality } from "../../stores/react.tsx";
import { figureText, qualityWords as texts } from "../../words/quality-words.ts";

export type CauseRecord = {
  readonly cause: Cause;
  readonly short: string;
  readonly title: string;
  readonly meaning: string;
};

export type QualityRecord = {
  /** `open`: not known yet, or not measured now. */
  readonly look: Level | "open";
  readonly text: string;
  /** Most pressing first. */
  readonly causes: readonly CauseRecord[];
  readonly figures: readonly { readonly label: string; readonly value: string }[];
  readonly history: readonly QualitySample[];
};

/** How a call that is up sounds, in words; null for every other call. */
export function useCallQuality(id: CallId | null): QualityRecord | null {
  const quality = useQuality(id);
  const call = usePhone(({ lineUp }) => (id === null ? undefined : callById(lineUp, id)));
  if (call?.phase !== "established") return null;
  const notYet = call.hold === "none" ? texts.measuring : texts.onHold;
  return quality === undefined ? { ...unmeasured, text: notYet } : recordOf(quality, notYet);
}

const unmeasured = { look: "open", causes: [], figures: [], history: [] } as const;

function recordOf(quality: LiveQuality, notYet: string): QualityRecord {
  const { level, causes, history } = quality;
  return {
    look: level ?? "open",
    text: level === null ? notYet : texts.levels[level],
    causes: causes.map((cause) => ({ cause, ...texts.causes[cause] })),
    figures: figuresOf(quality),
    history,
  };
}

const nothing = { mos: null, lossIn: null, lossOut: null, jitter: null, roundTrip: null };

function figuresOf({ history, counters, timeToAudio }: LiveQuality): QualityRecord["figures"] {
  const { figures } = texts;
  const last = history.at(-1) ?? nothing;
  return [
    { label: figures.mos, value: `${figureText.score(last.mos)} ${figures.mosOf}` },
    { label: figures.lossIn, value: figureText.part(last.lossIn) },
    { label: figures.lossOut, value: figureText.part(last.lossOut) },
    { label: figures.jitter, value: figureText.milliseconds(last.jitter) },
    { label: figures.roundTrip, value: figureText.milliseconds(last.roundTrip) },
    { label: figures.timeToAudio, value: figureText.milliseconds(timeToAudio) },
    { label: figures.path, value: pathText(counters?.path ?? null) },
    { label: figures.codec, value: counters?.codec?.replace(/^audio\//, "") ?? figures.none },
  ];
}

function pathText(path: MediaCounters["path"]): string {
  if (path === null) return texts.figures.none;
  const { local, remote, protocol } = path;
  return texts.pathOf(texts.kinds[local], texts.kinds[remote], protocol.toUpperCase());
}
