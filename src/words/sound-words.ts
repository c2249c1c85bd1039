import * as english from "./en/sound.ts";
import { spoken } from "./language.ts";

/** The texts of devices, volumes and tones, apart from `words` so that only what is loaded late loads them. */
export const soundWords = spoken("sound", english).sound;
