import type { Speaker } from "../core/ports/audio.ts";
import type { Tone } from "../core/line-up/tone-for.ts";

/** One sounding part of a cadence: its start in seconds, its length, and the frequencies that sound together. */
type Burst = { readonly at: number; readonly length: number; readonly hertz: readonly number[] };
type Cadence = { readonly period: number; readonly volume: number; readonly bursts: readonly Burst[] };

/**
 * Our own sounds, generated. The ring is a soft rising pair, twice; the ringback is Europe's (425 Hz, 1 s on,
 * 4 s off, ITU-T E.180).
 */
const cadences: Readonly<Record<Tone, Cadence>> = {
  ringtone: {
    period: 3,
    volume: 0.22,
    bursts: [
      { at: 0, length: 0.28, hertz: [587.33, 1174.66] },
      { at: 0.2, length: 0.5, hertz: [880, 1760] },
      { at: 0.9, length: 0.28, hertz: [587.33, 1174.66] },
      { at: 1.1, length: 0.6, hertz: [880, 1760] },
    ],
  },
  knocking: {
    period: 4,
    volume: 0.05,
    bursts: [
      { at: 0, length: 0.12, hertz: [880] },
      { at: 0.2, length: 0.12, hertz: [880] },
    ],
  },
  ringback: { period: 5, volume: 0.08, bursts: [{ at: 0, length: 1, hertz: [425] }] },
};

/** Seconds of rise and fall of each burst: without them the speaker clicks. */
const edge = 0.02;

/** Plays the phone's tones through the page's one AudioContext. */
export function createTonePlayer(context: AudioContext): Speaker {
  let stop: () => void = () => undefined;
  return {
    play: (tone) => {
      stop();
      stop = tone === null ? () => undefined : start(context, cadences[tone]);
    },
  };
}

function start(context: AudioContext, cadence: Cadence): () => void {
  // Scheduled period by period, so that a stop takes everything with it by closing one gate.
  const gate = context.createGain();
  gate.connect(context.destination);
  let timer: ReturnType<typeof setTimeout>;
  const sounding = new Set<OscillatorNode>();

  function period(): void {
    const begin = context.currentTime + 0.02;
    for (const burst of cadence.bursts) {
      for (const hertz of burst.hertz) {
        const oscillator = sound(context, gate, cadence.volume / burst.hertz.length, begin, burst, hertz);
        sounding.add(oscillator);
        oscillator.onended = () => {
          sounding.delete(oscillator);
          oscillator.disconnect();
        };
      }
    }
    timer = setTimeout(period, cadence.period * 1_000);
  }

  period();
  return () => {
    clearTimeout(timer);
    for (const oscillator of sounding) oscillator.stop();
    gate.disconnect();
  };
}

function sound(
  context: AudioContext,
  gate: GainNode,
  volume: number,
  begin: number,
  { at, length }: Burst,
  hertz: number,
): OscillatorNode {
  const from = begin + at;
  const envelope = context.createGain();
  envelope.gain.setValueAtTime(0, from);
  envelope.gain.linearRampToValueAtTime(volume, from + edge);
  envelope.gain.setValueAtTime(volume, from + length - edge);
  envelope.gain.linearRampToValueAtTime(0, from + length);
  const oscillator = context.createOscillator();
  oscillator.frequency.value = hertz;
  oscillator.connect(envelope).connect(gate);
  oscillator.start(from);
  oscillator.stop(from + length);
  return oscillator;
}
