import type { Person } from "../../api/contract.ts";
import { Button } from "../../ui/button.tsx";
import { focusFirstFault } from "../../ui/focus.ts";
import { SelectField } from "../../ui/select-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { Trouble } from "../../ui/trouble.tsx";
import { tellProblem } from "../../words/api-words.ts";
import { peopleWords } from "../../words/people-words.ts";
import type { PersonDialogRecord } from "./use-person-dialog.ts";

const { form: texts, roles, roleHints } = peopleWords;

const roleOptions = (Object.keys(roles) as Person["role"][]).map((value) => ({ value, text: roles[value] }));

type Props = PersonDialogRecord & {
  readonly label: string;
  /** A login is chosen once. */
  readonly isNew: boolean;
  readonly onCancel: () => void;
};

/** Name, login, role and extension, with what is wrong under the field it belongs to. */
export function PersonFieldsView({
  label,
  isNew,
  fields,
  faults,
  problem,
  busy,
  change,
  submit,
  onCancel,
}: Props) {
  const said = (fault: keyof typeof texts.faults | undefined) => fault && texts.faults[fault];
  const idle = isNew ? texts.add : texts.save;
  return (
    <form
      noValidate
      aria-label={label}
      className="mt-5 grid grid-cols-[minmax(0,1fr)] gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
        focusFirstFault(event.currentTarget);
      }}
    >
      {problem !== null && <Trouble {...tellProblem(problem)} />}
      <TextField
        label={texts.name}
        autoComplete="off"
        maxLength={80}
        value={fields.name}
        fault={said(faults.name)}
        onChange={(event) => change({ name: event.target.value })}
      />
      {isNew && (
        <TextField
          label={texts.login}
          hint={texts.loginHint}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={120}
          value={fields.login}
          fault={said(faults.login)}
          onChange={(event) => change({ login: event.target.value })}
        />
      )}
      <SelectField
        label={texts.role}
        hint={roleHints[fields.role]}
        value={fields.role}
        options={roleOptions}
        onChange={(role) => change({ role })}
      />
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
      <div className="mt-1 flex flex-wrap justify-end gap-2.5">
        <Button onClick={onCancel}>{texts.cancel}</Button>
        <Button type="submit" look="accent" disabled={busy}>
          {busy ? (isNew ? texts.adding : texts.saving) : idle}
        </Button>
      </div>
    </form>
  );
}
