import { UserPlus } from "lucide-react";
import { useState, type ComponentProps } from "react";
import type { Person } from "../../api/contract.ts";
import { usePeople } from "../../api/people.ts";
import { useBackend } from "../../api/react.tsx";
import { Announcement } from "../../ui/announcement.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Trouble } from "../../ui/trouble.tsx";
import { tellProblem } from "../../words/api-words.ts";
import { peopleWords } from "../../words/people-words.ts";
import { timeOfDay } from "../../words/time.ts";
import { Access } from "./access.tsx";
import { InvitationDialog } from "./invitation-dialog.tsx";
import { PeopleTable } from "./people-table.tsx";
import { PersonFieldsView } from "./person-fields.tsx";
import { nextExtension } from "./person-form.ts";
import { useKnownPerson, useNewPerson, type Invited } from "./use-person-dialog.ts";

const texts = peopleWords;

type Open =
  | { readonly kind: "nothing" }
  | { readonly kind: "adding" }
  | { readonly kind: "changing"; readonly personId: string }
  | { readonly kind: "invited"; readonly invited: Invited };

/** Everybody who may sign in. Administrators change it, supervisors look. */
export function PeopleScreen() {
  const query = usePeople();
  const { person: me } = useBackend();
  const [open, setOpen] = useState<Open>({ kind: "nothing" });
  const [said, setSaid] = useState("");
  const mayChange = me.role === "administrator";
  const close = () => setOpen({ kind: "nothing" });
  const invited = (who: Invited) => setOpen({ kind: "invited", invited: who });
  const people = query.data ?? [];
  const changing = open.kind === "changing" ? people.find(({ id }) => id === open.personId) : undefined;

  return (
    <div className="mx-auto grid w-full max-w-[70rem] gap-4">
      <Announcement text={said} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1">
          <h1 className="text-xl font-semibold tracking-tight">{texts.heading}</h1>
          <p className="text-[13px] text-muted">{texts.lead}</p>
        </div>
        {mayChange && (
          <Button
            look="accent"
            icon={<UserPlus aria-hidden size={18} />}
            disabled={query.data === undefined}
            onClick={() => setOpen({ kind: "adding" })}
          >
            {texts.add}
          </Button>
        )}
      </div>
      <List
        query={query}
        myId={me.id}
        onChange={mayChange ? ({ id }) => setOpen({ kind: "changing", personId: id }) : undefined}
      />
      {open.kind === "adding" && (
        <AddDialog extension={nextExtension(people)} onClose={close} onInvited={invited} />
      )}
      {changing && (
        <ChangeDialog
          // What somebody else has changed meanwhile is shown anew.
          key={changing.version}
          person={changing}
          isMyself={changing.id === me.id}
          onClose={close}
          onInvited={invited}
          onChanged={() => {
            setSaid(texts.done.changed(changing.name));
            close();
          }}
          onRemoved={() => {
            setSaid(texts.done.removed(changing.name));
            close();
          }}
        />
      )}
      {open.kind === "invited" && <InvitationDialog invited={open.invited} onClose={close} />}
    </div>
  );
}

type ListProps = ComponentProps<typeof PeopleTable> & { readonly query: ReturnType<typeof usePeople> };

/** The table, or what stands in its place. */
function List({ query, ...table }: Omit<ListProps, "people">) {
  const { data, error, dataUpdatedAt, refetch } = query;
  if (data === undefined) {
    if (error === null) return <Waiting />;
    const again = (
      <Button look="outline" onClick={() => void refetch()}>
        {texts.again}
      </Button>
    );
    return <Trouble {...tellProblem(error)} action={again} />;
  }
  return (
    <>
      {error !== null && <Notice look="warn" title={texts.old(timeOfDay(dataUpdatedAt))} />}
      <PeopleTable {...table} people={data} />
    </>
  );
}

type AddProps = {
  readonly extension: string;
  readonly onClose: () => void;
  readonly onInvited: (invited: Invited) => void;
};

function AddDialog({ extension, onClose, onInvited }: AddProps) {
  const record = useNewPerson(extension, onInvited);
  return (
    <Dialog title={texts.form.titleNew} onClose={onClose}>
      <PersonFieldsView {...record} isNew label={texts.form.titleNew} onCancel={onClose} />
    </Dialog>
  );
}

type ChangeProps = Omit<AddProps, "extension"> & {
  readonly person: Person;
  readonly isMyself: boolean;
  readonly onChanged: () => void;
  readonly onRemoved: () => void;
};

function ChangeDialog({ person, isMyself, onClose, onInvited, onChanged, onRemoved }: ChangeProps) {
  const record = useKnownPerson(person, onChanged);
  return (
    <Dialog title={texts.form.titleChange(person.name)} onClose={onClose}>
      <PersonFieldsView {...record} isNew={false} label={texts.change(person.name)} onCancel={onClose} />
      <Access {...{ person, isMyself, onInvited, onChanged, onRemoved }} />
    </Dialog>
  );
}

function Waiting() {
  return (
    <div aria-busy="true" className="h-72 rounded-card border border-edge bg-surface">
      <p role="status" className="sr-only">
        {texts.loading}
      </p>
    </div>
  );
}
