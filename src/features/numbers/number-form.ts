import type { NewNumber } from "../../api/contract.ts";
import type { ApiProblem } from "../../api/problem.ts";

export type NumberFields = {
  readonly accountId: string;
  /** An id that Meta named, or `other`: it is typed; null: nothing is chosen yet. */
  readonly picked: string | null;
  readonly phoneNumberId: string;
  readonly number: string;
  readonly label: string;
};

export type NumberFault =
  | "nothing-picked"
  | "bad-id"
  | "bad-number"
  | "no-label"
  | "number-required"
  | "not-this-number"
  | "number-taken"
  | "refused";
export type NumberFaults = Partial<Record<"picked" | "phoneNumberId" | "number" | "label", NumberFault>>;

const metaId = /^\d{5,32}$/;
const e164 = /^\+[1-9]\d{6,14}$/;

/** Without the spaces, dashes and brackets that people write numbers with. */
export const plainNumber = (number: string) => number.replaceAll(/[\s()\-./]/g, "");

/** What the contract would refuse. */
export function faultsOf({ picked, phoneNumberId, number, label }: NumberFields): NumberFaults {
  const isTyped = picked === "other";
  return {
    ...(picked === null && { picked: "nothing-picked" }),
    ...(isTyped && !metaId.test(phoneNumberId.trim()) && { phoneNumberId: "bad-id" }),
    ...(isTyped && plainNumber(number) !== "" && !e164.test(plainNumber(number)) && { number: "bad-number" }),
    ...(label.trim() === "" && { label: "no-label" }),
  };
}

/** Problems of the backend that belong to one field; null when it is about something else. */
export function faultsFrom(problem: ApiProblem | null, { picked }: NumberFields): NumberFaults | null {
  const place = picked === "other" ? "phoneNumberId" : "picked";
  if (problem?.code === "number-taken") return { [place]: "number-taken" };
  if (problem?.code !== "invalid") return null;
  const faults: NumberFaults = {};
  for (const { path, fault } of problem.fields) {
    if (path === "/number") faults.number = numberFaults[fault] ?? "bad-number";
    if (path === "/phoneNumberId") faults[place] = "refused";
    if (path === "/label") faults.label = "refused";
  }
  return Object.keys(faults).length === 0 ? null : faults;
}

const numberFaults: Readonly<Partial<Record<string, NumberFault>>> = {
  required: "number-required",
  "not-this-number": "not-this-number",
};

export function newNumberOf({ accountId, picked, phoneNumberId, number, label }: NumberFields): NewNumber {
  const isTyped = picked === "other";
  const typed = plainNumber(number);
  return {
    accountId,
    phoneNumberId: isTyped ? phoneNumberId.trim() : (picked ?? ""),
    label: label.trim(),
    ...(isTyped && typed !== "" && { number: typed }),
  };
}
