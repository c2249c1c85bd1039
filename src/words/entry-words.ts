import * as english from "./en/entry.ts";
import { spoken } from "./language.ts";

/** The texts of whoever is not signed in yet, and of changing the password; apart from `words`, for most pages go on signed in. */
export const entryWords = spoken("entry", english);
