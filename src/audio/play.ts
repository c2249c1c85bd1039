import type { Burst, Cadence } from "./cadences.ts";
import type { Outlet } from "./outlet.ts";

/** Seconds of rise and fall of each burst: without them the speaker clicks. */
const edge = 0.02;

/** Plays a cadence over and over, or once, until the returned function is called. It leaves nothing behind. */
export function play(
  context: AudioContext,
  outlet: Outlet,
  cadence: Cadence,
  times: "once" | "on-and-on",
): () => void {
  // Scheduled period by period, so that a stop takes everything with it by closing one gate.
  const gate = context.createGain();
  gate.connect(outlet.input);
  const close = outlet.open();
  const sounding = new Set<OscillatorNode>();
  let timer: ReturnType<typeof setTimeout>;
  let isOver = false;

  function period(): void {
    const begin = context.currentTime + 0.02;
    for (const burst of cadence.bursts) {
      for (const hertz of burst.hertz) {
        const envelope = envelopeOf(context, cadence.volume / burst.hertz.length, begin, burst);
        const oscillator = context.createOscillator();
        oscillator.frequency.value = hertz;
        oscillator.connect(envelope).connect(gate);
        sounding.add(oscillator);
        oscillator.onended = () => {
          sounding.delete(oscillator);
          oscillator.disconnect();
          envelope.disconnect();
          leave();
        };
        oscillator.start(begin + burst.at);
        oscillator.stop(begin + burst.at + burst.length);
      }
    }
    timer = setTimeout(
      times === "once" ? end : period,
      cadence.period * 1_000 + (times === "once" ? 200 : 0),
    );
  }

  function end(): void {
    if (isOver) return;
    isOver = true;
    clearTimeout(timer);
    gate.gain.value = 0;
    for (const oscillator of sounding) oscillator.stop();
    leave();
  }

  /** Once the last one has ended: a browser keeps an oscillator for ever that was cut off from the loudspeaker before. */
  function leave(): void {
    if (!isOver || sounding.size > 0) return;
    gate.disconnect();
    close();
  }

  period();
  return end;
}

function envelopeOf(context: AudioContext, volume: number, begin: number, { at, length }: Burst): GainNode {
  const from = begin + at;
  const envelope = context.createGain();
  envelope.gain.setValueAtTime(0, from);
  envelope.gain.linearRampToValueAtTime(volume, from + edge);
  envelope.gain.setValueAtTime(volume, from + length - edge);
  envelope.gain.linearRampToValueAtTime(0, from + length);
  return envelope;
}
