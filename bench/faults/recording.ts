import { shareAt } from "../../lab/audio/frequency.ts";
import type { Sound } from "../../lab/audio/wav.ts";
import { joined } from "./spans.ts";
import type { Span } from "./spans.ts";

/** Seconds that are looked at together. */
export const window = 0.04;
/** Root mean square below which nobody hears anything, of 32,768. */
const whisper = 100;
const leastShare = 0.4;

/** When a tone can be heard in a recording that began at `startedAt`, in milliseconds since 1970. */
export function toneIn({ samples, rate }: Sound, hz: number, startedAt: number): readonly Span[] {
  const length = Math.round(rate * window);
  const spans: Span[] = [];
  for (let start = 0; start + length <= samples.length; start += length) {
    const piece = { rate, samples: samples.subarray(start, start + length) };
    if (!isTone(piece, hz)) continue;
    spans.push({
      from: startedAt + (1000 * start) / rate,
      to: startedAt + (1000 * (start + length)) / rate,
    });
  }
  return joined(spans, 1);
}

function isTone(piece: Sound, hz: number): boolean {
  const power = piece.samples.reduce((sum, sample) => sum + sample * sample, 0) / piece.samples.length;
  if (Math.sqrt(power) < whisper) return false;
  // Its frequency is a little off after two codecs and another clock.
  return Math.max(...[-10, 0, 10].map((off) => shareAt(piece, hz + off))) > leastShare;
}
