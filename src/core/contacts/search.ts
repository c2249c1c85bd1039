import { digitsOf, folded } from "../history/folded.ts";
import type { Contact } from "./contact.ts";

/** The contacts whose name, company, email or number holds the text, in the order given. */
export function foundContacts(contacts: readonly Contact[], text: string): readonly Contact[] {
  const wanted = folded(text);
  if (wanted === "") return contacts;
  const digits = digitsOf(text);
  return contacts.filter(
    ({ name, company, email, numbers }) =>
      (digits !== null && numbers.some((number) => number.includes(digits))) ||
      [name, company, email].some((field) => folded(field).includes(wanted)),
  );
}
