import { processingFor, type SoundSettings } from "../core/devices/sound-settings.ts";
import type { DeviceWish } from "../core/devices/device.ts";
import type { LevelMeter, Speaker } from "../core/ports/audio.ts";
import { createCallAudio, type CallAudioDevices } from "./call-audio.ts";
import { capture, type Ask } from "./capture.ts";
import { createEars, type Ears } from "./ears.ts";
import { createMicrophones, type Microphones, type Treatment } from "./microphones.ts";
import { createOutlet } from "./outlet.ts";
import type { Sink } from "./sink.ts";
import { createTonePlayer } from "./tone-player.ts";
import { createWarmCall, type WarmCall } from "./warm-call.ts";

/** The devices that are in use, by the browser's ids; null or empty is the computer's choice. */
export type Routes = {
  readonly microphone: string | null;
  readonly speaker: Sink;
  readonly ringers: readonly Sink[];
};

/** Readable settings that tell of each change. */
export type Settings = {
  readonly getState: () => SoundSettings;
  readonly subscribe: (listener: () => void) => () => void;
};

/** Everything that must work from the first ring on. What watches over it comes later (sound-desk.ts). */
export type Sound = {
  readonly context: AudioContext;
  readonly calls: Pick<CallAudioDevices, "openMicrophone" | "join" | "tap" | "leave"> &
    Omit<WarmCall, "stop">;
  readonly levels: LevelMeter;
  readonly speaker: Speaker;
  readonly microphones: Microphones;
  readonly ears: Ears;
  /** Goes over to other devices, in the middle of a call too. */
  readonly take: (routes: Routes, treatment: Treatment | null) => void;
  /** Ends every sound of our own. Calls give back what they hold. */
  readonly stop: () => void;
};

/** What the browser gives. */
type Given = {
  readonly capture: typeof capture;
  readonly makeContext: () => AudioContext;
  readonly amplify: Treatment;
};

const browsers: Given = {
  capture,
  makeContext: () => new AudioContext(),
  // Fetched by those who want it: most microphones are sent as they are.
  amplify: async (captured, volume) =>
    (await import("./amplifier.ts")).amplify(new AudioContext(), captured, volume),
};

export function createSound(context: AudioContext, settings: Settings, given: Given = browsers): Sound {
  const first = settings.getState();
  const microphones = createMicrophones(
    askFor(first, firstRoutes(first), null),
    given.capture,
    given.amplify,
  );
  const ears = createEars(given.makeContext);
  const calls = createCallAudio(ears, microphones);
  const { stop: endSilence, ...warm } = createWarmCall(context, microphones);
  const outlets = { ring: createOutlet(context), call: createOutlet(context) };
  const tones = createTonePlayer(context, outlets, (tone) => settings.getState().silent.includes(tone));
  let routes = firstRoutes(first);
  let treatment: Treatment | null = null;

  function apply(): void {
    const now = settings.getState();
    calls.soundAt(routes.speaker, now.callVolume);
    outlets.call.sendTo([routes.speaker], now.callVolume);
    outlets.ring.sendTo(routes.ringers, now.ringVolume);
    void microphones.setVolume(now.microphoneVolume);
    void microphones.use(askFor(now, routes, treatment), treatment);
  }

  apply();
  const deaf = settings.subscribe(apply);
  return {
    context,
    calls: { ...calls, ...warm },
    levels: calls.levels,
    speaker: tones,
    microphones,
    ears,
    take: (next, nextTreatment) => {
      routes = next;
      treatment = nextTreatment;
      apply();
    },
    stop: () => {
      deaf();
      tones.stop();
      endSilence();
      outlets.ring.stop();
      outlets.call.stop();
    },
  };
}

/** What was named at an earlier visit, under the id it had then: what is really there is known a moment later. */
function firstRoutes({ microphone, speaker, ringer, alsoRing }: SoundSettings): Routes {
  const idOf = (wish: DeviceWish | null): string => (wish?.kind === "device" ? wish.id : "");
  const second = idOf(alsoRing);
  return {
    microphone: idOf(microphone) || null,
    speaker: idOf(speaker),
    ringers: [idOf(ringer), ...(second === "" || second === idOf(ringer) ? [] : [second])],
  };
}

function askFor({ processing }: SoundSettings, { microphone }: Routes, treatment: Treatment | null): Ask {
  return {
    deviceId: microphone,
    processing: processingFor(processing, treatment === null ? "browser" : "learned"),
  };
}
