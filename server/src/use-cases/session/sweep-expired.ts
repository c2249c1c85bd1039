import { settlePhone } from "../phone/phone-at-pbx.ts";
import { followEnded, type EndPorts } from "./end-sessions.ts";

/** Ends what is past its time, sessions and phones' passwords, and tries again what is owed to Asterisk. */
export async function sweepExpired(ports: EndPorts): Promise<void> {
  const { storage, clock, memory } = ports;
  const now = clock.now();
  const ended = await storage.transaction(async (within) => ({
    grants: await within.phoneGrants.takeExpired(now),
    sessions: await within.sessions.takeExpired(now),
  }));
  await followEnded(ports, ended);
  for (const extension of [...memory.owedPhones]) {
    const answer = await settlePhone(ports, extension);
    // While Asterisk is away the others have to wait as well.
    if (answer.kind === "unreachable") return;
  }
}
