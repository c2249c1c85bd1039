import type { Person } from "./person.ts";

/** Besides passwords, ways to sign in that are set up here. */
export type SignInWays = { readonly identityProvider: boolean };

/** Whether this person can sign in as administrator: an invitation that nobody has accepted yet does not count. */
export function canAdministrate(person: Person, ways: SignInWays): boolean {
  if (person.role !== "administrator" || person.disabled) return false;
  return person.hasPassword || (ways.identityProvider && person.lastSignInAt !== null);
}

/** Whether anybody among them can. */
export function hasAdministrator(people: readonly Person[], ways: SignInWays): boolean {
  return people.some((person) => canAdministrate(person, ways));
}
