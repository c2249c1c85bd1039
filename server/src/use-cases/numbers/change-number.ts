import type { Destination } from "../../core/numbers/business-number.ts";
import type { NumberView } from "../../core/numbers/number-view.ts";
import { may } from "../../core/people/person.ts";
import { done, refused, type Outcome } from "../../core/problem.ts";
import type { NumberFields, StoredNumber } from "../../core/ports/storage.ts";
import { allOrNothing } from "../all-or-nothing.ts";
import { note } from "../audit/note.ts";
import type { Actor } from "../ports.ts";
import { turnOfPhone } from "../turns.ts";
import { moveDestination } from "./move-destination.ts";
import { turnOfNumber, type NumberPorts } from "./number-ports.ts";
import { showStored } from "./show-number.ts";

export type NumberChange = {
  readonly numberId: string;
  readonly version: number;
  readonly change: { readonly label?: string; readonly destination?: Destination };
};

/**
 * Changes the label, or where calls go. Problems: `not-found`, `changed-meanwhile`, `extension-taken`; `meta`, when Meta
 * has to send calls elsewhere and does not want to; `pbx-unreachable`, `pbx-refused`. With a problem nothing has changed.
 */
export async function changeNumber(
  ports: NumberPorts,
  actor: Actor,
  input: NumberChange,
): Promise<Outcome<NumberView>> {
  if (!may(actor.person.role, "manage-numbers")) return refused("forbidden");
  const { numberId, change } = input;
  const before = await ports.storage.numbers.find(numberId);
  if (before === null) return refused("not-found");
  const extensions = new Set(
    [before.destination, change.destination].flatMap((destination) =>
      destination?.kind === "extension" ? [destination.extension] : [],
    ),
  );
  return ports.memory.turns.take([turnOfNumber(numberId), ...[...extensions].map(turnOfPhone)], () =>
    changeWithinTurn(ports, actor, input),
  );
}

async function changeWithinTurn(
  ports: NumberPorts,
  actor: Actor,
  { numberId, version, change }: NumberChange,
): Promise<Outcome<NumberView>> {
  const number = await ports.storage.numbers.find(numberId);
  if (number === null) return refused("not-found");
  if (number.version !== version) return refused("changed-meanwhile");
  const { label, destination } = change;

  const write = (fields: Partial<NumberFields>) =>
    keep(ports, actor, number, { ...(label !== undefined && { label }), ...fields });
  const changed =
    destination === undefined || isSame(destination, number.destination)
      ? await write({})
      : await moveDestination(ports, number, destination, write);
  if (changed.kind === "problem") return changed;
  ports.live.tell({ kind: "number", numberId });
  ports.live.tell({ kind: "team" });
  return showStored(ports, actor, numberId);
}

const isSame = (one: Destination, other: Destination) =>
  JSON.stringify(Object.entries(one).toSorted()) === JSON.stringify(Object.entries(other).toSorted());

function keep(
  { storage, clock }: NumberPorts,
  { person: by }: Actor,
  { id, version }: StoredNumber,
  fields: Partial<NumberFields>,
): Promise<Outcome<StoredNumber>> {
  return allOrNothing(storage, async (within) => {
    const changed = await within.numbers.change(id, version, fields);
    if (changed.kind !== "changed") return refused(changed.kind);
    const { label, destination } = fields;
    const detail = {
      ...(label !== undefined && { label }),
      ...(destination !== undefined && { destination: destination.kind }),
    };
    await note(within, { at: clock.now(), by, action: "number.change", target: id, detail });
    return done(changed.value);
  });
}
