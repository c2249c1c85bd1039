import type { CallId } from "../call/call.ts";
import type { DeviceRole, InUse } from "../devices/device-change.ts";
import type { Device } from "../devices/device.ts";
import type { ToneName } from "../devices/sound-settings.ts";
import type { Tone } from "../line-up/tone-for.ts";

/** A short tone that tells of a moment. */
export type Signal = Extract<ToneName, "connected" | "ended" | "reconnecting" | "line-lost" | "auto-answer">;

/** The phone's own sounds. */
export type Speaker = {
  /** Plays a tone until another is asked for; null is silence. */
  readonly play: (tone: Tone | null) => void;
  /** Plays a short tone, beside whatever else is heard. */
  readonly signal: (signal: Signal) => void;
};

/** How loud each side is, 0 (silence) to 1 (full scale). */
export type Levels = { readonly agent: number; readonly customer: number };

export type LevelMeter = {
  /** Reports the levels of a call some ten times a second until the returned function is called. */
  readonly watch: (id: CallId, listener: (levels: Levels) => void) => () => void;
};

/** Why there is no microphone: the person or a policy said no; there is none; another program holds it. */
export type MicrophoneFault = "refused" | "missing" | "busy";

/** A microphone that did not open when it was asked for. */
export type MicrophoneTrouble = {
  readonly fault: MicrophoneFault;
  /** The one that is heard instead; null: none, the other end hears silence. */
  readonly instead: Device | null;
};

/** How the sound of this computer stands. */
export type SoundState = {
  /** Only those with a name: browsers tell the names once the microphone has been allowed. */
  readonly microphones: readonly Device[];
  readonly speakers: readonly Device[];
  readonly inUse: Readonly<Record<DeviceRole, InUse>>;
  /** The devices that went while they were in use, until somebody has seen it. */
  readonly lost: readonly { readonly role: DeviceRole; readonly device: Device }[];
  readonly trouble: MicrophoneTrouble | null;
  /** The agent speaks and the other end hears silence. */
  readonly isTalkingMuted: boolean;
  readonly noise: "off" | "starting" | "on" | "failed";
  /** Whether this browser can send sound to a device of one's choice. */
  readonly canMoveSound: boolean;
};

/** The sound of this computer, as its screens know it. */
export type SoundDesk = {
  readonly state: () => SoundState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Takes the devices that were offered. */
  readonly takeOffered: () => void;
  /** Leaves the offered devices alone, and what was lost is known now. */
  readonly dismiss: () => void;
  /** Plays a short tune where this role sounds. */
  readonly test: (role: Exclude<DeviceRole, "microphone">) => void;
  /** Opens the microphone, asking for it if need be, and reports its level, 0 to 1, until the returned function is called. */
  readonly listen: (listener: (level: number) => void) => () => void;
  /** Tries the microphone again: another program may have let go of it, or somebody has allowed it. */
  readonly retry: () => void;
};
