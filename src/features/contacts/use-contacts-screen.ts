import { useState } from "react";
import type { Contact } from "../../core/contacts/contact.ts";
import { foundContacts } from "../../core/contacts/search.ts";
import type { Keeping } from "../../core/ports/history-log.ts";
import { useContacts, useNewContact, useNumberRules, useWorkplace } from "../../stores/react.tsx";
import { contactsWords } from "../../words/contacts-words.ts";
import { personOf, type Person } from "../../words/people.ts";

const texts = contactsWords;

/** Whom to call: a number of theirs, from whichever business number the agent calls from. */
export type CallContact = (number: string, name: string) => (() => void) | undefined;

export type ContactRecord = {
  readonly id: string;
  readonly person: Person;
  readonly company: string;
  readonly note: string;
  readonly isFavourite: boolean;
  readonly numbers: readonly { readonly text: string; readonly call: (() => void) | undefined }[];
  readonly star: () => void;
  readonly edit: () => void;
};

/** What lies over the list. */
export type Open =
  | { readonly kind: "nothing" | "import" }
  /** `contact` null: a new one, with what is known of them already. */
  | {
      readonly kind: "contact";
      readonly contact: Contact | null;
      readonly start: { readonly name: string; readonly number: string };
    };

export type ContactsRecord = {
  readonly keeping: Keeping;
  readonly text: string;
  readonly search: (text: string) => void;
  readonly count: string;
  readonly body:
    | { readonly kind: "reading" | "empty" | "nothing" }
    | {
        readonly kind: "contacts";
        readonly favourites: readonly ContactRecord[];
        readonly others: readonly ContactRecord[];
        readonly more: { readonly left: number; readonly show: () => void } | undefined;
      };
  readonly open: Open;
  readonly add: () => void;
  readonly openImport: () => void;
  readonly close: () => void;
};

/** Rows drawn at once. */
const page = 100;

export function useContactsScreen(callContact: CallContact): ContactsRecord {
  const { contacts: book } = useWorkplace();
  const { keeping, contacts } = useContacts();
  const rules = useNumberRules();
  const [handed, hand] = useNewContact();
  const [text, setText] = useState("");
  const [shown, setShown] = useState(page);
  const [open, setOpen] = useState<Open>({ kind: "nothing" });
  const found = foundContacts(contacts, text);
  const drawn = found.slice(0, shown);

  const recordOf = (contact: Contact): ContactRecord => ({
    id: contact.id,
    person: personOf({ number: contact.numbers[0] ?? "", name: contact.name }, rules),
    company: contact.company,
    note: contact.note,
    isFavourite: contact.isFavourite,
    numbers: contact.numbers.map((number) => ({
      text: personOf({ number, name: null }, rules).title,
      call: callContact(number, contact.name),
    })),
    star: () => book.save([{ ...contact, isFavourite: !contact.isFavourite, changed: Date.now() }]),
    edit: () => setOpen({ kind: "contact", contact, start: nobody }),
  });

  const emptiness = keeping === "opening" ? "reading" : "empty";
  return {
    keeping,
    text,
    search: (wanted) => {
      setText(wanted);
      setShown(page);
    },
    count: text.trim() === "" ? texts.count(contacts.length) : texts.countOf(found.length, contacts.length),
    body:
      found.length === 0
        ? { kind: contacts.length > 0 ? "nothing" : emptiness }
        : {
            kind: "contacts",
            favourites: drawn.filter(({ isFavourite }) => isFavourite).map(recordOf),
            others: drawn.filter(({ isFavourite }) => !isFavourite).map(recordOf),
            more:
              found.length > shown
                ? { left: found.length - shown, show: () => setShown(shown + page) }
                : undefined,
          },
    // Somebody handed over by another screen opens as a new contact.
    open:
      handed === null
        ? open
        : { kind: "contact", contact: null, start: { name: handed.name, number: handed.number } },
    add: () => setOpen({ kind: "contact", contact: null, start: nobody }),
    openImport: () => setOpen({ kind: "import" }),
    close: () => {
      hand(null);
      setOpen({ kind: "nothing" });
    },
  };
}

const nobody = { name: "", number: "" } as const;
