import * as v from "valibot";
import { microphoneVolumes, tones, usualSound, type SoundSettings } from "../core/devices/sound-settings.ts";
import { createKeptStore, type KeptStore, type KeptText } from "./kept-store.ts";

const text = v.pipe(v.string(), v.maxLength(300));
const wish = v.union([
  v.object({ kind: v.literal("default") }),
  v.object({ kind: v.literal("headset") }),
  v.object({ kind: v.literal("device"), id: text, label: text }),
]);
const volume = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const microphoneVolume = v.pipe(
  v.number(),
  v.minValue(microphoneVolumes.least),
  v.maxValue(microphoneVolumes.most),
);
const onUnlessOff = v.fallback(v.boolean(), true);

const schema = v.object({
  microphone: v.fallback(wish, usualSound.microphone),
  speaker: v.fallback(wish, usualSound.speaker),
  ringer: v.fallback(wish, usualSound.ringer),
  alsoRing: v.fallback(v.nullable(wish), null),
  microphoneVolume: v.fallback(microphoneVolume, usualSound.microphoneVolume),
  callVolume: v.fallback(volume, usualSound.callVolume),
  ringVolume: v.fallback(volume, usualSound.ringVolume),
  processing: v.fallback(
    v.object({
      echoCancellation: onUnlessOff,
      noiseSuppression: onUnlessOff,
      autoGainControl: onUnlessOff,
    }),
    usualSound.processing,
  ),
  noise: v.fallback(v.picklist(["browser", "learned"]), usualSound.noise),
  keepsMicrophoneOpen: v.fallback(v.boolean(), usualSound.keepsMicrophoneOpen),
  silent: v.fallback(v.array(v.picklist(tones)), []),
});

export type SoundStore = KeptStore<SoundSettings>;

/** How this computer shall sound, kept in this browser: the names of its devices are no secret to whoever sits at it. */
export function createSoundStore(kept: KeptText): SoundStore {
  return createKeptStore<SoundSettings>(kept, "ringbridge.sound", (read) => v.parse(schema, read));
}
