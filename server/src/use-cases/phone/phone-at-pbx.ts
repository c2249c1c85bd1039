import type { Person } from "../../core/people/person.ts";
import type { PbxAnswer } from "../../core/ports/pbx.ts";
import { problem, type Outcome } from "../../core/problem.ts";
import type { Ports } from "../ports.ts";
import { isExternal } from "./is-external.ts";
import { turnOfPhone } from "../turns.ts";

/** What every use case needs that touches a phone in Asterisk. */
export type PhonePorts = Pick<Ports, "storage" | "pbx" | "clock" | "logger" | "memory">;

/*
 * What is taken away is taken away in Asterisk first, and what is given is stored first: at no time does Asterisk let a
 * phone in that the database does not know. What could not be finished is owed, and `settlePhone` pays: it makes
 * Asterisk what the database says. All of it, after a restart or whenever the link is back; what is owed, at every sweep.
 */

/** The extension that should have a phone in Asterisk, or null. */
export function phoneOf(person: Pick<Person, "extension" | "disabled">): string | null {
  return person.disabled ? null : person.extension;
}

/** To be called within the extension's turn: the password of whoever has the phone stops working, now or as soon as can be. */
export async function revokePhone(ports: PhonePorts, extension: string): Promise<void> {
  settled(ports, extension, await ports.pbx.revokePhone(extension));
}

/** To be called within the extension's turn: no phone in Asterisk any more, now or as soon as can be. */
export async function takePhoneAway(ports: PhonePorts, extension: string): Promise<void> {
  settled(ports, extension, await ports.pbx.removeAgent(extension));
}

/** Takes the extension's turn, and makes its phone in Asterisk what the database says. */
export function settlePhone(ports: PhonePorts, extension: string): Promise<PbxAnswer> {
  return ports.memory.turns.take([turnOfPhone(extension)], () => settleWithinTurn(ports, extension));
}

/** The same for who has the turn. */
export async function settleWithinTurn(ports: PhonePorts, extension: string): Promise<PbxAnswer> {
  const answer = await makeAsStored(ports, extension);
  settled(ports, extension, answer);
  return answer;
}

async function makeAsStored({ storage, pbx, clock }: PhonePorts, extension: string): Promise<PbxAnswer> {
  const person = await storage.people.findByExtension(extension);
  // What is owed may have become somebody else's phone meanwhile, whose objects have the same names.
  if (person === null && (await isExternal(storage, extension))) return { kind: "done" };
  if (person === null || person.disabled) return pbx.removeAgent(extension);
  const answer = await pbx.setUpAgent({ extension, name: person.name });
  if (answer.kind !== "done") return answer;
  const grant = await storage.phoneGrants.find(person.id);
  const granted = grant?.extension === extension && grant.expiresAt > clock.now();
  return granted ? answer : pbx.revokePhone(extension);
}

/**
 * To be called within the extension's turn: takes the phone out of Asterisk and then writes. If nothing was written, it
 * comes back, but its password does not: who had it is told to ask for another.
 */
export async function withoutPhone<Value>(
  ports: PhonePorts & Pick<Ports, "live">,
  { id, extension }: { readonly id: string; readonly extension: string | null },
  write: () => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  if (extension === null) return write();
  const answer = await ports.pbx.removeAgent(extension);
  if (answer.kind !== "done") {
    // The answer may have been lost and the phone be gone.
    settled(ports, extension, answer);
    return pbxProblem(answer);
  }
  // Owed until it is written, whatever happens: also when the database is lost now.
  ports.memory.owedPhones.add(extension);
  const outcome = await write();
  if (outcome.kind === "done") {
    ports.memory.owedPhones.delete(extension);
    return outcome;
  }
  const grant = await ports.storage.phoneGrants.find(id);
  if (grant !== null) {
    await ports.storage.phoneGrants.removeOfSession(grant.session);
    ports.live.tell({ kind: "credentials-revoked", session: grant.session, reason: "expired" });
  }
  await settleWithinTurn(ports, extension);
  return outcome;
}

function settled({ memory, logger }: PhonePorts, extension: string, answer: PbxAnswer): void {
  if (answer.kind === "done") {
    memory.owedPhones.delete(extension);
    return;
  }
  if (memory.owedPhones.has(extension)) return;
  memory.owedPhones.add(extension);
  logger.warn("phone.owed", { extension, why: answer.kind });
}

/** What whoever asked is told when Asterisk did not do it. */
export function pbxProblem(answer: Exclude<PbxAnswer, { kind: "done" }>): Outcome<never> {
  return problem({ code: answer.kind === "unreachable" ? "pbx-unreachable" : "pbx-refused" });
}
