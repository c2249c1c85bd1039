import type { Instant } from "../call/call.ts";
import { readDialString, type DialFault } from "../dial/dial-string.ts";
import type { NumberRules } from "../ports/number-rules.ts";
import { contactLimits, mostContacts, type Contact } from "./contact.ts";
import type { Draft } from "./draft.ts";

/** `taken`: the number is another contact's. `too-many`: beyond the most a contact may have. */
export type NumberFault = DialFault | "incomplete" | "taken" | "too-many";

export type LeftOut = { readonly text: string; readonly fault: NumberFault };

/** What becomes of one entry of a file. */
export type ImportLine = {
  readonly place: number;
  readonly name: string;
  readonly leftOut: readonly LeftOut[];
} & (
  | { readonly result: "new" }
  /** `into`: whom it was joined with, by a number. */
  | { readonly result: "changed"; readonly into: string }
  | { readonly result: "same"; readonly into: string }
  | { readonly result: "refused"; readonly why: "no-number" | "bad-numbers" | "no-room" }
);

export type ImportPlan = { readonly save: readonly Contact[]; readonly lines: readonly ImportLine[] };

type Surroundings = {
  readonly rules: NumberRules;
  /** The country of numbers that name none (ISO 3166); null: they are refused. */
  readonly home?: string | null;
  readonly newId: () => string;
  readonly now: Instant;
};

/**
 * What importing these entries would do; nothing is done yet. Whoever has one of the numbers already, in the contacts or
 * further up in the file, is the same person: their own fields stay, and only what they lack is added.
 */
export function planImport(
  drafts: readonly Draft[],
  existing: readonly Contact[],
  around: Surroundings,
): ImportPlan {
  const byNumber = new Map(existing.flatMap((one) => one.numbers.map((number) => [number, one.id])));
  const known = new Map(existing.map((one) => [one.id, one]));
  const touched = new Set<string>();

  const keep = (contact: Contact): void => {
    known.set(contact.id, contact);
    touched.add(contact.id);
    for (const number of contact.numbers) byNumber.set(number, contact.id);
  };

  const lines = drafts.map((draft): ImportLine => {
    const { numbers, leftOut } = numbersOf(draft, around);
    const head = { place: draft.place, name: nameIn(draft, numbers) };
    if (numbers.length === 0) {
      const why = leftOut.length === 0 ? "no-number" : "bad-numbers";
      return { ...head, leftOut, result: "refused", why };
    }
    const twin = numbers
      .map((number) => known.get(byNumber.get(number) ?? ""))
      .find((one) => one !== undefined);
    if (twin !== undefined) {
      const free = numbers.filter((number) => [undefined, twin.id].includes(byNumber.get(number)));
      const taken = numbers.filter((number) => !free.includes(number));
      const joined = joinedWith(twin, draft, free, around.now);
      const out = [
        ...leftOut,
        ...taken.map((text) => ({ text, fault: "taken" as const })),
        ...joined.leftOut,
      ];
      if (joined.contact === twin) return { ...head, leftOut: out, result: "same", into: twin.name };
      keep(joined.contact);
      return { ...head, leftOut: out, result: "changed", into: twin.name };
    }
    if (known.size >= mostContacts) return { ...head, leftOut, result: "refused", why: "no-room" };
    keep({
      id: around.newId(),
      ...fieldsOf(draft),
      name: head.name,
      numbers: some(numbers),
      changed: around.now,
    });
    return { ...head, leftOut: [...leftOut, ...tooMany(numbers)], result: "new" };
  });
  return { save: [...touched].map((id) => known.get(id)).filter((one) => one !== undefined), lines };
}

function numbersOf(
  { numbers }: Draft,
  { rules, home = null }: Surroundings,
): { readonly numbers: readonly string[]; readonly leftOut: readonly LeftOut[] } {
  const good = new Set<string>();
  const leftOut: LeftOut[] = [];
  for (const text of numbers) {
    const read = readDialString(text, rules, home);
    if (read.kind === "number") good.add(read.e164);
    else if (read.kind !== "empty")
      leftOut.push({
        text: text.slice(0, 60),
        fault: read.kind === "incomplete" ? "incomplete" : read.fault,
      });
  }
  return { numbers: [...good], leftOut };
}

/** Who has no name is known by their company, else by their number. */
function nameIn({ name, company }: Draft, numbers: readonly string[]): string {
  return clipped(name, "name") || clipped(company, "name") || (numbers[0] ?? "");
}

function fieldsOf(draft: Draft): Pick<Contact, "company" | "email" | "note" | "isFavourite"> {
  return {
    company: clipped(draft.company, "company"),
    email: clipped(draft.email, "email"),
    note: draft.note.trim().slice(0, contactLimits.note),
    isFavourite: draft.isFavourite,
  };
}

/** The contact itself when nothing is new in the draft. */
function joinedWith(
  twin: Contact,
  draft: Draft,
  numbers: readonly string[],
  now: Instant,
): { readonly contact: Contact; readonly leftOut: readonly LeftOut[] } {
  const fields = fieldsOf(draft);
  const all = [...new Set([...twin.numbers, ...numbers])];
  const next = {
    company: twin.company || fields.company,
    email: twin.email || fields.email,
    note: twin.note || fields.note,
    isFavourite: twin.isFavourite || fields.isFavourite,
    numbers: some(all),
  };
  const isSame =
    next.numbers.length === twin.numbers.length &&
    (["company", "email", "note", "isFavourite"] as const).every((key) => next[key] === twin[key]);
  return { contact: isSame ? twin : { ...twin, ...next, changed: now }, leftOut: tooMany(all) };
}

const some = (numbers: readonly string[]) => numbers.slice(0, contactLimits.numbers);

function tooMany(numbers: readonly string[]): readonly LeftOut[] {
  return numbers.slice(contactLimits.numbers).map((text) => ({ text, fault: "too-many" }));
}

/** One line, without what cannot be seen, and with an end. */
function clipped(text: string, field: "name" | "company" | "email"): string {
  return text
    .replaceAll(/[\p{Cc}\s]+/gu, " ")
    .trim()
    .slice(0, contactLimits[field]);
}
