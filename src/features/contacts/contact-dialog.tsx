import { useState } from "react";
import { contactLimits, type Contact } from "../../core/contacts/contact.ts";
import { useContacts, useNumberRules, usePreferences, useWorkplace } from "../../stores/react.tsx";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { focusFirstFault } from "../../ui/focus.ts";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { contactsWords } from "../../words/contacts-words.ts";
import { contactOf, faultsOf, fieldsOf, hasFaults, noFields, type ContactFields } from "./contact-form.ts";
import { NumberFields } from "./number-fields.tsx";

const { form: texts } = contactsWords;

type Props = {
  /** Null for a new one. */
  readonly contact: Contact | null;
  /** What is known of a new one. */
  readonly start: { readonly name: string; readonly number: string };
  readonly onClose: () => void;
  /** With what was done, in words. */
  readonly onDone: (text: string) => void;
};

/** A contact to be written: what is wrong stands under its field, once saving was tried. */
export function ContactDialog({ contact, start, onClose, onDone }: Props) {
  const { contacts: book } = useWorkplace();
  const { contacts } = useContacts();
  const rules = useNumberRules();
  const [{ numberCountry: home }] = usePreferences();
  const [fields, setFields] = useState<ContactFields>(
    contact === null ? { ...noFields, name: start.name, numbers: [start.number] } : fieldsOf(contact),
  );
  const [isChecked, setChecked] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  const ownerOf = (number: string) =>
    contacts.find((one) => one.id !== contact?.id && one.numbers.includes(number))?.name ?? null;
  const faults = faultsOf(fields, { rules, home, ownerOf });
  const change = (some: Partial<ContactFields>) => setFields({ ...fields, ...some });
  const title = contact === null ? texts.titleNew : texts.titleEdit(contact.name);

  function save(): void {
    setChecked(true);
    if (hasFaults(faults)) return;
    const id = contact?.id ?? crypto.randomUUID();
    const saved = contactOf(fields, { rules, home }, { id, changed: Date.now() });
    book.save([saved]);
    onDone(texts.saved(saved.name));
  }

  if (isLeaving && contact !== null)
    return (
      <Confirm
        title={texts.sure(contact.name)}
        text={texts.sureText}
        yes={texts.yes}
        no={texts.no}
        onNo={() => setLeaving(false)}
        onYes={() => {
          book.remove([contact.id]);
          onDone(texts.removed(contact.name));
        }}
      />
    );
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        noValidate
        aria-label={title}
        className="mt-5 grid grid-cols-[minmax(0,1fr)] gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save();
          focusFirstFault(event.currentTarget);
        }}
      >
        <TextField
          label={texts.name}
          dir="auto"
          autoComplete="off"
          data-first-focus
          maxLength={contactLimits.name}
          value={fields.name}
          fault={isChecked && faults.name ? texts.faults["no-name"] : undefined}
          onChange={(event) => change({ name: event.target.value })}
        />
        <NumberFields
          numbers={fields.numbers}
          faults={isChecked ? faults.numbers : []}
          onChange={(numbers) => change({ numbers })}
        />
        <TextField
          label={texts.company}
          dir="auto"
          autoComplete="off"
          maxLength={contactLimits.company}
          value={fields.company}
          onChange={(event) => change({ company: event.target.value })}
        />
        <TextField
          label={texts.email}
          type="email"
          autoComplete="off"
          maxLength={contactLimits.email}
          value={fields.email}
          onChange={(event) => change({ email: event.target.value })}
        />
        <TextArea
          label={texts.note}
          value={fields.note}
          longest={contactLimits.note}
          count={texts.noteCount(fields.note.length, contactLimits.note)}
          onChange={(note) => change({ note })}
        />
        <Checkbox
          label={texts.favourite}
          checked={fields.isFavourite}
          onChange={(isFavourite) => change({ isFavourite })}
        />
        <div className="mt-1 flex flex-wrap justify-end gap-2.5">
          {contact !== null && (
            <span className="me-auto">
              <Button look="plain-danger" onClick={() => setLeaving(true)}>
                {texts.remove}
              </Button>
            </span>
          )}
          <Button onClick={onClose}>{texts.cancel}</Button>
          <Button type="submit" look="accent">
            {texts.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
