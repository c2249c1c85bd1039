import { inOrder, type Contact } from "../core/contacts/contact.ts";
import type { ContactBook, ContactsState } from "../core/ports/contact-book.ts";
import type { Shelf } from "./shelf.ts";

/** The contacts of this agent, on their shelf. `compare`: the order of names in the page's language. */
export function createContactBook(
  shelf: Shelf<Contact>,
  compare: (one: string, other: string) => number,
): ContactBook {
  let rows: ReadonlyMap<string, Contact> | null = null;
  let state: ContactsState = { keeping: "opening", contacts: [] };
  let byNumber: ReadonlyMap<string, Contact> = new Map();

  function read(): ContactsState {
    const keeping = shelf.keeping();
    if (rows !== shelf.rows()) {
      rows = shelf.rows();
      const contacts = inOrder([...rows.values()], compare);
      state = { keeping, contacts };
      byNumber = new Map(contacts.toReversed().flatMap((one) => one.numbers.map((number) => [number, one])));
    } else if (keeping !== state.keeping) state = { ...state, keeping };
    return state;
  }

  return {
    state: read,
    subscribe: shelf.subscribe,
    save: shelf.put,
    remove: shelf.remove,
    nameOf: (number) => {
      read();
      return byNumber.get(number)?.name ?? null;
    },
    // Papaparse is a third of the phone: it comes when a file does.
    readCsv: async (text) => (await import("./csv.ts")).readCsv(text),
    writeCsv: async (rows) => (await import("./csv.ts")).writeCsv(rows),
  };
}
