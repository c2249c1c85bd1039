import { contactLimits, type Contact } from "../../core/contacts/contact.ts";
import { readDialString, type DialFault } from "../../core/dial/dial-string.ts";
import type { NumberRules } from "../../core/ports/number-rules.ts";

export type ContactFields = {
  readonly name: string;
  readonly company: string;
  readonly email: string;
  readonly note: string;
  readonly isFavourite: boolean;
  /** As typed; never empty, the last may be. */
  readonly numbers: readonly string[];
};

export type NumberFieldFault = DialFault | "incomplete" | "no-number" | { readonly takenBy: string };

export type ContactFaults = {
  readonly name: "no-name" | undefined;
  /** One for each number. */
  readonly numbers: readonly (NumberFieldFault | undefined)[];
};

export const noFields: ContactFields = {
  name: "",
  company: "",
  email: "",
  note: "",
  isFavourite: false,
  numbers: [""],
};

export function fieldsOf({ name, company, email, note, isFavourite, numbers }: Contact): ContactFields {
  return { name, company, email, note, isFavourite, numbers };
}

type Around = {
  readonly rules: NumberRules;
  /** The country of numbers that name none; null: they are refused. */
  readonly home: string | null;
  /** Who else has a number; null: nobody. */
  readonly ownerOf: (number: string) => string | null;
};

export function faultsOf({ name, numbers }: ContactFields, { rules, home, ownerOf }: Around): ContactFaults {
  const isWithout = numbers.every((text) => text.trim() === "");
  return {
    name: name.trim() === "" ? "no-name" : undefined,
    numbers: numbers.map((text, index) => {
      const read = readDialString(text, rules, home);
      switch (read.kind) {
        case "empty":
          return isWithout && index === 0 ? "no-number" : undefined;
        case "incomplete":
          return "incomplete";
        case "invalid":
          return read.fault;
        case "number": {
          const takenBy = ownerOf(read.e164);
          return takenBy === null ? undefined : { takenBy };
        }
      }
    }),
  };
}

export function hasFaults({ name, numbers }: ContactFaults): boolean {
  return name !== undefined || numbers.some((fault) => fault !== undefined);
}

/** The contact that faultless fields make. */
export function contactOf(
  fields: ContactFields,
  { rules, home }: Pick<Around, "rules" | "home">,
  own: Pick<Contact, "id" | "changed">,
): Contact {
  const numbers = fields.numbers.flatMap((text) => {
    const read = readDialString(text, rules, home);
    return read.kind === "number" ? [read.e164] : [];
  });
  const { name, company, email, note, isFavourite } = fields;
  return {
    ...own,
    name: name.trim().slice(0, contactLimits.name),
    company: company.trim().slice(0, contactLimits.company),
    email: email.trim().slice(0, contactLimits.email),
    note: note.trim().slice(0, contactLimits.note),
    isFavourite,
    numbers: [...new Set(numbers)],
  };
}
