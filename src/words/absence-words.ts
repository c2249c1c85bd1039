import * as english from "./en/absence.ts";
import { spoken } from "./language.ts";

/** The texts about a time in which this page did not run. */
export const absenceWords = spoken("absence", english).absence;
