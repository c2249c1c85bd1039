import type { ToneName } from "../core/devices/sound-settings.ts";
import { toneName, type Tone } from "../core/line-up/tone-for.ts";
import type { Speaker } from "../core/ports/audio.ts";
import { cadences, signals } from "./cadences.ts";
import type { Outlet } from "./outlet.ts";
import { play } from "./play.ts";

export type TonePlayer = Speaker & { readonly stop: () => void };

/**
 * Plays the phone's tones: rings where it shall ring, everything else where calls are heard. `isSilent`: the agent has
 * switched it off.
 */
export function createTonePlayer(
  context: AudioContext,
  outlets: { readonly ring: Outlet; readonly call: Outlet },
  isSilent: (tone: ToneName) => boolean,
): TonePlayer {
  const nothing = (): void => undefined;
  let stopTone: () => void = nothing;
  let stopSignal: () => void = nothing;

  function start(tone: Tone): () => void {
    const outlet = tone.startsWith("ring-") ? outlets.ring : outlets.call;
    return play(context, outlet, cadences[tone], "on-and-on");
  }

  function playTone(tone: Tone | null): void {
    stopTone();
    stopTone = tone === null || isSilent(toneName(tone)) ? nothing : start(tone);
  }

  return {
    play: playTone,
    signal: (signal) => {
      if (isSilent(signal)) return;
      stopSignal();
      stopSignal = play(context, outlets.call, signals[signal], "once");
    },
    stop: () => {
      playTone(null);
      stopSignal();
    },
  };
}
