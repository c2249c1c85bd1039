import { asking } from "./en-asking.ts";

/** The texts of the dialog that asks for permission, apart from `words`: they come with the dialog. */
export const askingWords: typeof asking = asking;
