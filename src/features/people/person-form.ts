import type { NewPerson, Person, PersonChange } from "../../api/contract.ts";
import type { ApiProblem } from "../../api/problem.ts";

export type PersonFields = {
  readonly name: string;
  readonly login: string;
  readonly role: Person["role"];
  /** Empty: no phone. */
  readonly extension: string;
};

export type PersonFault =
  "no-name" | "no-login" | "bad-login" | "bad-extension" | "login-taken" | "extension-taken";

export type PersonFaults = Partial<Record<"name" | "login" | "extension", PersonFault>>;

/** As in the contract: Extension. */
const extensionForm = /^[1-9][0-9]{2,5}$/;

/** What the contract would refuse. */
export function faultsOf({ name, login, extension }: PersonFields): PersonFaults {
  return {
    ...(name.trim() === "" && { name: "no-name" }),
    ...(login.trim() === "" ? { login: "no-login" } : /\s/.test(login.trim()) && { login: "bad-login" }),
    ...(extension.trim() !== "" && !extensionForm.test(extension.trim()) && { extension: "bad-extension" }),
  };
}

/** Problems of the backend that belong to one field; null when it is about something else. */
export function faultsFrom(problem: ApiProblem | null): PersonFaults | null {
  if (problem?.code === "login-taken") return { login: "login-taken" };
  if (problem?.code === "extension-taken") return { extension: "extension-taken" };
  return null;
}

const extensionOf = ({ extension }: PersonFields) => (extension.trim() === "" ? null : extension.trim());

export function newPersonOf(fields: PersonFields): NewPerson {
  return {
    name: fields.name.trim(),
    login: fields.login.trim(),
    role: fields.role,
    extension: extensionOf(fields),
  };
}

/** Only what is another than before; null when nothing is. */
export function changeOf(person: Person, fields: PersonFields): PersonChange | null {
  const name = fields.name.trim();
  const extension = extensionOf(fields);
  const change: PersonChange = {
    ...(name !== person.name && { name }),
    ...(fields.role !== person.role && { role: fields.role }),
    ...(extension !== person.extension && { extension }),
  };
  return Object.keys(change).length === 0 ? null : change;
}

/** The number after the highest extension in use; 1001 for the first. */
export function nextExtension(people: readonly Person[]): string {
  const used = people.map(({ extension }) => Number(extension ?? 0));
  const next = Math.max(1_000, ...used) + 1;
  return next > 999_999 ? "" : String(next);
}
