import * as english from "./en/history.ts";
import { spoken } from "./language.ts";

/** The texts of the History screen, apart from `words` so that only what shows the log loads them. */
export const historyWords = spoken("history", english).history;
