import { describe, expect, it } from "vitest";
import {
  ariaChord,
  chordText,
  isPressed,
  parseChord,
  pressedChord,
  saidChord,
  shownChord,
  type KeyPress,
} from "./chord.ts";

const press = (code: string, key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  code,
  key,
  ctrlKey: false,
  shiftKey: false,
  altKey: false,
  metaKey: false,
  ...held,
});
const ctrlShift = { ctrlKey: true, shiftKey: true };
const answer = parseChord("Ctrl+Shift+KeyA");
const palette = parseChord("Mod+KeyK");
if (answer === null || palette === null) throw new Error("These are chords");

it.each(["Ctrl+Shift+KeyA", "Mod+KeyK", "Alt+F4", "F9", "?", "Ctrl+Alt+Shift+Digit1"])(
  "%s is kept as it is",
  (text) => {
    const chord = parseChord(text);
    expect(chord && chordText(chord)).toBe(text);
  },
);

it.each(["", "KeyA", "Ctrl+", "Hyper+KeyA", "Ctrl+Ctrl+KeyA", "Ctrl+<script>", "ctrl+keya"])(
  "%j is no chord",
  (text) => {
    expect(parseChord(text)).toBeNull();
  },
);

describe("keys pressed together", () => {
  it("are known by their place, whatever the layout writes there", () => {
    expect(isPressed(answer, press("KeyA", "Ф", ctrlShift), "other")).toBe(true);
    expect(isPressed(answer, press("KeyQ", "A", ctrlShift), "other")).toBe(false);
  });

  it("are others with one more or one less of them", () => {
    expect(isPressed(answer, press("KeyA", "a", { ctrlKey: true }), "other")).toBe(false);
    expect(isPressed(answer, press("KeyA", "A", { ...ctrlShift, altKey: true }), "other")).toBe(false);
  });

  it("are ⌘ on a Mac where they are Ctrl elsewhere", () => {
    expect(isPressed(palette, press("KeyK", "k", { metaKey: true }), "mac")).toBe(true);
    expect(isPressed(palette, press("KeyK", "k", { ctrlKey: true }), "mac")).toBe(false);
    expect(isPressed(palette, press("KeyK", "k", { ctrlKey: true }), "other")).toBe(true);
  });

  it("may be a sign, wherever the layout has it", () => {
    const help = parseChord("?");
    expect(help && isPressed(help, press("Digit7", "?", { shiftKey: true }), "other")).toBe(true);
    expect(help && isPressed(help, press("Slash", "?", ctrlShift), "other")).toBe(false);
  });
});

describe("what somebody presses for a shortcut", () => {
  it.each([
    ["a letter with Ctrl", press("KeyJ", "j", { ctrlKey: true }), "Ctrl+KeyJ"],
    ["a letter with Ctrl and Shift", press("KeyJ", "О", ctrlShift), "Ctrl+Shift+KeyJ"],
    ["a function key", press("F9", "F9"), "F9"],
    ["the question mark", press("Slash", "?", { shiftKey: true }), "?"],
    ["a letter alone, which writes", press("KeyJ", "j"), null],
    ["a capital, which writes", press("KeyJ", "J", { shiftKey: true }), null],
    ["a modifier so far", press("ControlLeft", "Control", { ctrlKey: true }), null],
    ["a key of the system's", press("KeyE", "e", { metaKey: true }), null],
  ] as const)("%s", (_what, pressed, text) => {
    const chord = pressedChord(pressed, "other");
    expect(chord && chordText(chord)).toBe(text);
  });

  it("is ⌘ on a Mac, where Alt writes", () => {
    const chord = pressedChord(press("KeyJ", "j", { metaKey: true }), "mac");
    expect(chord && chordText(chord)).toBe("Mod+KeyJ");
    expect(pressedChord(press("KeyL", "@", { altKey: true }), "mac")).toBeNull();
  });
});

it("is shown, told to assistive technology and said as keyboards name it", () => {
  expect(shownChord(answer, "other")).toBe("Ctrl ⇧ A");
  expect(shownChord(answer, "mac")).toBe("⌃ ⇧ A");
  expect(shownChord(palette, "mac")).toBe("⌘ K");
  expect(ariaChord(answer, "other")).toBe("Control+Shift+A");
  expect(ariaChord(palette, "mac")).toBe("Meta+K");
  expect(saidChord(answer, "other")).toBe("Control Shift A");
});
