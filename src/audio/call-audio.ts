import type { CallId } from "../core/call/call.ts";
import type { LevelMeter, Levels } from "../core/ports/audio.ts";
import { openMicrophone, type Capture } from "./capture.ts";

type Side = { readonly analyser: AnalyserNode; readonly source: MediaStreamAudioSourceNode };
type Joined = { readonly element: HTMLAudioElement; readonly agent: Side; readonly customer: Side };

/** Milliseconds between two level readings. */
const meterInterval = 80;

export type CallAudioDevices = {
  readonly openMicrophone: () => Promise<Capture>;
  readonly join: (
    id: CallId,
    streams: { readonly customer: MediaStream; readonly agent: MediaStream },
  ) => void;
  readonly leave: (id: CallId) => void;
  readonly levels: LevelMeter;
};

/**
 * Audio of the calls. The customer plays in an <audio> element, because echo cancelling hears only that; Web
 * Audio is no more than a tap for the meters.
 */
export function createCallAudio(context: AudioContext): CallAudioDevices {
  const joined = new Map<CallId, Joined>();

  function tap(stream: MediaStream): Side {
    const source = context.createMediaStreamSource(stream);
    const analyser = context.createAnalyser();
    analyser.fftSize = 1024;
    source.connect(analyser);
    return { analyser, source };
  }

  function levelsOf(id: CallId): Levels {
    const call = joined.get(id);
    if (call === undefined) return { agent: 0, customer: 0 };
    return { agent: loudness(call.agent.analyser), customer: loudness(call.customer.analyser) };
  }

  return {
    openMicrophone,
    join: (id, { customer, agent }) => {
      const element = new Audio();
      element.srcObject = customer;
      // Refused only before the first click in this page; the agent has clicked Answer or Call.
      element.play().catch(() => undefined);
      joined.set(id, { element, agent: tap(agent), customer: tap(customer) });
    },
    leave: (id) => {
      const call = joined.get(id);
      if (call === undefined) return;
      joined.delete(id);
      call.element.pause();
      call.element.srcObject = null;
      for (const { source, analyser } of [call.agent, call.customer]) {
        source.disconnect();
        analyser.disconnect();
      }
    },
    levels: {
      watch: (id, listener) => {
        const timer = setInterval(() => listener(levelsOf(id)), meterInterval);
        return () => clearInterval(timer);
      },
    },
  };
}

/** Decibels below full scale at which the meter shows nothing: the noise of a quiet room. */
const floor = -55;

/** Root mean square of the last 20 ms on a decibel scale, 0 to 1, because ears hear that way. */
function loudness(analyser: AnalyserNode): number {
  const samples = new Float32Array(analyser.fftSize);
  analyser.getFloatTimeDomainData(samples);
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  if (power === 0) return 0;
  return Math.min(1, Math.max(0, 1 - (10 * Math.log10(power)) / floor));
}
