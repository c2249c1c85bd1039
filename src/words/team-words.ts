import * as english from "./en/team.ts";
import { spoken } from "./language.ts";

/** The texts of the Team screen, apart from `words` so that only that screen loads them. */
export const teamWords = spoken("team", english).team;
