import { done, refused, type Outcome } from "../../core/problem.ts";
import type { Actor, Ports } from "../ports.ts";
import type { SessionFacts } from "./open-session.ts";

/** Who asks, by the token of their cookie; null for nobody. To be asked for each request: rights change. */
export async function findActor(
  { storage, secrets, clock }: Pick<Ports, "storage" | "secrets" | "clock">,
  token: string,
): Promise<Actor | null> {
  const session = secrets.digest(token);
  const found = await storage.sessions.find(session, clock.now());
  if (found === null || found.person.disabled) return null;
  return { person: found.person, session };
}

/** What the page needs to know of its own session. */
export async function getSession(
  { storage, clock, settings }: Pick<Ports, "storage" | "clock" | "settings">,
  actor: Actor,
): Promise<Outcome<SessionFacts>> {
  const found = await storage.sessions.find(actor.session, clock.now());
  if (found === null) return refused("not-signed-in");
  return done({ person: found.person, expiresAt: found.session.expiresAt, domain: settings.domain });
}
