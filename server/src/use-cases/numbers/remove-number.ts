import { may } from "../../core/people/person.ts";
import { done, refused, type Outcome } from "../../core/problem.ts";
import { note } from "../audit/note.ts";
import { pbxProblem } from "../phone/phone-at-pbx.ts";
import type { Actor } from "../ports.ts";
import { turnOfNumber, type NumberPorts } from "./number-ports.ts";

/**
 * Removes the number, and what Asterisk has of it. Meta's settings stay as they are. Problems: `not-found`;
 * `pbx-unreachable`, `pbx-refused`: the number is still there.
 */
export async function removeNumber(
  ports: NumberPorts,
  actor: Actor,
  { numberId }: { readonly numberId: string },
): Promise<Outcome<null>> {
  if (!may(actor.person.role, "manage-numbers")) return refused("forbidden");
  return ports.memory.turns.take([turnOfNumber(numberId)], () => remove(ports, actor, numberId));
}

async function remove(ports: NumberPorts, actor: Actor, numberId: string): Promise<Outcome<null>> {
  const { storage, pbx, clock, live } = ports;
  const number = await storage.numbers.find(numberId);
  if (number === null) return refused("not-found");
  const { destination } = number;
  // The trunk last: until it is gone, the number still shows that it is not whole.
  const answers = [
    ...(destination.kind === "extension" ? [() => pbx.removeExternal(destination.extension)] : []),
    () => pbx.removeTrunk(number.number),
  ];
  for (const ask of answers) {
    const answer = await ask();
    if (answer.kind !== "done") return pbxProblem(answer);
  }
  await storage.transaction(async (within) => {
    await within.numbers.remove(numberId);
    const detail = { phoneNumberId: number.phoneNumberId };
    await note(within, {
      at: clock.now(),
      by: actor.person,
      action: "number.remove",
      target: numberId,
      detail,
    });
  });
  live.tell({ kind: "number", numberId });
  live.tell({ kind: "team" });
  return done(null);
}
