import { passwordFault, passwordOf } from "../../core/people/password-rules.ts";
import { done, problem, type Outcome } from "../../core/problem.ts";
import { note } from "../audit/note.ts";
import type { Actor, Ports } from "../ports.ts";
import { endSessionsOf, followEnded, type EndPorts } from "./end-sessions.ts";
import { tryPassword } from "./try-password.ts";

/**
 * Changes one's own password; all other sessions of this person end. Problems: `invalid` at /current ("wrong") or /next
 * (a `PasswordFault`), `locked-out`: whoever finds an open page cannot guess on.
 */
export async function changePassword(
  ports: EndPorts & Pick<Ports, "secrets">,
  { person, session }: Actor,
  { current, next }: { readonly current: string; readonly next: string },
): Promise<Outcome<null>> {
  const fault = passwordFault(next, person);
  if (fault !== null) return problem({ code: "invalid", fields: [{ path: "/next", fault }] });
  const tried = await tryPassword(ports, person.login, current);
  if (tried.kind === "locked")
    return problem({ code: "locked-out", retryAfterSeconds: tried.retryAfterSeconds });
  if (tried.kind === "wrong")
    return problem({ code: "invalid", fields: [{ path: "/current", fault: "wrong" }] });

  const hash = await ports.secrets.hashPassword(passwordOf(next));
  const ended = await ports.storage.transaction(async (storage) => {
    await storage.people.setPassword(person.id, hash);
    await storage.invitations.removeOf(person.id);
    await note(storage, {
      at: ports.clock.now(),
      by: person,
      action: "password.change",
      target: person.login,
    });
    return endSessionsOf(storage, person.id, session);
  });
  await followEnded(ports, ended);
  return done(null);
}
