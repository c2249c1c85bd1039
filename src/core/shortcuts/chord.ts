/** Keyboards name their keys in two ways: Apple's, and all others'. */
export type KeyPlatform = "mac" | "other";

/** Held down with the key, in the order in which they are told. `Mod`: ⌘ on a Mac, Ctrl elsewhere. */
const modifiers = ["Mod", "Ctrl", "Alt", "Shift"] as const;
export type Modifier = (typeof modifiers)[number];

/**
 * Keys to press together. `key` is the key's place on the keyboard (`code` of UI Events: "KeyA"), so that it is the same
 * key in every layout. Without modifiers it is a sign ("?"), wherever a layout has that.
 */
export type Chord = { readonly modifiers: readonly Modifier[]; readonly key: string };

/** What is read of a KeyboardEvent. */
export type KeyPress = {
  readonly code: string;
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
};

/** Reads a chord as it is kept, such as "Ctrl+Shift+KeyA"; null for what is none. */
export function parseChord(text: string): Chord | null {
  if (text.length === 1) return { modifiers: [], key: text };
  const parts = text.split("+");
  const key = parts.pop() ?? "";
  const held = modifiers.filter((one) => parts.includes(one));
  if (held.length !== parts.length || !/^[A-Z][A-Za-z0-9]{1,19}$/.test(key)) return null;
  return held.length > 0 || isFunctionKey(key) ? { modifiers: held, key } : null;
}

/** A chord as it is kept. */
export function chordText({ modifiers: held, key }: Chord): string {
  return [...held, key].join("+");
}

/** The chord that somebody is pressing; null while only modifiers are down, and for a key that writes. */
export function pressedChord(press: KeyPress, platform: KeyPlatform): Chord | null {
  const { code, key, metaKey } = press;
  // The Windows key belongs to the system.
  if (code === "" || isModifierKey(key) || (metaKey && platform === "other")) return null;
  const held = heldModifiers(press);
  if (key === "?" && held.every((one) => one === "Shift")) return { modifiers: [], key };
  // On a Mac, Alt and a letter write as well.
  const commands: readonly Modifier[] = platform === "mac" ? ["Mod", "Ctrl"] : ["Mod", "Ctrl", "Alt"];
  const isCommand = held.some((one) => commands.includes(one)) || isFunctionKey(code);
  return isCommand ? { modifiers: held, key: code } : null;
}

function heldModifiers({ metaKey, ctrlKey, altKey, shiftKey }: KeyPress): readonly Modifier[] {
  const down = { Mod: metaKey, Ctrl: ctrlKey, Alt: altKey, Shift: shiftKey };
  return modifiers.filter((one) => down[one]);
}

/** Whether these keys are the chord's. Alt Gr, which comes as Ctrl and Alt, writes: it is no chord with Ctrl alone. */
export function isPressed({ modifiers: held, key }: Chord, press: KeyPress, platform: KeyPlatform): boolean {
  if (isSign({ modifiers: held, key }))
    return press.key === key && !press.ctrlKey && !press.altKey && !press.metaKey;
  const mod = held.includes("Mod");
  return (
    press.code === key &&
    press.ctrlKey === (held.includes("Ctrl") || (mod && platform === "other")) &&
    press.metaKey === (mod && platform === "mac") &&
    press.altKey === held.includes("Alt") &&
    press.shiftKey === held.includes("Shift")
  );
}

/** A single sign: heard only while nobody is typing (WCAG 2.1.4). */
export function isSign({ modifiers: held, key }: Chord): boolean {
  return held.length === 0 && !isFunctionKey(key);
}

const shownModifiers = {
  mac: { Mod: "⌘", Ctrl: "⌃", Alt: "⌥", Shift: "⇧" },
  other: { Mod: "Ctrl", Ctrl: "Ctrl", Alt: "Alt", Shift: "⇧" },
} as const;

/** The chord as it stands on keys: "Ctrl ⇧ A", on a Mac "⌃ ⇧ A". */
export function shownChord({ modifiers: held, key }: Chord, platform: KeyPlatform): string {
  return [...held.map((one) => shownModifiers[platform][one]), keyName(key)].join(" ");
}

/** The chord for `aria-keyshortcuts` (WAI-ARIA 1.2): "Control+Shift+A". */
export function ariaChord(chord: Chord, platform: KeyPlatform): string {
  return fullNames(chord, platform).join("+");
}

/** The chord as it is said: "Control Shift A". */
export function saidChord(chord: Chord, platform: KeyPlatform): string {
  return fullNames(chord, platform).join(" ");
}

function fullNames({ modifiers: held, key }: Chord, platform: KeyPlatform): readonly string[] {
  const mod = platform === "mac" ? "Meta" : "Control";
  const names = { Mod: mod, Ctrl: "Control", Alt: "Alt", Shift: "Shift" };
  return [...held.map((one) => names[one]), keyName(key)];
}

const keyNames: Readonly<Partial<Record<string, string>>> = {
  Comma: ",",
  Period: ".",
  Slash: "/",
  Semicolon: ";",
  Quote: "'",
  BracketLeft: "[",
  BracketRight: "]",
  Backslash: "\\",
  Backquote: "`",
  Minus: "-",
  Equal: "=",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
};

function keyName(key: string): string {
  return keyNames[key] ?? key.replace(/^(?:Key|Digit)(?=.$)/, "");
}

function isFunctionKey(code: string): boolean {
  return /^F\d{1,2}$/.test(code);
}

function isModifierKey(key: string): boolean {
  return ["Control", "Shift", "Alt", "AltGraph", "Meta", "CapsLock", "Dead"].includes(key);
}
