import type { Ports } from "../ports.ts";
import { endSession, followEnded, type EndPorts } from "./end-sessions.ts";

/** Ends the session that a browser had before it signed in anew: its cookie is overwritten, so nobody could ever end it. */
export async function endReplaced(
  ports: EndPorts & Pick<Ports, "secrets">,
  token: string | null,
): Promise<void> {
  if (token === null) return;
  const session = ports.secrets.digest(token);
  const found = await ports.storage.sessions.find(session, ports.clock.now());
  if (found === null) return;
  const ended = await ports.storage.transaction((storage) =>
    endSession(storage, session, found.session.personId),
  );
  await followEnded(ports, ended);
}
