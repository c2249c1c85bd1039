import type { Sound } from "../audio/sound.ts";
import type { WatchingDesk } from "../audio/sound-desk.ts";
import { talkOf } from "../core/line-up/talk-of.ts";
import type { Phone } from "../phone/phone.ts";
import { shortTones } from "../phone/reactions/short-tones.ts";
import type { Workplace } from "../stores/react.tsx";
import type { SoundStore } from "../stores/sound-store.ts";
import { whenIdle } from "./when-idle.ts";

/** This computer's sound, and what lasts as long as somebody is signed in. */
export type SoundDevices = Workplace["devices"] & {
  /** Follows the calls until the returned function is called, which ends every sound of our own. */
  readonly follow: (phone: Phone) => () => void;
  readonly microphone: Pick<Sound["calls"], "openMicrophone" | "isMicrophoneSure" | "onMicrophoneSure">;
};

/** Joins the sound of this computer to its settings; what watches over the devices is fetched after the phone. */
export function soundDevices(sound: Sound, settings: SoundStore): SoundDevices {
  let loading: Promise<WatchingDesk> | null = null;
  let desk: WatchingDesk | null = null;

  async function load(): Promise<WatchingDesk> {
    const { createSoundDesk } = await import("../audio/sound-desk.ts");
    desk = createSoundDesk({
      sound,
      settings,
      devices: (navigator as Partial<Navigator>).mediaDevices,
      loadSuppressor: async () => (await import("../audio/noise-suppressor.ts")).loadSuppressor(),
    });
    return desk;
  }

  function loaded(): Promise<WatchingDesk> {
    loading ??= load().catch((error: unknown) => {
      // Its files did not arrive: whoever asks next tries again.
      loading = null;
      throw error;
    });
    return loading;
  }

  return {
    settings,
    desk: loaded,
    microphone: sound.calls,
    follow: (phone) => {
      let isOver = false;
      const heed = (): void => desk?.heed(talkOf(phone.state().lineUp));
      const undo = [phone.subscribe(heed), phone.subscribe(shortTones(sound.speaker))];
      void whenIdle()
        .then(() => (isOver ? undefined : loaded().then(heed)))
        // Calls work without it, on the devices chosen before.
        .catch(() => undefined);
      return () => {
        isOver = true;
        for (const each of undo) each();
        desk?.stop();
        sound.stop();
      };
    },
  };
}
