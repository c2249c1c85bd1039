import { useState } from "react";
import { Announcement } from "../../ui/announcement.tsx";
import { ContactDialog } from "./contact-dialog.tsx";
import { ImportDialog } from "./import-dialog.tsx";
import { useContactsScreen, type CallContact } from "./use-contacts-screen.ts";
import { ContactsView } from "./view.tsx";

/** The people this agent knows. `callContact`: a way to call them, where there is one now. */
export function ContactsScreen({ callContact }: { readonly callContact: CallContact }) {
  const record = useContactsScreen(callContact);
  const [said, setSaid] = useState("");
  const { open, close } = record;
  return (
    <>
      <Announcement text={said} />
      <ContactsView {...record} onExported={setSaid} />
      {open.kind === "contact" && (
        <ContactDialog
          key={open.contact?.id ?? "new"}
          contact={open.contact}
          start={open.start}
          onClose={close}
          onDone={(text) => {
            setSaid(text);
            close();
          }}
        />
      )}
      {open.kind === "import" && <ImportDialog onClose={close} />}
    </>
  );
}
