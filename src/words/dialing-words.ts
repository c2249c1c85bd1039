import * as english from "./en/dialing.ts";
import { spoken } from "./language.ts";

/** The texts about a number's country, apart from `words`: they come once a number is there. */
export const dialingWords = spoken("dialing", english).dialing;
