import type { Tone } from "../core/line-up/tone-for.ts";
import type { Signal } from "../core/ports/audio.ts";
import { ringbackPatterns, ringbacks, type Ringback } from "../core/tones/ringback.ts";

/** One sounding part: its start in seconds, its length, and the frequencies that sound together. */
export type Burst = { readonly at: number; readonly length: number; readonly hertz: readonly number[] };

/** `period` in seconds until it begins again; `volume` 0 to 1. */
export type Cadence = { readonly period: number; readonly volume: number; readonly bursts: readonly Burst[] };

const note = (at: number, length: number, ...hertz: readonly number[]): Burst => ({ at, length, hertz });

/**
 * Our own rings, generated: a customer's is a soft rising pair, twice; a colleague's falls, once and lower, so that ears
 * tell them apart before eyes do.
 */
const rings = {
  "ring-customer": {
    period: 3,
    volume: 0.22,
    bursts: [
      note(0, 0.28, 587.33, 1174.66),
      note(0.2, 0.5, 880, 1760),
      note(0.9, 0.28, 587.33, 1174.66),
      note(1.1, 0.6, 880, 1760),
    ],
  },
  "ring-colleague": {
    period: 3,
    volume: 0.2,
    bursts: [note(0, 0.3, 659.26, 1318.51), note(0.25, 0.3, 523.25, 1046.5), note(0.5, 0.6, 392, 784)],
  },
  knocking: { period: 4, volume: 0.05, bursts: [note(0, 0.12, 880), note(0.2, 0.12, 880)] },
} as const satisfies Partial<Record<Tone, Cadence>>;

export const cadences: Readonly<Record<Tone, Cadence>> = { ...rings, ...everyRingback() };

function everyRingback() {
  // One entry for each name of the list: an object built from a list has no type of its own.
  return Object.fromEntries(ringbacks.map((name) => [`ringback-${name}`, ringback(name)])) as Readonly<
    Record<`ringback-${Ringback}`, Cadence>
  >;
}

function ringback(name: Ringback): Cadence {
  const { hertz, seconds } = ringbackPatterns[name];
  const starts = seconds.map((_, index) => seconds.slice(0, index).reduce((sum, each) => sum + each, 0));
  // Tone and silence by turns: the even ones sound.
  const bursts = seconds.flatMap((length, index) =>
    index % 2 === 0 ? [{ at: starts[index] ?? 0, length, hertz }] : [],
  );
  return { period: seconds.reduce((sum, each) => sum + each, 0), volume: 0.08, bursts };
}

/** Short tones, each once. Up is good news, down is an end, the same note again is trouble. */
export const signals: Readonly<Record<Signal | "test", Cadence>> = {
  connected: { period: 0.3, volume: 0.07, bursts: [note(0, 0.09, 660), note(0.1, 0.14, 880)] },
  ended: { period: 0.4, volume: 0.07, bursts: [note(0, 0.12, 523.25), note(0.14, 0.18, 392)] },
  reconnecting: {
    period: 0.5,
    volume: 0.07,
    bursts: [note(0, 0.08, 440), note(0.14, 0.08, 440), note(0.28, 0.08, 440)],
  },
  "line-lost": { period: 0.7, volume: 0.09, bursts: [note(0, 0.2, 330), note(0.3, 0.3, 330)] },
  "auto-answer": {
    period: 0.6,
    volume: 0.14,
    bursts: [note(0, 0.12, 784), note(0.14, 0.12, 988), note(0.28, 0.22, 1175)],
  },
  test: {
    period: 1.2,
    volume: 0.2,
    bursts: [note(0, 0.3, 523.25), note(0.25, 0.3, 659.26), note(0.5, 0.5, 784)],
  },
};
