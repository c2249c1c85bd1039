import * as english from "./en/people.ts";
import { spoken } from "./language.ts";

/** The texts of the Agents screen, apart from `words` so that only that screen loads them. */
export const peopleWords = spoken("people", english).people;
