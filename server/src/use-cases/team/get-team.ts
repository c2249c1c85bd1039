import { may } from "../../core/people/person.ts";
import { buildTeam, type Team } from "../../core/phones/team.ts";
import { done, refused, type Outcome } from "../../core/problem.ts";
import type { Actor, Ports } from "../ports.ts";

/** Everybody's phone as Asterisk has it, and the trunks. Supervisors and administrators. */
export async function getTeam(
  { storage, view, memory }: Pick<Ports, "storage" | "view" | "memory">,
  actor: Actor,
): Promise<Outcome<Team>> {
  if (!may(actor.person.role, "see-team")) return refused("forbidden");
  const [people, numbers] = await Promise.all([storage.people.list(), storage.numbers.list()]);
  return done(
    buildTeam(people, numbers, {
      link: view.link(),
      phone: (extension) => view.phone(extension),
      shift: (extension) => view.shift(extension),
      call: (extension) => view.call(extension),
      hasTrunk: (number) => view.hasEndpoint({ number }),
      browser: (personId) => memory.browserLines.of(personId),
    }),
  );
}
