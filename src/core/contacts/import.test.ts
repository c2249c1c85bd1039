import { describe, expect, it } from "vitest";
import { friday } from "../../testing/builders.ts";
import { bruno, maria, nameless, support } from "../../testing/people.ts";
import { aContact } from "../../testing/records.ts";
import { roughRules } from "../../testing/work-place.tsx";
import { contactLimits, type Contact } from "./contact.ts";
import type { Draft } from "./draft.ts";
import { planImport } from "./import.ts";

const aDraft = (facts: Partial<Draft> = {}): Draft => ({
  place: 2,
  name: "María Ortega",
  company: "",
  email: "",
  note: "",
  isFavourite: false,
  numbers: [maria.number],
  ...facts,
});

function plan(drafts: readonly Draft[], existing: readonly Contact[] = []) {
  let made = 0;
  return planImport(drafts, existing, { rules: roughRules, newId: () => `new-${++made}`, now: friday });
}

describe("an entry of a file", () => {
  it("becomes a contact, its numbers in one form and each once", () => {
    const { save, lines } = plan([
      aDraft({ numbers: ["0034 612 34 56 78", "tel:+34-612-345-678", support] }),
    ]);
    expect(save).toEqual([
      aContact({ id: "new-1", name: "María Ortega", numbers: [maria.number, support], changed: friday }),
    ]);
    expect(lines).toEqual([{ place: 2, name: "María Ortega", leftOut: [], result: "new" }]);
  });

  it("is known by its company or its number where it has no name", () => {
    const { save } = plan([
      aDraft({ name: " ", company: "Acme" }),
      aDraft({ name: "", numbers: [bruno.number] }),
    ]);
    expect(save.map(({ name }) => name)).toEqual(["Acme", bruno.number]);
  });

  it("is refused without a number, and says which of its numbers are none", () => {
    const { save, lines } = plan([
      aDraft({ numbers: [] }),
      aDraft({ numbers: ["612 345 678", "ask reception", "+34 6"] }),
    ]);
    expect(save).toEqual([]);
    expect(lines).toEqual([
      expect.objectContaining({ result: "refused", why: "no-number" }),
      expect.objectContaining({
        result: "refused",
        why: "bad-numbers",
        leftOut: [
          { text: "612 345 678", fault: "no-country" },
          { text: "ask reception", fault: "not-a-number" },
          { text: "+34 6", fault: "incomplete" },
        ],
      }),
    ]);
  });

  it("is clipped where it would never end", () => {
    const [contact] = plan([aDraft({ name: "x".repeat(5_000), note: "y".repeat(5_000) })]).save;
    expect([contact?.name.length, contact?.note.length]).toEqual([contactLimits.name, contactLimits.note]);
  });
});

describe("whoever has the number already", () => {
  const known = aContact({ company: "Acme" });

  it("keeps what they have and gets what they lack", () => {
    const { save, lines } = plan(
      [aDraft({ company: "Other", note: "From the fair", numbers: [maria.number, support] })],
      [known],
    );
    expect(save).toEqual([
      { ...known, note: "From the fair", numbers: [maria.number, support], changed: friday },
    ]);
    expect(lines).toEqual([expect.objectContaining({ result: "changed", into: "Mariana O." })]);
  });

  it("is left alone where nothing is new", () => {
    expect(plan([aDraft()], [known])).toEqual({
      save: [],
      lines: [expect.objectContaining({ result: "same", into: "Mariana O." })],
    });
  });

  it("may stand further up in the same file", () => {
    const { save, lines } = plan([
      aDraft(),
      aDraft({ place: 3, name: "M. Ortega", numbers: [maria.number, support] }),
    ]);
    expect(save).toMatchObject([{ name: "María Ortega", numbers: [maria.number, support] }]);
    expect(lines.map(({ result }) => result)).toEqual(["new", "changed"]);
  });

  it("does not take a number from somebody else", () => {
    const other = aContact({ id: "contact-2", name: "Bruno", numbers: [bruno.number] });
    const { save, lines } = plan(
      [aDraft({ numbers: [maria.number, bruno.number, nameless.number] })],
      [known, other],
    );
    expect(save).toMatchObject([{ id: "contact-1", numbers: [maria.number, nameless.number] }]);
    expect(lines[0]?.leftOut).toEqual([{ text: bruno.number, fault: "taken" }]);
  });
});
