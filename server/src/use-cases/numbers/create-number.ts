import type { Destination } from "../../core/numbers/business-number.ts";
import { wantedServer } from "../../core/numbers/drift.ts";
import type { NumberView } from "../../core/numbers/number-view.ts";
import { may } from "../../core/people/person.ts";
import type { NumberAtMeta } from "../../core/numbers/call-settings.ts";
import type { SettingsRead } from "../../core/ports/meta.ts";
import type { StoredNumber } from "../../core/ports/storage.ts";
import { done, problem, refused, type Outcome } from "../../core/problem.ts";
import { allOrNothing } from "../all-or-nothing.ts";
import { askMeta } from "../accounts/ask-meta.ts";
import { extensionPasswordSeal, sipPasswordSeal } from "../accounts/seals.ts";
import { note } from "../audit/note.ts";
import { isExternal } from "../phone/is-external.ts";
import { pbxProblem } from "../phone/phone-at-pbx.ts";
import type { Actor } from "../ports.ts";
import { turnOfPhone } from "../turns.ts";
import type { NumberPorts } from "./number-ports.ts";
import { pushToPbx } from "./push-trunk.ts";
import { numberAtMeta } from "./read-from-meta.ts";
import { showStored } from "./show-number.ts";

export type NewNumber = {
  readonly accountId: string;
  readonly phoneNumberId: string;
  /** E.164 with its plus; only needed where a partner proxy does not tell it. */
  readonly number?: string | null;
  readonly label: string;
  /** Left out: our agents. */
  readonly destination?: Destination;
};

/**
 * Adds a number by its Meta ids, reads its settings and makes its trunk. Nothing is written to Meta: what is not as it
 * should be there is in `drift`. Problems: `invalid` (`/accountId` `unknown`, `/number` `required` or
 * `not-this-number`), `meta`, `number-taken`, `extension-taken`; `pbx-unreachable`, `pbx-refused`: nothing was added.
 */
export async function createNumber(
  ports: NumberPorts,
  actor: Actor,
  input: NewNumber,
): Promise<Outcome<NumberView>> {
  if (!may(actor.person.role, "manage-numbers")) return refused("forbidden");
  if ((await ports.storage.accounts.find(input.accountId)) === null) return invalid("/accountId", "unknown");
  const found = await findAtMeta(ports, input);
  if (found.kind === "problem") return found;

  const { destination } = input;
  const turns = [
    `phone-number-id ${input.phoneNumberId}`,
    `trunk ${found.value.number}`,
    ...(destination?.kind === "extension" ? [turnOfPhone(destination.extension)] : []),
  ];
  return ports.memory.turns.take(turns, () => add(ports, actor, input, found.value));
}

const invalid = (path: string, fault: string) => problem({ code: "invalid", fields: [{ path, fault }] });

type Found = {
  readonly number: string;
  readonly about: NumberAtMeta | null;
  readonly read: SettingsRead;
};

async function findAtMeta(ports: NumberPorts, input: NewNumber): Promise<Outcome<Found>> {
  const { meta, settings } = ports;
  const { accountId, phoneNumberId, destination = { kind: "agents" } } = input;
  const about = await askMeta(ports, accountId, (access) => meta.readNumber(access, phoneNumberId));
  if (about.kind === "fault") return problem({ code: "meta", meta: about.fault });
  const number = sameNumber(about.value?.number ?? null, input.number ?? null);
  if (number.kind === "problem") return number;
  const server = wantedServer({ destination }, settings.sipServer);
  const read = await askMeta(ports, accountId, (access) => meta.readSettings(access, phoneNumberId, server));
  if (read.kind === "fault") return problem({ code: "meta", meta: read.fault });
  return done({
    number: number.value,
    about: about.value === null ? null : numberAtMeta(about.value),
    read: read.value,
  });
}

/** Meta's number, or what was typed where Meta does not tell. */
function sameNumber(told: string | null, typed: string | null): Outcome<string> {
  if (told === null) return typed === null ? invalid("/number", "required") : done(typed);
  return typed === null || typed === told ? done(told) : invalid("/number", "not-this-number");
}

async function add(
  ports: NumberPorts,
  actor: Actor,
  input: NewNumber,
  found: Found,
): Promise<Outcome<NumberView>> {
  const { storage, live } = ports;
  const id = ports.secrets.newId();
  const added = await store(ports, actor, id, input, found);
  if (added.kind === "problem") return added;
  const answer = await pushToPbx(ports, added.value);
  if (answer.kind !== "done") {
    await takeBack(ports, added.value, answer.kind);
    return pbxProblem(answer);
  }
  live.tell({ kind: "number", numberId: id });
  live.tell({ kind: "team" });
  return showStored({ ...ports, storage }, actor, id);
}

async function store(
  { storage, secrets, clock }: NumberPorts,
  { person: by }: Actor,
  id: string,
  input: NewNumber,
  { number, about, read }: Found,
): Promise<Outcome<StoredNumber>> {
  const { accountId, phoneNumberId, label, destination = { kind: "agents" } } = input;
  const at = clock.now();
  return allOrNothing(storage, async (within) => {
    const extension = destination.kind === "extension" ? destination.extension : null;
    if (extension !== null && (await isTaken(within, extension))) return refused("extension-taken");
    const added = await within.numbers.add(
      {
        ...{ id, accountId, phoneNumberId, number, label, destination },
        wanted: null,
        meta: { ...read.settings, number: about, passwordAtPbx: "in-step" },
        readFailedAt: null,
        lastError: null,
        sealedPassword:
          read.sipPassword === null ? null : secrets.seal(read.sipPassword, sipPasswordSeal(id)),
        sealedExtensionPassword:
          extension === null ? null : secrets.seal(secrets.newShortToken(), extensionPasswordSeal(id)),
      },
      at,
    );
    if (added === "taken") return refused("number-taken");
    const detail = { phoneNumberId, destination: destination.kind };
    await note(within, { at, by, action: "number.add", target: id, detail });
    const stored = await within.numbers.find(id);
    return stored === null ? refused("not-found") : done(stored);
  });
}

/** Whether a person, or another number, has this extension. */
export async function isTaken(
  storage: Pick<NumberPorts["storage"], "people" | "numbers">,
  extension: string,
): Promise<boolean> {
  return (await storage.people.findByExtension(extension)) !== null || (await isExternal(storage, extension));
}

/** Nothing was added, so nothing stays: as far as Asterisk can be reached, there too. */
async function takeBack(
  { storage, pbx, clock }: NumberPorts,
  { id, number, destination }: StoredNumber,
  why: string,
): Promise<void> {
  await storage.transaction(async (within) => {
    await within.numbers.remove(id);
    const detail = { why: `pbx-${why}` };
    await note(within, { at: clock.now(), by: null, action: "number.add-undone", target: id, detail });
  });
  await pbx.removeTrunk(number);
  if (destination.kind === "extension") await pbx.removeExternal(destination.extension);
}
