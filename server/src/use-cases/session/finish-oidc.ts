import { loginOf } from "../../core/people/login.ts";
import type { IdentityAnswer } from "../../core/ports/identity-provider.ts";
import type { Person } from "../../core/people/person.ts";
import type { Storage } from "../../core/ports/storage.ts";
import { refused, type Outcome } from "../../core/problem.ts";
import { allOrNothing } from "../all-or-nothing.ts";
import { note } from "../audit/note.ts";
import type { Ports } from "../ports.ts";
import { endReplaced } from "./end-replaced.ts";
import type { EndPorts } from "./end-sessions.ts";
import { openSession, type SignedIn } from "./open-session.ts";
import type { OidcAttempt } from "./start-oidc.ts";

/**
 * Signs in whom the identity provider vouches for. The first time the login must be that of an enabled person; from then on
 * only the provider's own name for them counts. Problems: `oidc-failed` (the log says why), `oidc-unknown-person`.
 */
export async function finishOidc(
  ports: EndPorts & Pick<Ports, "secrets" | "settings" | "identityProvider">,
  input: {
    /** The address the browser came back with, query included. */
    readonly returned: string;
    /** What its cookie held; null when there was none, or none of ours. */
    readonly attempt: OidcAttempt | null;
    /** The token of the session that the same browser had, which ends. */
    readonly replaces: string | null;
  },
): Promise<Outcome<SignedIn>> {
  const { identityProvider, clock, logger, storage } = ports;
  if (identityProvider === null || input.attempt === null || input.attempt.expiresAt <= clock.now()) {
    logger.info("oidc.no-attempt");
    return refused("oidc-failed");
  }
  const answer = await identityProvider.finish(input.returned, input.attempt);
  if (answer.kind === "failed") {
    logger.warn("oidc.failed", { text: answer.text });
    return refused("oidc-failed");
  }
  const opened = await allOrNothing(storage, async (within) => {
    const person = await personOf(ports, within, answer);
    if (person === null) return refused("oidc-unknown-person");
    await within.invitations.removeOf(person.id);
    return openSession(ports, within, person.id, "oidc");
  });
  if (opened.kind === "done") {
    await endReplaced(ports, input.replaces);
    return opened;
  }
  await note(storage, {
    at: clock.now(),
    by: null,
    action: "session.refused",
    detail: { way: "oidc" },
  });
  return refused("oidc-unknown-person");
}

async function personOf(
  { clock }: Pick<Ports, "clock">,
  storage: Storage,
  { subject, logins }: Extract<IdentityAnswer, { kind: "known" }>,
): Promise<Person | null> {
  const linked = await storage.people.findBySubject(subject);
  if (linked !== null) return linked.disabled ? null : linked;
  for (const login of logins) {
    const person = (await storage.people.findForSignIn(loginOf(login)))?.person;
    if (person === undefined || person.disabled) continue;
    // False: somebody else of the provider has this person already, and a login that looks the same does not count.
    if (!(await storage.people.linkSubject(person.id, subject))) return null;
    await note(storage, { at: clock.now(), by: person, action: "oidc.link", target: person.login });
    return person;
  }
  return null;
}
