import { hasAdministrator } from "../../core/people/administrators.ts";
import { may, type Person } from "../../core/people/person.ts";
import type { Storage } from "../../core/ports/storage.ts";
import { done, refused, type Outcome } from "../../core/problem.ts";
import { allOrNothing } from "../all-or-nothing.ts";
import { note } from "../audit/note.ts";
import { withoutPhone } from "../phone/phone-at-pbx.ts";
import type { Actor, Ports } from "../ports.ts";
import { endSessionsOf, followEnded, type Ended, type EndPorts } from "../session/end-sessions.ts";
import { turnsOfChange } from "./turns-of-change.ts";

type RemovePorts = EndPorts & Pick<Ports, "identityProvider">;

/**
 * Removes somebody, and their phone from Asterisk first. Administrators. Problems: `not-found`, `last-administrator`,
 * `changed-meanwhile`; `pbx-unreachable` and `pbx-refused`: nobody was removed (to disable somebody is always possible).
 */
export async function removePerson(
  ports: RemovePorts,
  actor: Actor,
  personId: string,
): Promise<Outcome<null>> {
  if (!may(actor.person.role, "manage-people")) return refused("forbidden");
  const person = await ports.storage.people.find(personId);
  if (person === null) return refused("not-found");
  const removed = await ports.memory.turns.take(turnsOfChange(person), () =>
    removeWithPhone(ports, actor, person),
  );
  if (removed.kind === "problem") return removed;
  // The phone is gone from Asterisk already.
  await followEnded(ports, { ...removed.value, grants: [] });
  ports.live.tell({ kind: "team" });
  return done(null);
}

async function removeWithPhone(ports: RemovePorts, actor: Actor, person: Person): Promise<Outcome<Ended>> {
  const refusal = await refusalOf(ports, ports.storage, person);
  if (refusal !== null) return refusal;
  return withoutPhone(ports, person, () =>
    allOrNothing(ports.storage, async (storage) => {
      // Looked at again together with writing: much may have happened since.
      const late = await refusalOf(ports, storage, person);
      if (late !== null) return late;
      const ended = await endSessionsOf(storage, person.id);
      await storage.people.remove(person.id);
      const at = ports.clock.now();
      const detail = { name: person.name, role: person.role };
      await note(storage, { at, by: actor.person, action: "person.remove", target: person.login, detail });
      return done(ended);
    }),
  );
}

async function refusalOf(
  { identityProvider }: Pick<Ports, "identityProvider">,
  storage: Storage,
  { id, version }: Person,
): Promise<Outcome<never> | null> {
  const people = await storage.people.list();
  const person = people.find((other) => other.id === id);
  if (person === undefined) return refused("not-found");
  if (person.version !== version) return refused("changed-meanwhile");
  const others = people.filter((other) => other.id !== id);
  const ways = { identityProvider: identityProvider !== null };
  return hasAdministrator(others, ways) ? null : refused("last-administrator");
}
