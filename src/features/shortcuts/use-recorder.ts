import { useState, type KeyboardEvent } from "react";
import { pressedChord, type Chord, type KeyPlatform } from "../../core/shortcuts/chord.ts";
import {
  refusalOf,
  type ChordRefusal,
  type Keymap,
  type ShortcutAction,
} from "../../core/shortcuts/keymap.ts";

type Recorder = {
  readonly state: "idle" | "listening";
  readonly refusal: ChordRefusal | null;
  readonly start: () => void;
  readonly stop: () => void;
  /** For the element that has the focus meanwhile: hears the keys and keeps them from doing anything else. */
  readonly hear: (event: KeyboardEvent) => void;
};

/** Takes down the keys that somebody presses for an action. */
export function useRecorder(
  action: ShortcutAction,
  keymap: Keymap,
  platform: KeyPlatform,
  assign: (chord: Chord) => void,
): Recorder {
  const [state, setState] = useState<Recorder["state"]>("idle");
  const [refusal, setRefusal] = useState<ChordRefusal | null>(null);
  const stop = () => {
    setState("idle");
    setRefusal(null);
  };
  return {
    state,
    refusal,
    start: () => {
      setState("listening");
      setRefusal(null);
    },
    stop,
    hear: (event) => {
      // Tab goes on to the next field: nobody may be caught here.
      if (state === "idle" || event.key === "Tab") return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key === "Escape") {
        stop();
        return;
      }
      const chord = pressedChord(event, platform);
      const refused = chord === null ? writing(event) : refusalOf(action, chord, keymap);
      setRefusal(refused);
      if (chord === null || refused !== null) return;
      assign(chord);
      setState("idle");
    },
  };
}

/** A key that writes is refused; one that only goes with others is waited for. */
function writing({ key }: KeyboardEvent): ChordRefusal | null {
  return key.length === 1 ? { kind: "writes" } : null;
}
