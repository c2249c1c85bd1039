import { describe, expect, it } from "vitest";
import { chordText, parseChord } from "./chord.ts";
import { keymapOf, refusalOf, shortcutActions } from "./keymap.ts";

const usual = keymapOf({});
const chord = (text: string) => {
  const read = parseChord(text);
  if (read === null) throw new Error(`${text} is no chord`);
  return read;
};

describe("the keys for each action", () => {
  it("are there from the start, and nobody has another's", () => {
    for (const action of shortcutActions) {
      const keys = usual[action];
      expect(keys, action).not.toBeNull();
      expect(keys && refusalOf(action, keys, usual), action).toBeNull();
    }
  });

  it("are those that somebody chose, or none", () => {
    const changed = keymapOf({ mute: "F9", hold: null });
    expect(changed.mute && chordText(changed.mute)).toBe("F9");
    expect(changed.hold).toBeNull();
    expect(changed.answer).toEqual(usual.answer);
  });

  it("stay where a change makes no sense", () => {
    expect(keymapOf({ mute: "nonsense", "fly-away": "F9" })).toEqual(usual);
  });
});

describe("a chord is refused", () => {
  it.each([
    ["another action has it", "Ctrl+Shift+KeyA", { kind: "taken", by: "answer" }],
    ["another action has it on most computers", "Ctrl+KeyK", { kind: "taken", by: "palette" }],
    ["the browser keeps it", "Ctrl+Shift+KeyT", { kind: "reserved" }],
    ["texts need it", "Ctrl+KeyC", { kind: "reserved" }],
    ["on a Mac too", "Mod+KeyW", { kind: "reserved" }],
    ["it writes", "x", { kind: "writes" }],
  ] as const)("when %s", (_why, text, refusal) => {
    expect(refusalOf("mute", chord(text), usual)).toEqual(refusal);
  });

  it("but not for what already has it", () => {
    expect(refusalOf("answer", chord("Ctrl+Shift+KeyA"), usual)).toBeNull();
  });
});
