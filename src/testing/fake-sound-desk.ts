import { nothingChosen, type DeviceRole } from "../core/devices/device-change.ts";
import type { Device } from "../core/devices/device.ts";
import type { SoundDesk, SoundState } from "../core/ports/audio.ts";

export const laptop: Device = { id: "laptop", label: "Built-in Audio" };
export const headset: Device = { id: "headset", label: "Jabra Evolve2 65" };

/** A laptop with a headset beside it, and nothing to tell. */
export const quietSound: SoundState = {
  microphones: [laptop, headset],
  speakers: [laptop, headset],
  inUse: {
    microphone: nothingChosen,
    speaker: nothingChosen,
    ringer: nothingChosen,
    "second-ringer": nothingChosen,
  },
  lost: [],
  trouble: null,
  isTalkingMuted: false,
  noise: "off",
  canMoveSound: true,
};

type Asked = "retry" | "take" | "dismiss" | { readonly test: DeviceRole };

/** The sound of a computer as the test says, which only remembers what it was asked. */
export function soundDesk(state: Partial<SoundState> = {}) {
  const asked: Asked[] = [];
  const listeners = new Set<() => void>();
  const ears = new Set<(level: number) => void>();
  let now: SoundState = { ...quietSound, ...state };
  const desk: SoundDesk = {
    state: () => now,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    takeOffered: () => void asked.push("take"),
    dismiss: () => void asked.push("dismiss"),
    test: (role) => void asked.push({ test: role }),
    listen: (listener) => {
      ears.add(listener);
      return () => void ears.delete(listener);
    },
    retry: () => void asked.push("retry"),
  };
  return {
    desk,
    asked,
    become: (change: Partial<SoundState>) => {
      now = { ...now, ...change };
      for (const listener of [...listeners]) listener();
    },
    /** The microphone hears something this loud. */
    hear: (level: number) => {
      for (const ear of [...ears]) ear(level);
    },
    listening: () => ears.size,
  };
}
