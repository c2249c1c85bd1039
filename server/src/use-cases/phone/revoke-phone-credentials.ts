import { done, type Outcome } from "../../core/problem.ts";
import type { Actor } from "../ports.ts";
import { followEnded, type EndPorts } from "../session/end-sessions.ts";

/** The password of this session's phone stops working, if it has one; another session's stays. */
export async function revokePhoneCredentials(ports: EndPorts, { session }: Actor): Promise<Outcome<null>> {
  const grant = await ports.storage.phoneGrants.removeOfSession(session);
  if (grant !== null) await followEnded(ports, { sessions: [], grants: [grant] });
  return done(null);
}
