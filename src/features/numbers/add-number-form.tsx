import { hrefTo } from "../../stores/navigation.tsx";
import { useNumberRules } from "../../stores/react.tsx";
import { Button } from "../../ui/button.tsx";
import { focusFirstFault } from "../../ui/focus.ts";
import { LinkButton } from "../../ui/link-button.tsx";
import { RadioList, type RadioOption } from "../../ui/radio-list.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { Trouble } from "../../ui/trouble.tsx";
import { tellProblem } from "../../words/api-words.ts";
import { numbersWords } from "../../words/numbers-words.ts";
import { personOf, strangersText } from "../../words/people.ts";
import type { AddNumberRecord } from "./use-add-number.ts";
import type { NumberFault } from "./number-form.ts";

const { adding: texts, cancel } = numbersWords;

export function AddNumberForm(record: AddNumberRecord) {
  const { accounts, fields, faults, problem, isBusy, change, submit } = record;
  const known = accounts.data ?? [];
  return (
    <form
      noValidate
      aria-label={texts.heading}
      aria-busy={isBusy}
      className="grid grid-cols-[minmax(0,1fr)] gap-5 rounded-card border border-edge bg-surface p-4 shadow-card sm:p-5"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
        focusFirstFault(event.currentTarget);
      }}
    >
      {known.length > 1 && (
        <SelectField
          label={texts.account}
          value={fields.accountId}
          options={known.map(({ id, name }) => ({ value: id, text: name }))}
          onChange={(accountId) => change({ accountId, picked: null })}
        />
      )}
      <Which {...record} />
      <TextField
        label={texts.label}
        hint={texts.labelHint}
        autoComplete="off"
        maxLength={60}
        value={fields.label}
        fault={said(faults.label)}
        onChange={(event) => change({ label: event.target.value })}
      />
      {problem !== null && <Trouble {...tellProblem(problem)} />}
      <div className="flex flex-wrap justify-end gap-2.5">
        <LinkButton href={hrefTo("/numbers")}>{cancel}</LinkButton>
        <Button type="submit" look="accent">
          {isBusy ? texts.busy : texts.submit}
        </Button>
      </div>
    </form>
  );
}

const said = (fault: NumberFault | undefined) => fault && texts.faults[fault];

/** Which of the account's numbers; whatever Meta names, the id can be typed. */
function Which({ account, atMeta, offered, fields, faults, change }: AddNumberRecord) {
  const rules = useNumberRules();
  if (atMeta.isPending)
    return (
      <p role="status" className="text-muted">
        {texts.looking}
      </p>
    );
  const typed = <TypedNumber {...{ fields, faults, change }} />;
  const options: RadioOption<string>[] = offered.map(({ phoneNumberId, number, verifiedName, added }) => ({
    value: phoneNumberId,
    text: (
      <>
        <span className="figures">{personOf({ number, name: null }, rules).title}</span>
        {added && <span className="font-normal text-muted"> ({texts.added})</span>}
      </>
    ),
    hint: verifiedName === null ? texts.noName : strangersText(verifiedName),
    disabled: added,
  }));
  if (options.length === 0)
    return (
      <>
        {atMeta.error === null ? (
          <p className="text-pretty text-muted">
            {account?.graph.authorization === "Token" ? texts.noneAtProxy : texts.none}
          </p>
        ) : (
          <Trouble {...tellProblem(atMeta.error)} />
        )}
        {typed}
      </>
    );
  return (
    <RadioList
      label={texts.pick}
      value={fields.picked}
      fault={said(faults.picked)}
      options={[...options, { value: "other", text: texts.other, hint: texts.otherHint, more: typed }]}
      onChange={(picked) => change({ picked })}
    />
  );
}

function TypedNumber({ fields, faults, change }: Pick<AddNumberRecord, "fields" | "faults" | "change">) {
  return (
    <>
      <TextField
        label={texts.phoneNumberId}
        hint={texts.phoneNumberIdHint}
        inputMode="numeric"
        autoComplete="off"
        maxLength={32}
        value={fields.phoneNumberId}
        fault={said(faults.phoneNumberId)}
        onChange={(event) => change({ phoneNumberId: event.target.value })}
      />
      <TextField
        label={texts.number}
        hint={texts.numberHint}
        type="tel"
        autoComplete="off"
        maxLength={30}
        value={fields.number}
        fault={said(faults.number)}
        onChange={(event) => change({ number: event.target.value })}
      />
    </>
  );
}
