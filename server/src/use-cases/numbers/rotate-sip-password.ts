import { wantedServer } from "../../core/numbers/drift.ts";
import type { NumberView } from "../../core/numbers/number-view.ts";
import { withoutSip } from "../../core/numbers/settings-changes.ts";
import { may } from "../../core/people/person.ts";
import { problem, refused, type Outcome } from "../../core/problem.ts";
import type { StoredNumber } from "../../core/ports/storage.ts";
import { askMeta } from "../accounts/ask-meta.ts";
import { note } from "../audit/note.ts";
import type { Actor } from "../ports.ts";
import { turnOfNumber, type NumberPorts } from "./number-ports.ts";
import { readFromMeta } from "./read-from-meta.ts";
import { showStored } from "./show-number.ts";
import { metaProblem, settingsToKeep, writeToMeta } from "./write-to-meta.ts";

/**
 * Lets Meta make a new SIP password: clear, write again, read with credentials (facts 6.3). Calls in between fail. When it
 * breaks in the middle the number is without SIP and its drift says so: writing the settings heals it.
 * Problems: `not-found`, `meta`.
 */
export async function rotateSipPassword(
  ports: NumberPorts,
  actor: Actor,
  { numberId }: { readonly numberId: string },
): Promise<Outcome<NumberView>> {
  if (!may(actor.person.role, "manage-numbers")) return refused("forbidden");
  return ports.memory.turns.take([turnOfNumber(numberId)], async () => {
    const number = await ports.storage.numbers.find(numberId);
    return number === null ? refused("not-found") : rotate(ports, actor, number);
  });
}

async function rotate(ports: NumberPorts, actor: Actor, number: StoredNumber): Promise<Outcome<NumberView>> {
  const { storage, meta, clock, settings } = ports;
  const server = wantedServer(number, settings.sipServer);
  const wanted = await settingsToKeep(ports, number, server);
  if (wanted.kind === "problem") return wanted;
  // Meta forgets them now: they must outlive this process.
  await storage.transaction(async (within) => {
    await within.numbers.learn(number.id, { wanted: wanted.value });
    await note(within, {
      at: clock.now(),
      by: actor.person,
      action: "number.rotate-password",
      target: number.id,
    });
  });

  const cleared = await askMeta(ports, number.accountId, (access) =>
    meta.clearSip(access, number.phoneNumberId),
  );
  if (cleared.kind === "fault") return metaProblem(ports, number.id, cleared.fault);
  if (number.meta !== null) await storage.numbers.learn(number.id, { meta: withoutSip(number.meta) });

  const written = await writeToMeta(ports, number, wanted.value, server);
  if (written.kind === "problem") return written;
  await storage.numbers.learn(number.id, { lastError: null });
  const fault = await readFromMeta(ports, number);
  return fault === null ? showStored(ports, actor, number.id) : problem({ code: "meta", meta: fault });
}
