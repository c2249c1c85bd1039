import { ContactRound, SearchX, UserPlus } from "lucide-react";
import { Announcement } from "../../ui/announcement.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { WaitingRows } from "../../ui/waiting-rows.tsx";
import { contactsWords } from "../../words/contacts-words.ts";
import { ContactRow } from "./contact-row.tsx";
import { ExportMenu } from "./export-menu.tsx";
import type { ContactRecord, ContactsRecord } from "./use-contacts-screen.ts";

const texts = contactsWords;

type Props = ContactsRecord & { readonly onExported: (text: string) => void };

export function ContactsView(record: Props) {
  const { keeping, text, search, count, body, add, openImport, onExported } = record;
  const isEmpty = body.kind === "empty";
  return (
    <div className="mx-auto grid w-full max-w-[60rem] grid-cols-[minmax(0,1fr)] gap-4 pb-6">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <div className="min-w-0 flex-[1_1_16rem]">
          <h1 className="text-xl font-semibold tracking-tight">{texts.title}</h1>
          <p className="text-[13px] text-pretty text-muted">{texts.lead}</p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {!isEmpty && <ExportMenu onExported={onExported} />}
          {!isEmpty && <Button onClick={openImport}>{texts.import}</Button>}
          {!isEmpty && (
            // Alone in its line where all three do not fit into one.
            <span className="grid max-sm:w-full">
              <Button look="accent" icon={<UserPlus aria-hidden size={18} />} onClick={add}>
                {texts.add}
              </Button>
            </span>
          )}
        </div>
      </div>
      {(keeping === "blocked" || keeping === "full") && (
        <Notice look="warn" title={texts.notKept[keeping].title}>
          <p>{texts.notKept[keeping].meaning}</p>
        </Notice>
      )}
      {!isEmpty && (
        <SearchField label={texts.search} clear={texts.clearSearch} value={text} onChange={search} />
      )}
      <Announcement text={text === "" ? "" : count} />
      <Body {...record} />
    </div>
  );
}

function Body({ body, count, add, openImport }: Props) {
  switch (body.kind) {
    case "reading":
      return <WaitingRows text={texts.loading} rows={4} />;
    case "empty":
      return (
        <EmptyState icon={<ContactRound aria-hidden size={28} />} {...texts.empty}>
          <Button look="accent" icon={<UserPlus aria-hidden size={18} />} onClick={add}>
            {texts.add}
          </Button>
          <Button onClick={openImport}>{texts.import}</Button>
        </EmptyState>
      );
    case "nothing":
      return <EmptyState icon={<SearchX aria-hidden size={28} />} {...texts.nothing} />;
    case "contacts":
      return (
        <>
          <p className="figures -mb-2 text-[13px] text-muted">{count}</p>
          <div className="overflow-clip rounded-card border border-edge bg-surface shadow-card">
            <Group heading={texts.favourites} contacts={body.favourites} isNamed />
            <Group heading={texts.others} contacts={body.others} isNamed={body.favourites.length > 0} />
          </div>
          {body.more && (
            <div className="flex justify-center">
              <Button onClick={body.more.show}>{texts.more(body.more.left)}</Button>
            </div>
          )}
        </>
      );
  }
}

type GroupProps = {
  readonly heading: string;
  readonly contacts: readonly ContactRecord[];
  /** A list that is the only one needs no heading to be seen. */
  readonly isNamed: boolean;
};

function Group({ heading, contacts, isNamed }: GroupProps) {
  if (contacts.length === 0) return null;
  return (
    <section aria-label={heading} className="not-first:border-t not-first:border-edge">
      {isNamed && <h2 className="bg-sunken px-4 py-1.5 text-xs font-semibold text-muted">{heading}</h2>}
      <ul className="divide-y divide-edge">
        {contacts.map((contact) => (
          <ContactRow key={contact.id} {...contact} />
        ))}
      </ul>
    </section>
  );
}
