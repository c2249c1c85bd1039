import type { Treated } from "./microphones.ts";

/** Decibels below full scale from which on the voice is held back, and by how much (1 for 20). */
const limit = { threshold: -3, ratio: 20 } as const;

/**
 * A DynamicsCompressorNode makes everything louder by a fixed amount, to make up for what it takes away (Web Audio API,
 * "makeup gain"): the inverse of what it leaves of full scale, to the power of 0.6. Here that is 1.7 dB, which is taken
 * off before: 100 % is to be what the microphone has.
 */
const makeup = 10 ** ((0.6 * -limit.threshold * (1 - 1 / limit.ratio)) / 20);

/** Seconds in which a new volume is two thirds reached: at once for the ear, too slow for a click. */
const glide = 0.02;

/** Milliseconds for a context to begin: one that may not would send silence. */
const patience = 1_000;

/** What the sound goes through before it is made louder or softer, and what ends it. */
type Stage = { readonly node: AudioNode; readonly end: () => void };

/** The microphone, louder or softer. The context is this one's own, and closed with it. */
export async function amplify(
  context: AudioContext,
  captured: MediaStreamTrack,
  volume: number,
): Promise<Treated> {
  try {
    return await send(context, captured, volume);
  } catch (error) {
    void context.close();
    throw error;
  }
}

/**
 * Sends the microphone through a graph. What is louder than a track can carry is held back by a limiter rather than cut
 * off, which would crackle; it lies in the way at every volume, for putting it there later would click.
 * @throws Error when the browser does not let the context begin, or gives no track.
 */
export async function send(
  context: AudioContext,
  captured: MediaStreamTrack,
  volume: number,
  stage?: Stage,
): Promise<Treated> {
  await begin(context);
  const source = context.createMediaStreamSource(new MediaStream([captured]));
  const gain = context.createGain();
  gain.gain.value = volume / makeup;
  const limiter = context.createDynamicsCompressor();
  limiter.threshold.value = limit.threshold;
  limiter.ratio.value = limit.ratio;
  limiter.knee.value = 0;
  const way = context.createMediaStreamDestination();
  const [track] = way.stream.getAudioTracks();
  if (track === undefined) throw new Error("The browser gives no track to send");
  const nodes = [source, ...(stage === undefined ? [] : [stage.node]), gain, limiter];
  nodes.reduce((from, to) => from.connect(to)).connect(way);
  return {
    track,
    setVolume: (next) => void gain.gain.setTargetAtTime(next / makeup, context.currentTime, glide),
    stop: () => {
      for (const node of nodes) node.disconnect();
      stage?.end();
      track.stop();
      void context.close();
    },
  };
}

async function begin(context: AudioContext): Promise<void> {
  if (context.state === "running") return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("The browser does not let sound begin")), patience);
  });
  await Promise.race([context.resume(), tooLate]).finally(() => clearTimeout(timer));
}
