import { team } from "./en-team.ts";

/** The texts of the Team screen, apart from `words` so that only that screen loads them. */
export const teamWords: typeof team = team;
