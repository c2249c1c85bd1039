import { Download } from "lucide-react";
import { tableOf } from "../../core/contacts/csv.ts";
import { writeVCards } from "../../core/contacts/vcard.ts";
import { useContacts, useWorkplace } from "../../stores/react.tsx";
import { Button } from "../../ui/button.tsx";
import { Disclosure } from "../../ui/disclosure.tsx";
import { contactsWords } from "../../words/contacts-words.ts";
import { saveFile } from "./save-file.ts";

const texts = contactsWords;

/** All contacts as a file, in the form another program reads. */
export function ExportMenu({ onExported }: { readonly onExported: (text: string) => void }) {
  const { contacts: book } = useWorkplace();
  const { contacts } = useContacts();
  const said = () => onExported(texts.exported(contacts.length));
  const cards = (version: "3.0" | "4.0") => () => {
    saveFile("contacts.vcf", "text/vcard", writeVCards(contacts, version));
    said();
  };
  const table = () =>
    void book.writeCsv(tableOf(contacts)).then((text) => {
      // Excel takes a file for UTF-8 only with this mark.
      saveFile("contacts.csv", "text/csv", `\uFEFF${text}`);
      said();
    });
  return (
    <Disclosure
      label={texts.export}
      button={
        <span className="flex items-center gap-2 px-1 font-semibold">
          <Download aria-hidden size={18} className="hidden sm:block" />
          {texts.export}
        </span>
      }
    >
      <div className="grid gap-1.5">
        {[
          { text: texts.exports.csv, save: table },
          { text: texts.exports.vcard3, save: cards("3.0") },
          { text: texts.exports.vcard4, save: cards("4.0") },
        ].map(({ text, save }) => (
          <Button key={text} wide onClick={save}>
            {text}
          </Button>
        ))}
      </div>
    </Disclosure>
  );
}
