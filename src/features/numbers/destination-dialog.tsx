import { useState } from "react";
import type { BusinessNumber } from "../../api/contract.ts";
import { useChangeNumber } from "../../api/numbers.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { focusFirstFault } from "../../ui/focus.ts";
import { RadioList } from "../../ui/radio-list.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { Trouble } from "../../ui/trouble.tsx";
import { tellProblem } from "../../words/api-words.ts";
import { destinationWords, numbersWords } from "../../words/numbers-words.ts";
import {
  destinationOf,
  faultsFrom,
  faultsOf,
  fieldsOf,
  type DestinationFault,
  type DestinationFields,
} from "./destination-form.ts";

const texts = destinationWords;
const kinds = ["agents", "extension", "own-server", "bitrix24"] as const;

type Props = {
  readonly number: BusinessNumber;
  readonly onClose: () => void;
  readonly onMoved: () => void;
};

export function DestinationDialog({ number, onClose, onMoved }: Props) {
  const { fields, faults, problem, isBusy, movesServer, change, submit } = useDestination(number, onMoved);
  const more = {
    agents: undefined,
    bitrix24: undefined,
    extension: (
      <TextField
        label={texts.extension}
        hint={texts.extensionHint}
        inputMode="numeric"
        autoComplete="off"
        maxLength={6}
        value={fields.extension}
        fault={said(faults.extension)}
        onChange={(event) => change({ extension: event.target.value })}
      />
    ),
    "own-server": (
      <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_7rem]">
        <TextField
          label={texts.hostname}
          hint={texts.hostnameHint}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={253}
          value={fields.hostname}
          fault={said(faults.hostname)}
          onChange={(event) => change({ hostname: event.target.value })}
        />
        <TextField
          label={texts.port}
          inputMode="numeric"
          autoComplete="off"
          maxLength={5}
          value={fields.port}
          fault={said(faults.port)}
          onChange={(event) => change({ port: event.target.value })}
        />
      </div>
    ),
  };
  return (
    <Dialog title={texts.title} size="l" onClose={onClose}>
      <form
        noValidate
        aria-label={texts.title}
        className="mt-5 grid grid-cols-[minmax(0,1fr)] gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
          focusFirstFault(event.currentTarget);
        }}
      >
        <RadioList
          label={texts.heading}
          value={fields.kind}
          options={kinds.map((kind) => ({ value: kind, ...texts.options[kind], more: more[kind] }))}
          onChange={(kind) => change({ kind })}
        />
        {movesServer && <p className="text-[13px] font-medium text-pretty text-warn">{texts.writesToMeta}</p>}
        {problem !== null && <Trouble {...tellProblem(problem)} />}
        <div className="flex flex-wrap justify-end gap-2.5">
          <Button onClick={onClose}>{numbersWords.cancel}</Button>
          <Button type="submit" look="accent">
            {isBusy ? texts.saving : texts.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

const said = (fault: DestinationFault | undefined) => fault && texts.faults[fault];

function useDestination(number: BusinessNumber, done: () => void) {
  const [fields, setFields] = useState(() => fieldsOf(number.destination));
  const [isChecked, setChecked] = useState(false);
  const move = useChangeNumber();
  const found = faultsOf(fields);
  const refused = faultsFrom(move.error);
  return {
    fields,
    faults: { ...(isChecked && found), ...refused },
    problem: refused === null ? move.error : null,
    isBusy: move.isPending,
    /** To or from another server, Meta has to send the calls elsewhere. */
    movesServer:
      (fields.kind === "own-server" || number.destination.kind === "own-server") &&
      JSON.stringify(destinationOf(fields)) !== JSON.stringify(number.destination),
    change: (some: Partial<DestinationFields>) => {
      if (move.isPending) return;
      setFields({ ...fields, ...some });
      move.reset();
    },
    submit: () => {
      setChecked(true);
      if (Object.keys(found).length > 0 || move.isPending) return;
      move.mutate({ number, change: { destination: destinationOf(fields) } }, { onSuccess: done });
    },
  };
}
