import type { MicrophoneFault } from "../core/ports/audio.ts";
import { createSoundStore } from "../stores/sound-store.ts";

/** The sound of a computer on which nothing is heard, and that has no microphone. */
export const quietDevices = () => ({
  settings: createSoundStore(window.localStorage),
  desk: () => new Promise<never>(() => undefined),
  follow: () => () => undefined,
  microphone: {
    openMicrophone: () =>
      Promise.resolve({ kind: "fault", fault: "missing" satisfies MicrophoneFault } as const),
    isMicrophoneSure: () => false,
    onMicrophoneSure: () => () => undefined,
  },
});
