import { hasAdministrator } from "../../core/people/administrators.ts";
import { DAY, type Instant } from "../../core/time.ts";
import type { Ports } from "../ports.ts";

/**
 * At start, while nobody can administrate: a new one-time link for the log, valid 24 h; earlier ones stop working.
 * @returns null when there is an administrator.
 */
export async function ensureFirstAdministratorLink({
  storage,
  secrets,
  clock,
  identityProvider,
}: Pick<Ports, "storage" | "secrets" | "clock" | "identityProvider">): Promise<{
  readonly token: string;
  readonly expiresAt: Instant;
} | null> {
  const ways = { identityProvider: identityProvider !== null };
  if (hasAdministrator(await storage.people.list(), ways)) return null;
  const token = secrets.newToken();
  const expiresAt = clock.now() + DAY;
  await storage.invitations.put({ token: secrets.digest(token), personId: null, expiresAt });
  return { token, expiresAt };
}
