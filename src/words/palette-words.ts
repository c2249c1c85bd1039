import * as english from "./en/palette.ts";
import { spoken } from "./language.ts";

/** The texts of the command palette, apart from `words` so that only it loads them. */
export const paletteWords = spoken("palette", english).palette;
