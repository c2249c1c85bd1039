import { loginOf } from "../../core/people/login.ts";
import { may, type Person } from "../../core/people/person.ts";
import type { PbxAnswer } from "../../core/ports/pbx.ts";
import { done, refused, type Outcome } from "../../core/problem.ts";
import { allOrNothing } from "../all-or-nothing.ts";
import { note } from "../audit/note.ts";
import { pbxProblem, takePhoneAway, type PhonePorts } from "../phone/phone-at-pbx.ts";
import type { Actor, Ports } from "../ports.ts";
import { turnOfPhone } from "../turns.ts";
import { isExternal } from "../phone/is-external.ts";
import { putInvitation, type InvitationLink } from "./invite-person.ts";

type CreatePorts = PhonePorts & Pick<Ports, "secrets" | "settings" | "live" | "view">;
type NewPerson = Pick<Person, "login" | "name" | "role" | "extension">;

/** Somebody new with the link that lets them in: the only time it is shown. */
export type PersonWithInvitation = { readonly person: Person; readonly invitation: InvitationLink };

/**
 * Adds somebody, and their phone to Asterisk. Administrators. Problems: `login-taken`, `extension-taken`; `pbx-unreachable`
 * and `pbx-refused`: nobody was added.
 */
export async function createPerson(
  ports: CreatePorts,
  actor: Actor,
  input: NewPerson,
): Promise<Outcome<PersonWithInvitation>> {
  if (!may(actor.person.role, "manage-people")) return refused("forbidden");
  const newcomer = { ...input, login: loginOf(input.login) };
  const { extension } = newcomer;
  const created =
    extension === null
      ? await add(ports, actor, newcomer)
      : await ports.memory.turns.take([turnOfPhone(extension)], () =>
          addWithPhone(ports, actor, newcomer, extension),
        );
  if (created.kind === "done") ports.live.tell({ kind: "team" });
  return created;
}

async function addWithPhone(
  ports: CreatePorts,
  actor: Actor,
  newcomer: NewPerson,
  extension: string,
): Promise<Outcome<PersonWithInvitation>> {
  if (ports.view.link().state === "away") return refused("pbx-unreachable");
  const added = await add(ports, actor, newcomer);
  if (added.kind === "problem") return added;
  const answer = await ports.pbx.setUpAgent({ extension, name: newcomer.name });
  if (answer.kind === "done") return added;
  await takeBack(ports, added.value.person, answer.kind);
  // The answer may have been lost and the phone be there.
  await takePhoneAway(ports, extension);
  return pbxProblem(answer);
}

async function add(
  ports: CreatePorts,
  { person: by }: Actor,
  newcomer: NewPerson,
): Promise<Outcome<PersonWithInvitation>> {
  const at = ports.clock.now();
  const id = ports.secrets.newId();
  return allOrNothing(ports.storage, async (storage) => {
    const { login, role, extension } = newcomer;
    if (extension !== null && (await isExternal(storage, extension))) return refused("extension-taken");
    const added = await storage.people.add({ id, ...newcomer }, at);
    if (added !== "added") return refused(added);
    const invitation = await putInvitation(ports, storage, id);
    const detail = { role, ...(extension === null ? {} : { extension }) };
    await note(storage, { at, by, action: "person.add", target: login, detail });
    const person = await storage.people.find(id);
    return person === null ? refused("not-found") : done({ person, invitation });
  });
}

async function takeBack(
  { storage, clock }: CreatePorts,
  { id, login }: Person,
  why: Exclude<PbxAnswer["kind"], "done">,
): Promise<void> {
  await storage.transaction(async (within) => {
    await within.people.remove(id);
    const detail = { why: `pbx-${why}` };
    await note(within, { at: clock.now(), by: null, action: "person.add-undone", target: login, detail });
  });
}
