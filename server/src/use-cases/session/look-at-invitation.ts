import { hasAdministrator } from "../../core/people/administrators.ts";
import type { Person } from "../../core/people/person.ts";
import type { Invitation, Storage } from "../../core/ports/storage.ts";
import { done, refused, type Outcome } from "../../core/problem.ts";
import type { Ports } from "../ports.ts";

/** Whom an invitation is for. Name and login are null for the first administrator, who chooses them. */
export type InvitationFacts =
  | { readonly kind: "first-administrator"; readonly name: null; readonly login: null }
  | { readonly kind: "person"; readonly name: string; readonly login: string };

/** Whom the link is for; does not use it up. Problem: `invitation-invalid`, whatever is wrong with it. */
export async function lookAtInvitation(
  {
    storage,
    secrets,
    clock,
    identityProvider,
  }: Pick<Ports, "storage" | "secrets" | "clock" | "identityProvider">,
  token: string,
): Promise<Outcome<InvitationFacts>> {
  const invitation = await storage.invitations.find(secrets.digest(token), clock.now());
  const invited = invitation && (await whoIsInvited(storage, invitation, identityProvider !== null));
  if (invited === null) return refused("invitation-invalid");
  return done(
    invited === "first-administrator"
      ? { kind: "first-administrator", name: null, login: null }
      : { kind: "person", name: invited.name, login: invited.login },
  );
}

/** Whom an invitation lets in at present; null when nobody any more. */
export async function whoIsInvited(
  storage: Pick<Storage, "people">,
  { personId }: Pick<Invitation, "personId">,
  identityProvider: boolean,
): Promise<Person | "first-administrator" | null> {
  if (personId === null)
    return hasAdministrator(await storage.people.list(), { identityProvider }) ? null : "first-administrator";
  const person = await storage.people.find(personId);
  return person === null || person.disabled ? null : person;
}
