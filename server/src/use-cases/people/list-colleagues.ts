import type { Person } from "../../core/people/person.ts";
import { done, type Outcome } from "../../core/problem.ts";
import type { Ports } from "../ports.ts";

/** What an agent may know of the others: whom a call can be handed to. */
export type Colleague = { readonly extension: string; readonly name: string };

/** Everybody with a phone who may sign in, whatever their role, by name. For everybody signed in. */
export async function listColleagues({
  storage,
}: Pick<Ports, "storage">): Promise<Outcome<readonly Colleague[]>> {
  const people = await storage.people.list();
  return done(people.filter(mayBeCalled).map(({ extension, name }) => ({ extension, name })));
}

function mayBeCalled(person: Person): person is Person & { readonly extension: string } {
  return person.extension !== null && !person.disabled;
}
