import type { Person } from "../../core/people/person.ts";
import type { Storage } from "../../core/ports/storage.ts";
import { done, refused, type Outcome } from "../../core/problem.ts";
import type { Instant } from "../../core/time.ts";
import { note } from "../audit/note.ts";
import type { Ports } from "../ports.ts";

/** What the signed-in person's page is told (contract: Session). */
export type SessionFacts = {
  readonly person: Person;
  readonly expiresAt: Instant;
  /** Host part of the agents' SIP addresses. */
  readonly domain: string;
};

/** `token` belongs in the cookie, and nowhere else. */
export type SignedIn = { readonly token: string; readonly session: SessionFacts };

export type OpenPorts = Pick<Ports, "secrets" | "clock" | "settings">;

/** Opens a session under a token of its own, within the transaction of `storage`; refused for who may not sign in any more. */
export async function openSession(
  { secrets, clock, settings }: OpenPorts,
  storage: Storage,
  personId: string,
  way: "password" | "invitation" | "oidc",
): Promise<Outcome<SignedIn>> {
  const at = clock.now();
  const token = secrets.newToken();
  const expiresAt = at + settings.sessionLasts;
  await storage.people.noteSignIn(personId, at);
  const person = await storage.people.find(personId);
  if (person === null || person.disabled) return refused("sign-in-refused");
  await storage.sessions.add({ token: secrets.digest(token), personId, createdAt: at, expiresAt });
  await note(storage, { at, by: person, action: "session.start", target: person.login, detail: { way } });
  return done({ token, session: { person, expiresAt, domain: settings.domain } });
}
