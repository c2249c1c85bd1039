import * as english from "./en/asking.ts";
import { spoken } from "./language.ts";

/** The texts of the dialog that asks for permission, apart from `words`: they come with the dialog. */
export const askingWords = spoken("asking", english).asking;
