import { hasAdministrator } from "../../core/people/administrators.ts";
import { may, type Person } from "../../core/people/person.ts";
import type { PersonFields, Storage } from "../../core/ports/storage.ts";
import { done, refused, type Outcome } from "../../core/problem.ts";
import { allOrNothing } from "../all-or-nothing.ts";
import { note } from "../audit/note.ts";
import { pbxProblem, phoneOf, settleWithinTurn, takePhoneAway, withoutPhone } from "../phone/phone-at-pbx.ts";
import type { Actor, Ports } from "../ports.ts";
import {
  endSessionsOf,
  followEnded,
  nothingEnded,
  type Ended,
  type EndPorts,
} from "../session/end-sessions.ts";
import { isExternal } from "../phone/is-external.ts";
import { turnsOfChange } from "./turns-of-change.ts";

type ChangePorts = EndPorts & Pick<Ports, "identityProvider" | "view">;
type Changed = { readonly person: Person; readonly ended: Ended };

/**
 * Changes name, role, extension, or whether somebody may sign in. Administrators. Disabling ends their sessions and their
 * phone, whether Asterisk is there or not. Problems: `not-found`, `changed-meanwhile`, `extension-taken`,
 * `last-administrator`; `pbx-unreachable` and `pbx-refused`: nothing was changed.
 */
export async function changePerson(
  ports: ChangePorts,
  actor: Actor,
  personId: string,
  version: number,
  change: Partial<PersonFields>,
): Promise<Outcome<Person>> {
  if (!may(actor.person.role, "manage-people")) return refused("forbidden");
  const before = await ports.storage.people.find(personId);
  if (before === null) return refused("not-found");
  if (before.version !== version) return refused("changed-meanwhile");
  const after: Person = { ...before, ...change };
  const changed = await ports.memory.turns.take(turnsOfChange(before, after), () =>
    changeWithPhone(ports, actor, before, after),
  );
  if (changed.kind === "problem") return changed;
  const { person, ended } = changed.value;
  await followEnded(ports, ended, person.disabled ? "disabled" : "expired");
  ports.live.tell({ kind: "person", personId });
  ports.live.tell({ kind: "team" });
  return done(person);
}

async function changeWithPhone(
  ports: ChangePorts,
  actor: Actor,
  before: Person,
  after: Person,
): Promise<Outcome<Changed>> {
  const refusal = await refusalOf(ports, ports.storage, before, after);
  if (refusal !== null) return refusal;
  const moves = before.extension !== after.extension;
  const needsAsterisk = moves || (phoneOf(before) === null && phoneOf(after) !== null);
  if (needsAsterisk && ports.view.link().state === "away") return refused("pbx-unreachable");

  const write = () => writeChange(ports, actor, before, after);
  const written = moves ? await withoutPhone(ports, before, write) : await write();
  if (written.kind === "problem") return written;
  return (await giveOrTakePhone(ports, before, after, written.value.person)) ?? written;
}

/** After writing: what Asterisk has to do yet. Null when that is done, or owed. */
async function giveOrTakePhone(
  ports: ChangePorts,
  before: Person,
  after: Person,
  written: Person,
): Promise<Outcome<never> | null> {
  const had = phoneOf(before);
  const has = phoneOf(after);
  if (has === null) {
    if (had !== null && had === after.extension) await takePhoneAway(ports, had);
    return null;
  }
  if (has === had) {
    if (before.name !== after.name) await settleWithinTurn(ports, has);
    return null;
  }
  const answer = await ports.pbx.setUpAgent({ extension: has, name: after.name });
  if (answer.kind === "done") {
    ports.memory.owedPhones.delete(has);
    return null;
  }
  await undo(ports, before, written);
  await takePhoneAway(ports, has);
  if (had !== null) await settleWithinTurn(ports, had);
  return pbxProblem(answer);
}

async function refusalOf(
  { identityProvider }: Pick<Ports, "identityProvider">,
  storage: Storage,
  before: Person,
  after: Person,
): Promise<Outcome<never> | null> {
  const people = await storage.people.list();
  const now = people.find(({ id }) => id === before.id);
  if (now === undefined) return refused("not-found");
  if (now.version !== before.version) return refused("changed-meanwhile");
  if (after.extension !== null && after.extension !== before.extension) {
    const taken = people.some(({ extension }) => extension === after.extension);
    if (taken || (await isExternal(storage, after.extension))) return refused("extension-taken");
  }
  const then = people.map((person) => (person.id === after.id ? after : person));
  return hasAdministrator(then, { identityProvider: identityProvider !== null })
    ? null
    : refused("last-administrator");
}

async function writeChange(
  ports: ChangePorts,
  { person: by }: Actor,
  before: Person,
  after: Person,
): Promise<Outcome<Changed>> {
  return allOrNothing(ports.storage, async (storage) => {
    // Looked at again together with writing: much may have happened since.
    const refusal = await refusalOf(ports, storage, before, after);
    if (refusal !== null) return refusal;
    const { name, role, extension, disabled } = after;
    const fields = { name, role, extension, disabled };
    const changed = await storage.people.change(before.id, before.version, fields);
    if (changed.kind !== "changed") return refused(changed.kind);
    await note(storage, {
      at: ports.clock.now(),
      by,
      action: "person.change",
      target: before.login,
      detail: differences(before, after),
    });
    return done({ person: changed.value, ended: await endWhatMust(storage, before, after) });
  });
}

async function endWhatMust(storage: Storage, before: Person, after: Person): Promise<Ended> {
  if (after.disabled) return endSessionsOf(storage, after.id);
  if (before.extension === after.extension) return nothingEnded;
  const grant = await storage.phoneGrants.find(after.id);
  if (grant !== null) await storage.phoneGrants.removeOfSession(grant.session);
  return { sessions: [], grants: grant === null ? [] : [grant] };
}

async function undo(
  { storage, clock, logger }: ChangePorts,
  { id, login, name, role, extension, disabled }: Person,
  { version }: Person,
): Promise<void> {
  const fields = { name, role, extension, disabled };
  const undone = await storage.transaction(async (within) => {
    await note(within, { at: clock.now(), by: null, action: "person.change-undone", target: login });
    return within.people.change(id, version, fields);
  });
  if (undone.kind !== "changed") logger.error("person.change-not-undone", { personId: id, why: undone.kind });
}

function differences(before: Person, after: Person): Readonly<Record<string, string>> {
  const fields = ["name", "role", "extension", "disabled"] as const;
  return Object.fromEntries(
    fields
      .filter((field) => before[field] !== after[field])
      .map((field) => [field, `${before[field] ?? "none"} → ${after[field] ?? "none"}`]),
  );
}
