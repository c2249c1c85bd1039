import { chordText, isSign, parseChord, type Chord } from "./chord.ts";

/**
 * What can be done by keys alone, in the order in which it is listed, with the keys for it as they come. Ctrl+Shift and a
 * letter as in Twilio Flex, whose habits agents bring along.
 */
const usual = {
  answer: "Ctrl+Shift+KeyA",
  decline: "Ctrl+Shift+KeyR",
  mute: "Ctrl+Shift+KeyM",
  hold: "Ctrl+Shift+KeyH",
  transfer: "Ctrl+Shift+KeyF",
  keypad: "Ctrl+Shift+KeyK",
  "hang-up": "Ctrl+Shift+KeyX",
  "to-call": "Ctrl+Shift+KeyC",
  pause: "Ctrl+Shift+KeyS",
  palette: "Mod+KeyK",
  help: "?",
} as const;

export type ShortcutAction = keyof typeof usual;
export const shortcutActions = Object.keys(usual) as readonly ShortcutAction[];

/** The keys for each action; null for one that has none. */
export type Keymap = Readonly<Record<ShortcutAction, Chord | null>>;

/** What somebody changed: chords as they are kept, null for none. */
export type KeymapChanges = Readonly<Record<string, string | null>>;

/** The keys that hold with these changes. A change that is no chord, or of an action that is gone, is passed over. */
export function keymapOf(changes: KeymapChanges): Keymap {
  const chordFor = (action: ShortcutAction): Chord | null => {
    const changed = changes[action];
    if (changed === null) return null;
    return (changed === undefined ? null : parseChord(changed)) ?? parseChord(usual[action]);
  };
  return Object.fromEntries(shortcutActions.map((action) => [action, chordFor(action)])) as Keymap;
}

/** Why keys cannot be taken: another action has them, the browser does not give them away, or they write. */
export type ChordRefusal =
  | { readonly kind: "taken"; readonly by: ShortcutAction }
  | { readonly kind: "reserved" }
  | { readonly kind: "writes" };

/** What stands against giving this chord to this action; null when nothing does. */
export function refusalOf(action: ShortcutAction, chord: Chord, keymap: Keymap): ChordRefusal | null {
  if (reserved.has(plain(chord))) return { kind: "reserved" };
  if (isSign(chord) && chord.key !== "?") return { kind: "writes" };
  const by = shortcutActions.find((other) => other !== action && isSame(keymap[other], chord));
  return by === undefined ? null : { kind: "taken", by };
}

function isSame(one: Chord | null, other: Chord): boolean {
  return one !== null && plain(one) === plain(other);
}

/** `Mod` may be Ctrl: chords that differ in this alone would be the same keys on most computers. */
function plain(chord: Chord): string {
  return chordText(chord).replace("Mod+", "Ctrl+").replace("Ctrl+Ctrl+", "Ctrl+");
}

/**
 * Keys that browsers keep from pages (Chromium: IsReservedCommandOrKey in browser_command_controller.cc; Firefox:
 * reserved="true" in browser-sets.inc), and those without which a page or a text cannot be used.
 */
const reserved: ReadonlySet<string> = new Set([
  ..."NTWQ".split("").flatMap((letter) => [`Ctrl+Key${letter}`, `Ctrl+Shift+Key${letter}`]),
  "Ctrl+Shift+KeyP",
  "Ctrl+Tab",
  "Ctrl+Shift+Tab",
  "Ctrl+PageUp",
  "Ctrl+PageDown",
  "Ctrl+F4",
  "Alt+F4",
  "F5",
  "F11",
  "F12",
  ..."ACVXZRLF".split("").map((letter) => `Ctrl+Key${letter}`),
  "Alt+ArrowLeft",
  "Alt+ArrowRight",
]);
