import { done, type Outcome } from "../../core/problem.ts";
import { note } from "../audit/note.ts";
import type { Actor } from "../ports.ts";
import { endSession, followEnded, type EndPorts } from "./end-sessions.ts";

/** Ends the session; its phone's password stops working, if Asterisk is away as soon as it is back. */
export async function signOut(ports: EndPorts, { person, session }: Actor): Promise<Outcome<null>> {
  const ended = await ports.storage.transaction(async (storage) => {
    await note(storage, { at: ports.clock.now(), by: person, action: "session.end", target: person.login });
    return endSession(storage, session, person.id);
  });
  await followEnded(ports, ended);
  return done(null);
}
