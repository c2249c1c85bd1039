import { useEffect, useState, useSyncExternalStore } from "react";
import { useStore } from "zustand";
import type { SoundSettings } from "../core/devices/sound-settings.ts";
import type { SoundDesk, SoundState } from "../core/ports/audio.ts";
import { useWorkplace } from "./react.tsx";
import type { SoundStore } from "./sound-store.ts";

export function useSoundSettings(): readonly [SoundSettings, SoundStore["change"]] {
  const { settings } = useWorkplace().devices;
  return [useStore(settings), settings.change];
}

const nobody = (): (() => void) => () => undefined;
const nothing = (): null => null;

/** The sound of this computer and how it stands; null until what watches over it is there. */
export function useSoundDesk(): { readonly desk: SoundDesk; readonly state: SoundState } | null {
  const { desk: load } = useWorkplace().devices;
  const [desk, setDesk] = useState<SoundDesk | null>(null);
  useEffect(() => {
    let isLeft = false;
    load().then(
      (loaded) => !isLeft && setDesk(loaded),
      // Its files did not arrive: the next part of the page that needs it asks again.
      () => undefined,
    );
    return () => void (isLeft = true);
  }, [load]);
  const state = useSyncExternalStore(desk?.subscribe ?? nobody, desk?.state ?? nothing);
  return desk === null || state === null ? null : { desk, state };
}
