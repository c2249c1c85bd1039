import { useState } from "react";
import type { Person } from "../../api/contract.ts";
import { useChangePerson, useInvitePerson, useRemovePerson } from "../../api/people.ts";
import { Button } from "../../ui/button.tsx";
import { Trouble } from "../../ui/trouble.tsx";
import { tellProblem } from "../../words/api-words.ts";
import { peopleWords } from "../../words/people-words.ts";
import type { Invited } from "./use-person-dialog.ts";

const { access: texts, confirm } = peopleWords;

type Props = {
  readonly person: Person;
  /** Nobody disables or removes themselves by a slip. */
  readonly isMyself: boolean;
  readonly onInvited: (invited: Invited) => void;
  readonly onChanged: () => void;
  readonly onRemoved: () => void;
};

/** Sign-in links, disabling and removing. What ends somebody's call is asked about first. */
export function Access({ person, isMyself, onInvited, onChanged, onRemoved }: Props) {
  const invite = useInvitePerson();
  const change = useChangePerson();
  const remove = useRemovePerson();
  const [asking, setAsking] = useState<"remove" | "disable" | null>(null);
  const problem = invite.error ?? change.error ?? remove.error;
  const isBusy = invite.isPending || change.isPending || remove.isPending;

  const setDisabled = (disabled: boolean) =>
    change.mutate({ person, change: { disabled } }, { onSuccess: onChanged });
  const confirmed = () => {
    setAsking(null);
    if (asking === "remove") remove.mutate(person.id, { onSuccess: onRemoved });
    else setDisabled(true);
  };

  if (asking !== null) {
    const { title, text, yes } = confirm[asking];
    return (
      <div role="alertdialog" aria-label={title(person.name)} className="mt-5 border-t border-edge pt-4">
        <p className="font-semibold">{title(person.name)}</p>
        <p className="mt-1 text-muted">{text}</p>
        <div className="mt-4 flex flex-wrap justify-end gap-2.5">
          <Button autoFocus onClick={() => setAsking(null)}>
            {confirm.no}
          </Button>
          <Button look="danger" onClick={confirmed}>
            {yes}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <section aria-label={texts.heading} className="mt-6 grid gap-3 border-t border-edge pt-4">
      <h3 className="text-[13px] font-semibold text-muted">{texts.heading}</h3>
      {problem !== null && <Trouble {...tellProblem(problem)} />}
      <Action
        hint={texts.inviteHint}
        text={texts.invite}
        disabled={isBusy || person.disabled}
        onClick={() =>
          invite.mutate(person.id, { onSuccess: (link) => onInvited({ name: person.name, ...link }) })
        }
      />
      {!isMyself && (
        <>
          {person.disabled ? (
            <Action
              hint={texts.enableHint}
              text={texts.enable}
              disabled={isBusy}
              onClick={() => setDisabled(false)}
            />
          ) : (
            <Action
              hint={texts.disableHint}
              text={texts.disable}
              disabled={isBusy}
              onClick={() => setAsking("disable")}
            />
          )}
          <Action
            hint={texts.removeHint}
            text={texts.remove}
            look="plain-danger"
            disabled={isBusy}
            onClick={() => setAsking("remove")}
          />
        </>
      )}
    </section>
  );
}

type ActionProps = {
  readonly text: string;
  readonly hint: string;
  readonly look?: "plain" | "plain-danger";
  readonly disabled: boolean;
  readonly onClick: () => void;
};

function Action({ text, hint, look = "plain", disabled, onClick }: ActionProps) {
  return (
    <div className="grid items-center gap-x-4 gap-y-1.5 sm:grid-cols-[minmax(0,1fr)_auto]">
      <p className="text-[13px] text-muted">{hint}</p>
      <Button size="s" look={look} disabled={disabled} onClick={onClick}>
        {text}
      </Button>
    </div>
  );
}
