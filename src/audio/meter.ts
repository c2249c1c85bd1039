/** Hears a track without changing it. */
export type Meter = {
  /** How loud it is now: 0 (the noise of a quiet room, or silence) to 1 (full scale). */
  readonly level: () => number;
  /** Hears another track from now on. */
  readonly hear: (track: MediaStreamTrack) => void;
  readonly stop: () => void;
};

export function createMeter(context: AudioContext, track: MediaStreamTrack): Meter {
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  let source = tap(track);

  function tap(heard: MediaStreamTrack): MediaStreamAudioSourceNode {
    const node = context.createMediaStreamSource(new MediaStream([heard]));
    node.connect(analyser);
    return node;
  }

  return {
    level: () => loudness(analyser),
    hear: (next) => {
      source.disconnect();
      source = tap(next);
    },
    stop: () => {
      source.disconnect();
      analyser.disconnect();
    },
  };
}

/** Decibels below full scale at which a meter shows nothing: the noise of a quiet room. */
const floor = -55;

/** Root mean square of the last 20 ms on a decibel scale, 0 to 1, because ears hear that way. */
function loudness(analyser: AnalyserNode): number {
  const samples = new Float32Array(analyser.fftSize);
  analyser.getFloatTimeDomainData(samples);
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  if (power === 0) return 0;
  return Math.min(1, Math.max(0, 1 - (10 * Math.log10(power)) / floor));
}
