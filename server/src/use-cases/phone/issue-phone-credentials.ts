import type { Person } from "../../core/people/person.ts";
import type { PbxAnswer } from "../../core/ports/pbx.ts";
import type { PhoneGrant, Storage, StoredSession } from "../../core/ports/storage.ts";
import { done, refused, type Outcome } from "../../core/problem.ts";
import type { Instant } from "../../core/time.ts";
import { allOrNothing } from "../all-or-nothing.ts";
import type { Actor, Ports } from "../ports.ts";
import { turnOfPhone } from "../turns.ts";
import { pbxProblem, revokePhone, settleWithinTurn, type PhonePorts } from "./phone-at-pbx.ts";
import { relayFor, type IceServer } from "./relay-for.ts";

/** What the page registers its phone with (contract: PhoneCredentials). The password exists here and in that page only. */
export type PhoneCredentials = {
  /** The extension. */
  readonly user: string;
  readonly password: string;
  readonly domain: string;
  readonly expiresAt: Instant;
  /** Relays for the sound, for as long. */
  readonly iceServers: readonly IceServer[];
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
  const early = await holderOf(ports, storage, session, extension);
  if (early.kind === "problem") return early;
  const password = secrets.newShortToken();
  const answer = await setPassword(ports, person, extension, password);
  if (answer.kind !== "done") {
    // It may have been set with only the answer lost: let nothing work that nobody is known to have.
    const grant = await storage.phoneGrants.find(person.id);
    if (grant === null) await revokePhone(ports, extension);
    return pbxProblem(answer);
  }

  const granted = await allOrNothing(storage, async (within) => {
    // Again together with writing: a session may end at any moment.
    const holder = await holderOf(ports, within, session, extension);
    if (holder.kind === "problem") return holder;
    const expiresAt = Math.min(clock.now() + settings.phoneCredentialsLast, holder.value.expiresAt);
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
  const iceServers = relayFor({ secrets, relay: settings.relay }, extension, expiresAt);
  return done({ user: extension, password, domain: settings.domain, expiresAt, iceServers });
}

/** The session, if it is still one of somebody with this extension: since it was found either may have ended. */
async function holderOf(
  { clock }: Pick<IssuePorts, "clock">,
  storage: Pick<Storage, "sessions">,
  token: string,
  extension: string,
): Promise<Outcome<StoredSession>> {
  const found = await storage.sessions.find(token, clock.now());
  if (found === null || found.person.disabled) return refused("not-signed-in");
  return found.person.extension === extension ? done(found.session) : refused("no-phone");
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
