import type { MetaFault } from "../../core/meta/fault.ts";
import type { SipServer, WantedCallSettings } from "../../core/numbers/call-settings.ts";
import { wantedAsAtMeta } from "../../core/numbers/settings-changes.ts";
import { done, problem, type Outcome } from "../../core/problem.ts";
import type { StoredNumber } from "../../core/ports/storage.ts";
import { askMeta } from "../accounts/ask-meta.ts";
import type { NumberPorts } from "./number-ports.ts";

/** Writes settings to Meta. Problem: `meta`; it is kept with the number, and nothing else has changed here. */
export async function writeToMeta(
  ports: NumberPorts,
  number: StoredNumber,
  wanted: WantedCallSettings,
  server: SipServer,
): Promise<Outcome<null>> {
  const written = await askMeta(ports, number.accountId, (access) =>
    ports.meta.writeSettings(access, number.phoneNumberId, wanted, server),
  );
  return written.kind === "fault" ? metaProblem(ports, number.id, written.fault) : done(null);
}

/** The problem `meta`, kept with the number. */
export async function metaProblem(
  { storage, live }: NumberPorts,
  numberId: string,
  fault: MetaFault,
): Promise<Outcome<never>> {
  await storage.numbers.learn(numberId, { lastError: fault });
  live.tell({ kind: "number", numberId });
  return problem({ code: "meta", meta: fault });
}

/** What is to be written again: what was decided, else what Meta has at this moment. Problem: `meta`. */
export async function settingsToKeep(
  ports: NumberPorts,
  number: StoredNumber,
  server: SipServer,
): Promise<Outcome<WantedCallSettings>> {
  if (number.wanted !== null) return done(number.wanted);
  const read = await askMeta(ports, number.accountId, (access) =>
    ports.meta.readSettings(access, number.phoneNumberId, server),
  );
  if (read.kind === "fault") return metaProblem(ports, number.id, read.fault);
  return done(wantedAsAtMeta(read.value.settings));
}
