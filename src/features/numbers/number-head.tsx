import { Pencil, RefreshCw } from "lucide-react";
import { useState } from "react";
import type { BusinessNumber } from "../../api/contract.ts";
import { useChangeNumber, useRefreshNumber } from "../../api/numbers.ts";
import { useNumberRules } from "../../stores/react.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { focusFirstFault } from "../../ui/focus.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { StateMark } from "../../ui/state-mark.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { Trouble } from "../../ui/trouble.tsx";
import { useNow } from "../../ui/use-now.ts";
import { tellProblem } from "../../words/api-words.ts";
import { numbersWords } from "../../words/numbers-words.ts";
import { personOf } from "../../words/people.ts";
import { agoText } from "../../words/time.ts";
import { healthOf, toneOf } from "./health.ts";

const { page: texts, rename, adding, states, cancel } = numbersWords;

type Props = { readonly number: BusinessNumber; readonly say: (text: string) => void };

/** Name, number, state, how fresh all of it is. */
export function NumberHead({ number, say }: Props) {
  const written = personOf({ number: number.number, name: null }, useNumberRules()).title;
  const [isRenaming, setRenaming] = useState(false);
  const refresh = useRefreshNumber();
  const health = healthOf(number);
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-64">
          <div className="flex items-center gap-1.5">
            <h1 className="min-w-0 text-2xl font-semibold tracking-tight wrap-anywhere">
              <bdi>{number.label}</bdi>
            </h1>
            <IconButton
              label={texts.change}
              icon={<Pencil aria-hidden size={16} />}
              onClick={() => setRenaming(true)}
            />
          </div>
          <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <span className="figures text-muted">{written}</span>
            <StateMark tone={toneOf[health]} text={states[health]} />
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Freshness meta={number.meta} />
          <Button
            look="outline"
            icon={
              <RefreshCw aria-hidden size={17} className={refresh.isPending ? "animate-spin" : undefined} />
            }
            disabled={refresh.isPending}
            onClick={() => refresh.mutate(number.id, { onSuccess: () => say(texts.refreshed) })}
          >
            {refresh.isPending ? texts.refreshing : texts.refresh}
          </Button>
        </div>
      </div>
      {refresh.error !== null && <Trouble {...tellProblem(refresh.error)} />}
      {isRenaming && (
        <RenameDialog
          number={number}
          onClose={() => setRenaming(false)}
          onRenamed={(label) => {
            say(rename.done(label));
            setRenaming(false);
          }}
        />
      )}
    </>
  );
}

function Freshness({ meta }: Pick<BusinessNumber, "meta">) {
  const now = useNow(10_000);
  return (
    <p className="figures text-[13px] text-muted">
      {meta === null ? texts.neverRead : texts.read(agoText(Date.parse(meta.readAt), now))}
      {meta?.stale === true && <span className="font-medium text-warn"> · {texts.stale}</span>}
    </p>
  );
}

type RenameProps = {
  readonly number: BusinessNumber;
  readonly onClose: () => void;
  readonly onRenamed: (label: string) => void;
};

function RenameDialog({ number, onClose, onRenamed }: RenameProps) {
  const [label, setLabel] = useState(number.label);
  const [isChecked, setChecked] = useState(false);
  const change = useChangeNumber();
  const isEmpty = label.trim() === "";
  const submit = () => {
    setChecked(true);
    if (isEmpty || change.isPending) return;
    if (label.trim() === number.label) onClose();
    else
      change.mutate(
        { number, change: { label: label.trim() } },
        { onSuccess: (changed) => onRenamed(changed.label) },
      );
  };
  return (
    <Dialog title={rename.title} onClose={onClose}>
      <form
        noValidate
        aria-label={rename.title}
        className="mt-5 grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
          focusFirstFault(event.currentTarget);
        }}
      >
        {change.error !== null && <Trouble {...tellProblem(change.error)} />}
        <TextField
          label={rename.label}
          autoComplete="off"
          maxLength={60}
          value={label}
          fault={isChecked && isEmpty ? adding.faults["no-label"] : undefined}
          onChange={(event) => setLabel(event.target.value)}
        />
        <div className="flex flex-wrap justify-end gap-2.5">
          <Button onClick={onClose}>{cancel}</Button>
          <Button type="submit" look="accent">
            {change.isPending ? rename.saving : rename.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
