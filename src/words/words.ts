import * as english from "./en/main.ts";
import { spoken } from "./language.ts";

export type Words = english.Words;

/** Every text that comes with the page, in the page's language. */
export const words: Words = spoken("main", english).texts;
