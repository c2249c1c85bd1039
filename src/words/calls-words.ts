import * as english from "./en/calls.ts";
import { spoken } from "./language.ts";

/** The texts of several calls, transfer and parking, apart from `words`: they come after the phone. */
export const callsWords = spoken("calls", english).calls;
