import * as english from "./en/shortcuts.ts";
import { spoken } from "./language.ts";

/** The texts about keys, apart from `words`: they come with the list or with Settings. */
export const shortcutsWords = spoken("shortcuts", english).shortcuts;
