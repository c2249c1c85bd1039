import { people } from "./en-people.ts";

/** The texts of the Agents screen, apart from `words` so that only that screen loads them. */
export const peopleWords: typeof people = people;
