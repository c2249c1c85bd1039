import type { ShortcutAction } from "../../core/shortcuts/keymap.ts";
import type { shortcutsWords } from "../../words/shortcuts-words.ts";

/** Where each action is of use, in the order in which it is shown. */
export const groups = [
  { name: "incoming", actions: ["answer", "decline"] },
  { name: "call", actions: ["mute", "hold", "transfer", "keypad", "hang-up", "to-call"] },
  { name: "anywhere", actions: ["pause", "palette", "help"] },
] as const satisfies readonly {
  readonly name: keyof typeof shortcutsWords.groups;
  readonly actions: readonly ShortcutAction[];
}[];
