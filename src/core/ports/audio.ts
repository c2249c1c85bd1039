import type { CallId } from "../call/call.ts";
import type { Tone } from "../line-up/tone-for.ts";

/** The phone's own sounds. */
export type Speaker = {
  /** Plays a tone until another is asked for; null is silence. */
  readonly play: (tone: Tone | null) => void;
};

/** How loud each side is, 0 (silence) to 1 (full scale). */
export type Levels = { readonly agent: number; readonly customer: number };

export type LevelMeter = {
  /** Reports the levels of a call some ten times a second until the returned function is called. */
  readonly watch: (id: CallId, listener: (levels: Levels) => void) => () => void;
};

/** Why there is no microphone: the person or a policy said no; there is none; another program holds it. */
export type MicrophoneFault = "refused" | "missing" | "busy";
