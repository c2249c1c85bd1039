import type { LiveChange } from "../../core/ports/live.ts";
import type { PhoneGrant, Storage, StoredSession } from "../../core/ports/storage.ts";
import { revokePhone, type PhonePorts } from "../phone/phone-at-pbx.ts";
import type { Ports } from "../ports.ts";
import { turnOfPhone } from "../turns.ts";

export type EndPorts = PhonePorts & Pick<Ports, "live">;

/** Sessions that are over, and the grants of phones that were theirs. */
export type Ended = {
  readonly sessions: readonly Pick<StoredSession, "token" | "personId">[];
  readonly grants: readonly PhoneGrant[];
};

export const nothingEnded: Ended = { sessions: [], grants: [] };

/** Ends a person's sessions but `except`, within the transaction of `storage`; `followEnded` comes after it. */
export async function endSessionsOf(storage: Storage, personId: string, except?: string): Promise<Ended> {
  const grant = await storage.phoneGrants.find(personId);
  const ends = grant !== null && grant.session !== except;
  if (ends) await storage.phoneGrants.removeOfSession(grant.session);
  return {
    sessions: await storage.sessions.endOf(personId, except),
    grants: ends ? [grant] : [],
  };
}

/** Ends one session, within the transaction of `storage`; `followEnded` comes after it. */
export async function endSession(storage: Storage, session: string, personId: string): Promise<Ended> {
  const grant = await storage.phoneGrants.removeOfSession(session);
  await storage.sessions.end(session);
  return { sessions: [{ token: session, personId }], grants: grant === null ? [] : [grant] };
}

/** Tells everybody concerned, and lets the phones' passwords stop working. */
export async function followEnded(
  ports: EndPorts,
  ended: Ended,
  why: Extract<LiveChange, { kind: "credentials-revoked" }>["reason"] = "expired",
): Promise<void> {
  const { live, memory, clock } = ports;
  for (const { session } of ended.grants) live.tell({ kind: "credentials-revoked", session, reason: why });
  for (const { token } of ended.sessions) {
    live.tell({ kind: "session-ended", session: token });
    if (memory.browserLines.gone(token, clock.now()) !== null) live.tell({ kind: "team" });
  }
  await Promise.all(ended.grants.map((grant) => revokeUnlessGranted(ports, grant)));
}

/** The same person may have been given new credentials meanwhile, and those must live. */
async function revokeUnlessGranted(ports: EndPorts, { personId, extension }: PhoneGrant): Promise<void> {
  await ports.memory.turns.take([turnOfPhone(extension)], async () => {
    const grant = await ports.storage.phoneGrants.find(personId);
    if (grant?.extension !== extension) await revokePhone(ports, extension);
  });
}
