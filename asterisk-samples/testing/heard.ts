import { shareAt } from "../../lab/audio/frequency.ts";
import type { Sound } from "../../lab/audio/wav.ts";

/** For how many seconds each of these tones was what a sound mostly was, to a tenth. */
export function secondsOf({ samples, rate }: Sound, tones: readonly number[]): Record<number, number> {
  const length = Math.round(rate / 10);
  const seconds = Object.fromEntries(tones.map((hz) => [hz, 0]));
  for (let start = 0; start + length <= samples.length; start += length) {
    const window = { rate, samples: samples.subarray(start, start + length) };
    for (const hz of tones)
      if (shareAt(window, hz) > 0.4) seconds[hz] = Math.round((seconds[hz] ?? 0) * 10 + 1) / 10;
  }
  return seconds;
}
