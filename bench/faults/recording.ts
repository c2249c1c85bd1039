import { shareAt } from "../../lab/audio/frequency.ts";
import type { Sound } from "../../lab/audio/wav.ts";
import { joined } from "./spans.ts";
import type { Span } from "./spans.ts";

/** Seconds that are looked at together. */
export const window = 0.04;
/** Root mean square below which nobody hears anything, of 32,768. */
const whisper = 100;
const leastShare = 0.4;

/** Milliseconds by which a recording is usually behind, and from which on it has left time out: it does where nothing comes. */
const usual = 250;
const leftOut = 900;

/** When a recording began, seen from its present end: `length` of it, in milliseconds, has been written by `now`. */
export function inTime(startedAt: number, length: number, now: number): number {
  const behind = now - (startedAt + length);
  if (behind < 0) return startedAt + behind;
  return behind > leftOut ? startedAt + behind - usual : startedAt;
}

/** When a tone can be heard in a recording that began at `startedAt`, in milliseconds since 1970. */
export const toneIn = (sound: Sound, hz: number, startedAt: number): readonly Span[] =>
  piecesOf(sound, startedAt, (piece) => isLoud(piece) && isTone(piece, hz));

/** When anything but that tone can be heard in it, such as music or ringing. */
export const otherThan = (sound: Sound, hz: number, startedAt: number): readonly Span[] =>
  piecesOf(sound, startedAt, (piece) => isLoud(piece) && !isTone(piece, hz));

function piecesOf(
  { samples, rate }: Sound,
  startedAt: number,
  isOne: (piece: Sound) => boolean,
): readonly Span[] {
  const length = Math.round(rate * window);
  const spans: Span[] = [];
  for (let start = 0; start + length <= samples.length; start += length) {
    if (!isOne({ rate, samples: samples.subarray(start, start + length) })) continue;
    spans.push({
      from: startedAt + (1000 * start) / rate,
      to: startedAt + (1000 * (start + length)) / rate,
    });
  }
  return joined(spans, 1);
}

const isLoud = ({ samples }: Sound): boolean =>
  Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length) >= whisper;

/** Its frequency is a little off after two codecs and another clock. */
const isTone = (piece: Sound, hz: number): boolean =>
  Math.max(...[-10, 0, 10].map((off) => shareAt(piece, hz + off))) > leastShare;
