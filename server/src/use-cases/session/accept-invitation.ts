import { loginOf } from "../../core/people/login.ts";
import { passwordFault, passwordOf } from "../../core/people/password-rules.ts";
import type { Storage } from "../../core/ports/storage.ts";
import { done, problem, refused, type Outcome } from "../../core/problem.ts";
import { allOrNothing } from "../all-or-nothing.ts";
import { note } from "../audit/note.ts";
import type { Ports } from "../ports.ts";
import { turnOfAdministrators } from "../turns.ts";
import { endReplaced } from "./end-replaced.ts";
import { endSessionsOf, followEnded, nothingEnded, type Ended, type EndPorts } from "./end-sessions.ts";
import { lookAtInvitation, whoIsInvited } from "./look-at-invitation.ts";
import { openSession, type SignedIn } from "./open-session.ts";

type AcceptPorts = EndPorts & Pick<Ports, "secrets" | "settings" | "identityProvider">;

export type Acceptance = {
  readonly token: string;
  readonly password: string;
  /** Name and login are the first administrator's to choose; from others they are ignored. */
  readonly name: string | null;
  readonly login: string | null;
  /** The token of the session that the same browser had, which ends. */
  readonly replaces: string | null;
};

/**
 * Sets a password by a one-time link, and signs in; earlier sessions of the person end. Nothing but success uses the link
 * up. Problems: `invitation-invalid`, `invalid` (/password: a `PasswordFault`; /name, /login: "missing"), `login-taken`.
 */
export async function acceptInvitation(ports: AcceptPorts, input: Acceptance): Promise<Outcome<SignedIn>> {
  const looked = await lookAtInvitation(ports, input.token);
  if (looked.kind === "problem") return looked;
  const owner = looked.value.kind === "person" ? looked.value : chosen(input);
  const fields = faultsOf(input.password, owner);
  if (fields.length > 0) return problem({ code: "invalid", fields });
  const hash = await ports.secrets.hashPassword(passwordOf(input.password));

  // Of two who open the first administrator's link at once, one is the first administrator.
  const accepted = await ports.memory.turns.take([turnOfAdministrators], () =>
    allOrNothing(ports.storage, (storage) => accept(ports, storage, input.token, owner, hash)),
  );
  if (accepted.kind === "problem") return accepted;
  await followEnded(ports, accepted.value.ended);
  await endReplaced(ports, input.replaces);
  ports.live.tell({ kind: "team" });
  return done(accepted.value.signedIn);
}

type Owner = { readonly name: string | null; readonly login: string | null };

const chosen = ({ name, login }: Owner): Owner => ({ name, login: login === null ? null : loginOf(login) });

function faultsOf(password: string, { name, login }: Owner) {
  const fault = passwordFault(password, { name: name ?? "", login: login ?? "" });
  return [
    ...(name === null ? [{ path: "/name", fault: "missing" }] : []),
    ...(login === null ? [{ path: "/login", fault: "missing" }] : []),
    ...(fault === null ? [] : [{ path: "/password", fault }]),
  ];
}

async function accept(
  ports: AcceptPorts,
  storage: Storage,
  token: string,
  owner: Owner,
  hash: string,
): Promise<Outcome<{ readonly signedIn: SignedIn; readonly ended: Ended }>> {
  const at = ports.clock.now();
  const invitation = await storage.invitations.take(ports.secrets.digest(token), at);
  const invited = invitation && (await whoIsInvited(storage, invitation, ports.identityProvider !== null));
  if (invited === null) return refused("invitation-invalid");

  const person =
    invited === "first-administrator" ? await addAdministrator(ports, storage, owner) : done(invited.id);
  if (person.kind === "problem") return person;
  const personId = person.value;

  const ended = invited === "first-administrator" ? nothingEnded : await endSessionsOf(storage, personId);
  await storage.people.setPassword(personId, hash);
  const opened = await openSession(ports, storage, personId, "invitation");
  return opened.kind === "problem" ? opened : done({ signedIn: opened.value, ended });
}

async function addAdministrator(
  { secrets, clock }: AcceptPorts,
  storage: Storage,
  { name, login }: Owner,
): Promise<Outcome<string>> {
  if (name === null || login === null) return refused("invitation-invalid");
  const at = clock.now();
  const id = secrets.newId();
  const added = await storage.people.add({ id, login, name, role: "administrator", extension: null }, at);
  if (added !== "added") return refused("login-taken");
  await note(storage, {
    at,
    by: { id, name },
    action: "person.add",
    target: login,
    detail: { role: "administrator", way: "first-administrator link" },
  });
  return done(id);
}
