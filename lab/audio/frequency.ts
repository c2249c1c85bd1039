import type { Sound } from "./wav.ts";

/** What a sound mostly is. */
export interface Dominant {
  readonly hz: number;
  /** The part of the whole power at that frequency, 0 to 1: near 1 for a tone, small for noise. */
  readonly share: number;
  /** Root mean square of the samples, 0 to 1: under 0.001 is silence. */
  readonly level: number;
}

/**
 * The part of a sound's power at one frequency, 0 to 1: Goertzel's algorithm, one bin of a Fourier transform.
 * The more samples, the narrower: about rate / samples Hz wide.
 */
export function shareAt({ samples, rate }: Sound, hz: number): number {
  const factor = 2 * Math.cos((2 * Math.PI * hz) / rate);
  let [last, beforeLast, energy] = [0, 0, 0];
  for (const sample of samples) {
    [last, beforeLast] = [sample + factor * last - beforeLast, last];
    energy += sample * sample;
  }
  if (energy === 0) return 0;
  const power = last * last + beforeLast * beforeLast - factor * last * beforeLast;
  return (2 * power) / (samples.length * energy);
}

/** The loudest frequency of the telephone's range, on a grid of 10 Hz. A tenth of a second in the middle is looked at. */
export function dominantFrequency(sound: Sound): Dominant {
  const length = Math.min(sound.samples.length, Math.round(sound.rate / 10));
  const start = Math.floor((sound.samples.length - length) / 2);
  const middle = { rate: sound.rate, samples: sound.samples.subarray(start, start + length) };
  const squares = middle.samples.reduce((sum, sample) => sum + sample * sample, 0);
  const level = length === 0 ? 0 : Math.sqrt(squares / length) / 32_768;
  let best = { hz: 0, share: 0 };
  for (let hz = 100; hz <= 3_800; hz += 10) {
    const share = shareAt(middle, hz);
    if (share > best.share) best = { hz, share };
  }
  return { ...best, level };
}
