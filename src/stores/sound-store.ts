import * as z from "zod/mini";
import { tones, usualSound, type SoundSettings } from "../core/devices/sound-settings.ts";
import { createKeptStore, type KeptStore, type KeptText } from "./kept-store.ts";

const text = z.string().check(z.maxLength(300));
const wish = z.union([
  z.object({ kind: z.literal("default") }),
  z.object({ kind: z.literal("headset") }),
  z.object({ kind: z.literal("device"), id: text, label: text }),
]);
const volume = z.number().check(z.minimum(0), z.maximum(1));
const onUnlessOff = z.catch(z.boolean(), true);

const schema = z.object({
  microphone: z.catch(wish, usualSound.microphone),
  speaker: z.catch(wish, usualSound.speaker),
  ringer: z.catch(wish, usualSound.ringer),
  alsoRing: z.catch(z.nullable(wish), null),
  callVolume: z.catch(volume, usualSound.callVolume),
  ringVolume: z.catch(volume, usualSound.ringVolume),
  processing: z.catch(
    z.object({
      echoCancellation: onUnlessOff,
      noiseSuppression: onUnlessOff,
      autoGainControl: onUnlessOff,
    }),
    usualSound.processing,
  ),
  noise: z.catch(z.enum(["browser", "learned"]), usualSound.noise),
  silent: z.catch(z.array(z.enum(tones)), []),
});

export type SoundStore = KeptStore<SoundSettings>;

/** How this computer shall sound, kept in this browser: the names of its devices are no secret to whoever sits at it. */
export function createSoundStore(kept: KeptText): SoundStore {
  return createKeptStore<SoundSettings>(kept, "ringbridge.sound", (read) => schema.parse(read));
}
