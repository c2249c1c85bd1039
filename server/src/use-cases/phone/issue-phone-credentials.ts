import type { Person } from "../../core/people/person.ts";
import type { PbxAnswer } from "../../core/ports/pbx.ts";
import type { PhoneGrant } from "../../core/ports/storage.ts";
import { done, refused, type Outcome } from "../../core/problem.ts";
import type { Instant } from "../../core/time.ts";
import { allOrNothing } from "../all-or-nothing.ts";
import type { Actor, Ports } from "../ports.ts";
import { turnOfPhone } from "../turns.ts";
import { pbxProblem, revokePhone, settleWithinTurn, type PhonePorts } from "./phone-at-pbx.ts";

/** What the page registers its phone with (contract: PhoneCredentials). The password exists here and in that page only. */
export type PhoneCredentials = {
  /** The extension. */
  readonly user: string;
  readonly password: string;
  readonly domain: string;
  readonly expiresAt: Instant;
};

type IssuePorts = PhonePorts & Pick<Ports, "secrets" | "live" | "settings">;

/**
 * A new password for the signed-in person's phone. The one before stops working, and another session that had it is told:
 * of two that ask at once, the later one has the phone. Problems: `no-phone`, `pbx-unreachable`, `pbx-refused`,
 * `not-signed-in` when the session ended meanwhile.
 */
export async function issuePhoneCredentials(
  ports: IssuePorts,
  actor: Actor,
): Promise<Outcome<PhoneCredentials>> {
  const { extension } = actor.person;
  if (extension === null) return refused("no-phone");
  return ports.memory.turns.take([turnOfPhone(extension)], () => issue(ports, actor, extension));
}

async function issue(
  ports: IssuePorts,
  { person, session }: Actor,
  extension: string,
): Promise<Outcome<PhoneCredentials>> {
  const { storage, secrets, clock, live, settings } = ports;
  const password = secrets.newShortToken();
  const answer = await setPassword(ports, person, extension, password);
  if (answer.kind !== "done") {
    // It may have been set with only the answer lost: let nothing work that nobody is known to have.
    const grant = await storage.phoneGrants.find(person.id);
    if (grant === null) await revokePhone(ports, extension);
    return pbxProblem(answer);
  }

  // Looked at again together with writing: since the session was found it may have ended, or the extension moved on.
  const granted = await allOrNothing(storage, async (within) => {
    const found = await within.sessions.find(session, clock.now());
    if (found === null || found.person.disabled) return refused("not-signed-in");
    if (found.person.extension !== extension) return refused("no-phone");
    const expiresAt = Math.min(clock.now() + settings.phoneCredentialsLast, found.session.expiresAt);
    const grant: PhoneGrant = { personId: person.id, extension, session, expiresAt };
    return done({ before: await within.phoneGrants.put(grant), expiresAt });
  }).catch(async (thrown: unknown) => {
    await revokePhone(ports, extension);
    throw thrown;
  });
  if (granted.kind === "problem") {
    await settleWithinTurn(ports, extension);
    return granted;
  }
  const { before, expiresAt } = granted.value;
  if (before !== null && before.session !== session)
    live.tell({ kind: "credentials-revoked", session: before.session, reason: "used-elsewhere" });
  return done({ user: extension, password, domain: settings.domain, expiresAt });
}

/** Sets the agent up first where Asterisk turns out to have forgotten them. */
async function setPassword(
  { pbx }: IssuePorts,
  { name }: Person,
  extension: string,
  password: string,
): Promise<PbxAnswer> {
  const answer = await pbx.setPhonePassword(extension, password);
  if (answer.kind !== "refused") return answer;
  const again = await pbx.setUpAgent({ extension, name });
  return again.kind === "done" ? pbx.setPhonePassword(extension, password) : again;
}
