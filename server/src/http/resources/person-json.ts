import type { Person } from "../../core/people/person.ts";
import type { SessionFacts } from "../../use-cases/session/open-session.ts";
import type { components } from "../generated/contract.ts";
import { toTime, toTimeOrNull } from "../times.ts";

type Schemas = components["schemas"];

export function toPerson(person: Person): Schemas["Person"] {
  return { ...person, lastSignInAt: toTimeOrNull(person.lastSignInAt) };
}

export function toSession({ person, expiresAt, domain }: SessionFacts): Schemas["Session"] {
  return { person: toPerson(person), expiresAt: toTime(expiresAt), domain };
}
