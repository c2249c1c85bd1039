import { createContext, useContext, useEffect, useEffectEvent, useMemo, type ReactNode } from "react";
import { useStore } from "zustand";
import {
  ariaChord,
  chordText,
  isPressed,
  isSign,
  saidChord,
  shownChord,
  type Chord,
  type KeyPlatform,
} from "../core/shortcuts/chord.ts";
import { keymapOf, type Keymap, type ShortcutAction } from "../core/shortcuts/keymap.ts";
import type { ShortcutsStore } from "./shortcuts-store.ts";

/** Which keys do what here. */
export type Shortcuts = { readonly store: ShortcutsStore; readonly platform: KeyPlatform };

const ShortcutsContext = createContext<Shortcuts | null>(null);

export function ShortcutsProvider(props: { readonly value: Shortcuts; readonly children: ReactNode }) {
  return <ShortcutsContext value={props.value}>{props.children}</ShortcutsContext>;
}

function useShortcuts(): Shortcuts {
  const shortcuts = useContext(ShortcutsContext);
  if (shortcuts === null) throw new Error("The screen needs a ShortcutsProvider around it");
  return shortcuts;
}

/**
 * Runs when the keys for an action are pressed, wherever the focus is. Where `run` is undefined, or the agent has
 * switched shortcuts off, the keys are left to the browser.
 */
export function useShortcut(action: ShortcutAction, run: (() => void) | undefined): void {
  const { store, platform } = useShortcuts();
  const hear = useEffectEvent((event: KeyboardEvent) => {
    const chord = chordFor(action, store);
    if (run === undefined || chord === null || event.defaultPrevented) return;
    if (!isPressed(chord, event, platform) || (isSign(chord) && isTypedInto(event.target))) return;
    event.preventDefault();
    if (!event.repeat) run();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => hear(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}

function chordFor(action: ShortcutAction, store: ShortcutsStore): Chord | null {
  const { use, changes } = store.getState();
  return use === "off" ? null : keymapOf(changes)[action];
}

function isTypedInto(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}

/** An action's keys: as they are shown, for `aria-keyshortcuts`, and as they are said. */
export type ShortcutHint = { readonly shown: string; readonly aria: string; readonly said: string };

/** What to show of an action's keys; undefined where it has none, or the agent has switched shortcuts off. */
export function useShortcutHint(action: ShortcutAction): ShortcutHint | undefined {
  const { store, platform } = useShortcuts();
  const { use, changes } = useStore(store);
  return useMemo(() => {
    const chord = use === "off" ? null : keymapOf(changes)[action];
    return chord === null ? undefined : hintOf(chord, platform);
  }, [use, changes, action, platform]);
}

function hintOf(chord: Chord, platform: KeyPlatform): ShortcutHint {
  return {
    shown: shownChord(chord, platform),
    aria: ariaChord(chord, platform),
    said: saidChord(chord, platform),
  };
}

export type KeymapControl = {
  readonly use: "on" | "off";
  readonly keymap: Keymap;
  readonly platform: KeyPlatform;
  readonly isChanged: boolean;
  readonly switchTo: (use: "on" | "off") => void;
  /** Gives an action other keys, or none. */
  readonly assign: (action: ShortcutAction, chord: Chord | null) => void;
  readonly reset: () => void;
};

/** All keys and how to change them. */
export function useKeymap(): KeymapControl {
  const { store, platform } = useShortcuts();
  const { use, changes } = useStore(store);
  return {
    use,
    keymap: keymapOf(changes),
    platform,
    isChanged: Object.keys(changes).length > 0,
    switchTo: (next) => store.change({ use: next }),
    assign: (action, chord) =>
      store.change({ changes: { ...changes, [action]: chord === null ? null : chordText(chord) } }),
    reset: () => store.change({ changes: {} }),
  };
}
