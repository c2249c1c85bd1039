import { en, type Words } from "./en.ts";

/** The language the interface speaks. The one place to choose another. */
export const words: Words = en;
