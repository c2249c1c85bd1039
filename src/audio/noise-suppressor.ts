import { loadRnnoise, RnnoiseWorkletNode } from "@sapphi-red/web-noise-suppressor";
import wasm from "@sapphi-red/web-noise-suppressor/rnnoise.wasm?url";
import simdWasm from "@sapphi-red/web-noise-suppressor/rnnoise_simd.wasm?url";
import worklet from "@sapphi-red/web-noise-suppressor/rnnoiseWorklet.js?url";
import type { Treatment } from "./microphones.ts";

/** The only rate the model was taught at. */
const rate = 48_000;

/**
 * RNNoise in an audio worklet: some 10 ms later, without the noise. It runs in the page's own context, or, where that has
 * another rate, in a second one that lives as long as the microphone is open.
 */
export async function loadSuppressor(pages: AudioContext): Promise<Treatment> {
  const wasmBinary = await loadRnnoise({ url: wasm, simdUrl: simdWasm });
  const isOurs = pages.sampleRate === rate;
  if (isOurs) await pages.audioWorklet.addModule(worklet);
  return async (captured) => {
    const context = isOurs ? pages : new AudioContext({ sampleRate: rate });
    if (!isOurs) await context.audioWorklet.addModule(worklet);
    const source = context.createMediaStreamSource(new MediaStream([captured]));
    const suppressor = new RnnoiseWorkletNode(context, { wasmBinary, maxChannels: 1 });
    const way = context.createMediaStreamDestination();
    source.connect(suppressor).connect(way);
    const [track] = way.stream.getAudioTracks();
    if (track === undefined) throw new Error("The browser gives no track to send");
    return {
      track,
      stop: () => {
        source.disconnect();
        suppressor.disconnect();
        suppressor.destroy();
        track.stop();
        if (!isOurs) void context.close();
      },
    };
  };
}
