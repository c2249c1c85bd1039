import type { Person } from "../../core/people/person.ts";
import { turnOfAdministrators, turnOfPhone } from "../turns.ts";

/** The turns that a change of this person takes: nobody else may change who administrates, or a phone concerned. */
export function turnsOfChange(...states: readonly Pick<Person, "extension">[]): readonly string[] {
  const extensions = states.flatMap(({ extension }) => (extension === null ? [] : [extension]));
  return [turnOfAdministrators, ...extensions.map(turnOfPhone)];
}
