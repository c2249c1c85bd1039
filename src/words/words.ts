/** The language the interface speaks. The one place to choose another. */
export { en as words } from "./en.ts";
