import { callHoursFaults, type FieldFault } from "../../core/numbers/call-hours.ts";
import type { WantedCallSettings } from "../../core/numbers/call-settings.ts";
import { TRUNK_KEY_EXCHANGE, wantedServer } from "../../core/numbers/drift.ts";
import type { NumberView } from "../../core/numbers/number-view.ts";
import { may } from "../../core/people/person.ts";
import { done, problem, refused, type Outcome } from "../../core/problem.ts";
import type { StoredNumber } from "../../core/ports/storage.ts";
import { allOrNothing } from "../all-or-nothing.ts";
import { note } from "../audit/note.ts";
import type { Actor } from "../ports.ts";
import { turnOfNumber, type NumberPorts } from "./number-ports.ts";
import { readFromMeta } from "./read-from-meta.ts";
import { showStored } from "./show-number.ts";
import { writeToMeta } from "./write-to-meta.ts";

type Write = { readonly numberId: string; readonly version: number; readonly wanted: WantedCallSettings };

/**
 * Writes what we want to Meta, reads it back, and takes over a changed SIP password. Meta first, our database after.
 * Problems: `not-found`, `changed-meanwhile`, `invalid` (call hours as `callHoursFaults`; `/keyExchange` `trunk-has-sdes`),
 * `meta`: nothing here has changed.
 */
export async function writeCallSettings(
  ports: NumberPorts,
  actor: Actor,
  input: Write,
): Promise<Outcome<NumberView>> {
  if (!may(actor.person.role, "manage-numbers")) return refused("forbidden");
  return ports.memory.turns.take([turnOfNumber(input.numberId)], () => write(ports, actor, input));
}

async function write(
  ports: NumberPorts,
  actor: Actor,
  { numberId, version, wanted }: Write,
): Promise<Outcome<NumberView>> {
  const number = await ports.storage.numbers.find(numberId);
  if (number === null) return refused("not-found");
  if (number.version !== version) return refused("changed-meanwhile");
  const fields = faultsOf(number, wanted);
  if (fields.length > 0) return problem({ code: "invalid", fields });

  const written = await writeToMeta(ports, number, wanted, wantedServer(number, ports.settings.sipServer));
  if (written.kind === "problem") return written;
  const kept = await keep(ports, actor, number, wanted);
  if (kept.kind === "problem") return kept;
  // Meta has taken it: what cannot be read back now is stale, and says so.
  await readFromMeta(ports, kept.value);
  return showStored(ports, actor, numberId);
}

function faultsOf({ destination }: StoredNumber, wanted: WantedCallSettings): readonly FieldFault[] {
  return [
    ...(wanted.callHours === null ? [] : callHoursFaults(wanted.callHours)),
    // Calls to us would all fail. Somebody else's server may well speak DTLS.
    ...(destination.kind !== "own-server" && wanted.keyExchange !== TRUNK_KEY_EXCHANGE
      ? [{ path: "/keyExchange", fault: "trunk-has-sdes" }]
      : []),
  ];
}

function keep(
  { storage, clock }: NumberPorts,
  { person: by }: Actor,
  { id, version }: StoredNumber,
  wanted: WantedCallSettings,
): Promise<Outcome<StoredNumber>> {
  return allOrNothing(storage, async (within) => {
    const changed = await within.numbers.change(id, version, { wanted, lastError: null });
    if (changed.kind !== "changed") return refused(changed.kind);
    const detail = { calling: wanted.calling, sip: wanted.sip, keyExchange: wanted.keyExchange };
    await note(within, { at: clock.now(), by, action: "number.write-settings", target: id, detail });
    return done(changed.value);
  });
}
