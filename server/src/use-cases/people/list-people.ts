import { may, type Person } from "../../core/people/person.ts";
import { done, refused, type Outcome } from "../../core/problem.ts";
import type { Actor, Ports } from "../ports.ts";

/** Everybody, by name. Administrators and supervisors. */
export async function listPeople(
  { storage }: Pick<Ports, "storage">,
  actor: Actor,
): Promise<Outcome<readonly Person[]>> {
  if (!may(actor.person.role, "see-people")) return refused("forbidden");
  return done(await storage.people.list());
}
