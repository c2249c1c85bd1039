import { expect, it } from "vitest";
import { bruno, maria } from "../../testing/people.ts";
import { aContact } from "../../testing/records.ts";
import { foundContacts } from "./search.ts";

const contacts = [
  aContact({ id: "1", name: "María Ortega", company: "Acme" }),
  aContact({ id: "2", name: "Bruno Hall", email: "bruno@hall.example", numbers: [bruno.number] }),
];

const examples: readonly (readonly [string, readonly string[]])[] = [
  ["", ["1", "2"]],
  ["maria", ["1"]],
  ["ACME", ["1"]],
  ["hall.example", ["2"]],
  ["+44 20", ["2"]],
  [maria.number, ["1"]],
  ["nobody", []],
];
it.each(examples)("a search for “%s”", (text, ids) => {
  expect(foundContacts(contacts, text).map(({ id }) => id)).toEqual(ids);
});
