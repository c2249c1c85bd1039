import type { NumberView } from "../../core/numbers/number-view.ts";
import { may } from "../../core/people/person.ts";
import { problem, refused, type Outcome } from "../../core/problem.ts";
import type { Actor } from "../ports.ts";
import { turnOfNumber, type NumberPorts } from "./number-ports.ts";
import { readFromMeta } from "./read-from-meta.ts";
import { showStored } from "./show-number.ts";

/**
 * Reads the number's settings from Meta now, and gives Asterisk what it lacks of the number: the remedy `set-up-trunk`.
 * Problems: `not-found`, `meta`.
 */
export async function refreshNumber(
  ports: NumberPorts,
  actor: Actor,
  { numberId }: { readonly numberId: string },
): Promise<Outcome<NumberView>> {
  if (!may(actor.person.role, "manage-numbers")) return refused("forbidden");
  return ports.memory.turns.take([turnOfNumber(numberId)], async () => {
    const number = await ports.storage.numbers.find(numberId);
    if (number === null) return refused("not-found");
    const fault = await readFromMeta(ports, number);
    return fault === null ? showStored(ports, actor, numberId) : problem({ code: "meta", meta: fault });
  });
}
