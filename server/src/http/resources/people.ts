import { changePerson } from "../../use-cases/people/change-person.ts";
import { createPerson } from "../../use-cases/people/create-person.ts";
import { invitePerson, type InvitationLink } from "../../use-cases/people/invite-person.ts";
import { listColleagues } from "../../use-cases/people/list-colleagues.ts";
import { listPeople } from "../../use-cases/people/list-people.ts";
import { removePerson } from "../../use-cases/people/remove-person.ts";
import type { Ports } from "../../use-cases/ports.ts";
import type { components } from "../generated/contract.ts";
import { versionOf, type Handlers } from "../operation.ts";
import { toTime } from "../times.ts";
import { shown } from "./outcomes.ts";
import { toPerson } from "./person-json.ts";

type PeopleOperations =
  "listPeople" | "listColleagues" | "createPerson" | "changePerson" | "removePerson" | "invitePerson";

const toInvitationLink = ({ token, expiresAt }: InvitationLink): components["schemas"]["InvitationLink"] => ({
  token,
  expiresAt: toTime(expiresAt),
});

export function peopleHandlers(ports: Ports): Pick<Handlers, PeopleOperations> {
  return {
    listPeople: async ({ actor }) => shown(await listPeople(ports, actor), (people) => people.map(toPerson)),

    listColleagues: async () => shown(await listColleagues(ports), (colleagues) => [...colleagues]),

    createPerson: async ({ actor, body }) =>
      shown(
        await createPerson(ports, actor, { ...body, extension: body.extension ?? null }),
        ({ person, invitation }) => ({ person: toPerson(person), invitation: toInvitationLink(invitation) }),
      ),

    changePerson: async (call) =>
      shown(await changePerson(ports, call.actor, call.path.personId, versionOf(call), call.body), toPerson),

    removePerson: ({ actor, path }) => removePerson(ports, actor, path.personId),

    invitePerson: async ({ actor, path }) =>
      shown(await invitePerson(ports, actor, path.personId), toInvitationLink),
  };
}
