import * as english from "./en/readiness.ts";
import { spoken } from "./language.ts";

/** The texts of the readiness check, apart from `words` so that only its screen loads them. */
export const readinessWords = spoken("readiness", english).readiness;
