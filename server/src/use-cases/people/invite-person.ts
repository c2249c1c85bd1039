import type { Storage } from "../../core/ports/storage.ts";
import { may } from "../../core/people/person.ts";
import { done, refused, type Outcome } from "../../core/problem.ts";
import type { Instant } from "../../core/time.ts";
import { note } from "../audit/note.ts";
import type { Actor, Ports } from "../ports.ts";

/** `token` belongs into a link that the person gets: whoever has it is them. */
export type InvitationLink = { readonly token: string; readonly expiresAt: Instant };

type InvitePorts = Pick<Ports, "secrets" | "clock" | "settings">;

/** A new one-time link to set a password; earlier links stop working. Administrators. Problem: `not-found`. */
export async function invitePerson(
  ports: InvitePorts & Pick<Ports, "storage">,
  actor: Actor,
  personId: string,
): Promise<Outcome<InvitationLink>> {
  if (!may(actor.person.role, "manage-people")) return refused("forbidden");
  const person = await ports.storage.people.find(personId);
  if (person === null) return refused("not-found");
  const link = await ports.storage.transaction(async (storage) => {
    await note(storage, {
      at: ports.clock.now(),
      by: actor.person,
      action: "person.invite",
      target: person.login,
    });
    return putInvitation(ports, storage, personId);
  });
  return done(link);
}

/** Makes the link, within the transaction of `storage`. */
export async function putInvitation(
  { secrets, clock, settings }: InvitePorts,
  storage: Storage,
  personId: string,
): Promise<InvitationLink> {
  const token = secrets.newToken();
  const expiresAt = clock.now() + settings.invitationLasts;
  await storage.invitations.put({ token: secrets.digest(token), personId, expiresAt });
  return { token, expiresAt };
}
