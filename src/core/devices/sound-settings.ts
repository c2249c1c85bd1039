import type { DeviceWish } from "./device.ts";

/** The phone's own sounds that an agent may switch off, each for itself. */
export const tones = [
  "ring-customer",
  "ring-colleague",
  "knocking",
  "ringback",
  "connected",
  "ended",
  "reconnecting",
  "line-lost",
  "auto-answer",
] as const;
export type ToneName = (typeof tones)[number];

/** What browsers do with the sound of a microphone (W3C Media Capture and Streams, section 4.3.8). */
export type Processing = {
  readonly echoCancellation: boolean;
  readonly noiseSuppression: boolean;
  readonly autoGainControl: boolean;
};

/**
 * How loud an agent may be sent, where 1 is as the microphone has it. Never silent: for that there is the mute, of which
 * the call tells. Twice the amplitude is 6 dB; beyond that the room grows loud with the voice.
 */
export const microphoneVolumes = { least: 0.25, most: 2 } as const;

/** How an agent wants this computer to sound. */
export type SoundSettings = {
  readonly microphone: DeviceWish;
  readonly speaker: DeviceWish;
  readonly ringer: DeviceWish;
  /** Where it rings as well; null: nowhere else. */
  readonly alsoRing: DeviceWish | null;
  /** One of the `microphoneVolumes`. */
  readonly microphoneVolume: number;
  /** 0 to 1. */
  readonly callVolume: number;
  readonly ringVolume: number;
  readonly processing: Processing;
  /** The learned suppressor takes the place of the browser's own. */
  readonly noise: "browser" | "learned";
  /** Between calls too, as long as the agent is not paused. */
  readonly keepsMicrophoneOpen: boolean;
  readonly silent: readonly ToneName[];
};

export const usualSound: SoundSettings = {
  microphone: { kind: "default" },
  speaker: { kind: "default" },
  ringer: { kind: "default" },
  alsoRing: null,
  microphoneVolume: 1,
  callVolume: 1,
  ringVolume: 1,
  processing: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  noise: "browser",
  keepsMicrophoneOpen: false,
  silent: [],
};

/**
 * What is asked of the browser: its own suppressor is off while the learned one works, or the two would take turns at the
 * voice. It stays on until that one has been fetched, and where it fails.
 */
export function processingFor(processing: Processing, inUse: SoundSettings["noise"]): Processing {
  return inUse === "learned" ? { ...processing, noiseSuppression: false } : processing;
}
