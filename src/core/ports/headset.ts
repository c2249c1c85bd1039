import type { Abilities } from "../headset/presses.ts";
import type { HeadsetPress, HeadsetLights } from "../headset/headset.ts";

/** How the headset whose buttons this page hears stands. */
export type HeadsetState =
  | { readonly kind: "none" }
  /** The headset has no buttons that a phone could use, or another program holds it. */
  | { readonly kind: "failed"; readonly name: string; readonly reason: "no-buttons" | "busy" }
  | {
      readonly kind: "connected";
      readonly name: string;
      /** What it has; a headset without a hook switch only mutes. */
      readonly has: Abilities;
    };

/** The buttons and lights of a headset. */
export type Headset = {
  readonly state: () => HeadsetState;
  /** Tells of every change of `state`; returns the undo. */
  readonly subscribe: (listener: () => void) => () => void;
  /** In a click: lets the person choose a headset. Choosing none changes nothing. */
  readonly choose: () => Promise<void>;
  /** Forgets it, so that it is not connected again by itself. */
  readonly forget: () => Promise<void>;
  readonly light: (lights: HeadsetLights) => void;
  /** Tells what is pressed; returns the undo. */
  readonly hear: (listener: (press: HeadsetPress) => void) => () => void;
};
