import { loadRnnoise, RnnoiseWorkletNode } from "@sapphi-red/web-noise-suppressor";
import wasm from "@sapphi-red/web-noise-suppressor/rnnoise.wasm?url";
import simdWasm from "@sapphi-red/web-noise-suppressor/rnnoise_simd.wasm?url";
import worklet from "@sapphi-red/web-noise-suppressor/rnnoiseWorklet.js?url";
import { send } from "./amplifier.ts";
import type { Treatment } from "./microphones.ts";

/** The only rate the model was taught at. */
const sampleRate = 48_000;

/**
 * RNNoise in an audio worklet: some 10 ms later, without the noise. It runs in a context of its own, at the model's rate
 * and closed with the microphone: a context that goes on keeps every source it ever had, and the track with it.
 */
export async function loadSuppressor(): Promise<Treatment> {
  const wasmBinary = await loadRnnoise({ url: wasm, simdUrl: simdWasm });
  return async (captured, volume) => {
    const context = new AudioContext({ sampleRate });
    try {
      await context.audioWorklet.addModule(worklet);
      const suppressor = new RnnoiseWorkletNode(context, { wasmBinary, maxChannels: 1 });
      return await send(context, captured, volume, { node: suppressor, end: () => suppressor.destroy() });
    } catch (error) {
      void context.close();
      throw error;
    }
  };
}
