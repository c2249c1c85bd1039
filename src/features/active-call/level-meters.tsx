import { useMemo } from "react";
import type { Levels } from "../../core/ports/audio.ts";
import { MeterBar } from "../../ui/meter-bar.tsx";
import { words } from "../../words/words.ts";
import type { ActiveCallRecord } from "./use-active-calls.ts";

const { active: texts } = words;

/** Who is heard: two bars that move with the sound. */
export function LevelMeters({
  watchLevels,
  isMuted,
  otherLabel,
  id,
}: Pick<ActiveCallRecord, "watchLevels" | "isMuted" | "otherLabel" | "id">) {
  const isLive = watchLevels !== undefined;
  const bars = useMemo(
    () =>
      isLive
        ? { agent: fillFrom(watchLevels, "agent"), customer: fillFrom(watchLevels, "customer") }
        : undefined,
    // `watchLevels` is new at each render but the same for the call.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- as said: the call's id stands for it
    [id, isLive],
  );
  return (
    <div className="mt-5 grid grid-cols-2 gap-4 text-[13px] text-muted sm:gap-6">
      <span className="flex items-center gap-3">
        <span className="w-14 shrink-0">{isMuted ? texts.youMuted : texts.you}</span>
        <MeterBar watch={isMuted ? undefined : bars?.agent} />
      </span>
      <span className="flex items-center gap-3">
        <span className="w-16 shrink-0">{otherLabel}</span>
        <MeterBar watch={bars?.customer} />
      </span>
    </div>
  );
}

type Watch = NonNullable<ActiveCallRecord["watchLevels"]>;

function fillFrom(watch: Watch, side: keyof Levels) {
  return (report: (fill: number) => void) => watch((levels) => report(fillOf(levels[side])));
}

/** Ears hear decibels: 50 dB below full scale is an empty bar. */
export function fillOf(level: number): number {
  return level <= 0 ? 0 : Math.max(0, 1 + (20 * Math.log10(level)) / 50);
}
