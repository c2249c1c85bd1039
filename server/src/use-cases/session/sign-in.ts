import { done, problem, refused, type Outcome } from "../../core/problem.ts";
import { allOrNothing } from "../all-or-nothing.ts";
import type { Ports } from "../ports.ts";
import { endReplaced } from "./end-replaced.ts";
import type { EndPorts } from "./end-sessions.ts";
import { openSession, type SignedIn } from "./open-session.ts";
import { tryPassword } from "./try-password.ts";

/**
 * Signs in with login and password. `replaces`: the token of the session that the same browser had, which ends. Problems:
 * `sign-in-refused`, the same whatever was wrong, and `locked-out`.
 */
export async function signIn(
  ports: EndPorts & Pick<Ports, "secrets" | "settings">,
  input: { readonly login: string; readonly password: string; readonly replaces: string | null },
): Promise<Outcome<SignedIn>> {
  const tried = await tryPassword(ports, input.login, input.password);
  if (tried.kind === "locked")
    return problem({ code: "locked-out", retryAfterSeconds: tried.retryAfterSeconds });
  if (tried.kind === "wrong") return refused("sign-in-refused");
  const { person, passwordHash } = tried.facts;

  const opened = await allOrNothing(ports.storage, async (storage) => {
    // Looking at a password takes time: somebody may have changed it meanwhile, to shut just this sign-in out.
    const facts = await storage.people.findForSignIn(person.login);
    if (facts?.passwordHash !== passwordHash) return refused("sign-in-refused");
    return openSession(ports, storage, person.id, "password");
  });
  if (opened.kind === "done") {
    await endReplaced(ports, input.replaces);
    return done(opened.value);
  }
  return opened;
}
