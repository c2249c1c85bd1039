import type { MetaFault } from "../../core/meta/fault.ts";
import type { NumberAtMeta, SettingsAtMeta } from "../../core/numbers/call-settings.ts";
import { wantedServer } from "../../core/numbers/drift.ts";
import { restrictionsAfterReading } from "../../core/numbers/restrictions.ts";
import type { SettingsRead } from "../../core/ports/meta.ts";
import type { StoredNumber } from "../../core/ports/storage.ts";
import { askMeta } from "../accounts/ask-meta.ts";
import { sipPasswordSeal } from "../accounts/seals.ts";
import type { NumberPorts } from "./number-ports.ts";
import { needsPush, pushToPbx, sipPasswordOf } from "./push-trunk.ts";

/**
 * Reads the number's settings, takes over a changed SIP password, and gives Asterisk what it lacks. Within the number's turn.
 * @returns what Meta had against it, or null; the fault is kept with the number.
 */
export async function readFromMeta(ports: NumberPorts, number: StoredNumber): Promise<MetaFault | null> {
  const { storage, meta, clock, settings } = ports;
  const server = wantedServer(number, settings.sipServer);
  const read = await askMeta(ports, number.accountId, (access) =>
    meta.readSettings(access, number.phoneNumberId, server),
  );
  if (read.kind === "fault") {
    await storage.numbers.learn(number.id, { readFailedAt: clock.now(), lastError: read.fault });
    ports.live.tell({ kind: "number", numberId: number.id });
    return read.fault;
  }
  // Without it the settings are still worth knowing.
  const about = await askMeta(ports, number.accountId, (access) =>
    meta.readNumber(access, number.phoneNumberId),
  );
  await takeReading(ports, number.id, read.value, about.kind === "answered" ? about.value : null);
  return null;
}

/** `about` null: what is known of the number itself stays. */
async function takeReading(
  ports: NumberPorts,
  numberId: string,
  { settings, sipPassword }: SettingsRead,
  about: NumberAtMeta | null,
): Promise<void> {
  const { storage, secrets, live } = ports;
  const number = await storage.numbers.find(numberId);
  if (number === null) return;
  const changed = sipPassword !== null && sipPassword !== lastPassword(ports, number);
  const meta = joined(number.meta, settings, about, changed);
  await storage.numbers.learn(numberId, {
    meta,
    readFailedAt: null,
    ...(changed && { sealedPassword: secrets.seal(sipPassword, sipPasswordSeal(numberId)) }),
    // What went wrong with reading is over; what went wrong with writing is for an administrator to see.
    ...(number.readFailedAt !== null && { lastError: null }),
  });
  const taken = await storage.numbers.find(numberId);
  if (taken !== null && needsPush(ports, taken)) await pushToPbx(ports, taken);
  live.tell({ kind: "number", numberId });
}

/** One that cannot be opened any more is as good as none: Meta's takes its place. */
function lastPassword(ports: NumberPorts, number: StoredNumber): string | null {
  try {
    return sipPasswordOf(ports, number);
  } catch {
    return null;
  }
}

function joined(
  before: SettingsAtMeta | null,
  settings: SettingsAtMeta,
  about: NumberAtMeta | null,
  passwordChanged: boolean,
): SettingsAtMeta {
  return {
    ...settings,
    number: about === null ? (before?.number ?? null) : numberAtMeta(about),
    restrictions: restrictionsAfterReading(
      settings.restrictions,
      before?.restrictions ?? [],
      settings.readAt,
    ),
    passwordAtPbx: passwordChanged ? "behind" : (before?.passwordAtPbx ?? "in-step"),
  };
}

export const numberAtMeta = ({
  verifiedName,
  status,
  quality,
  messagingLimit,
  accountMode,
}: NumberAtMeta): NumberAtMeta => ({ verifiedName, status, quality, messagingLimit, accountMode });
