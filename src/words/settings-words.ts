import * as english from "./en/settings.ts";
import { spoken } from "./language.ts";

/** The texts of the Settings screen, apart from `words` so that only that screen loads them. */
export const settingsWords = spoken("settings", english).settings;
