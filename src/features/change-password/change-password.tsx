import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { focusFirstFault } from "../../ui/focus.ts";
import { PasswordField } from "../../ui/password-field.tsx";
import { Trouble } from "../../ui/trouble.tsx";
import { entryWords } from "../../words/entry-words.ts";
import { words } from "../../words/words.ts";
import { useChangePassword, type ChangePasswordRecord } from "./use-change-password.ts";

const { changePassword: texts, signIn, welcome } = entryWords;

type Props = { readonly onClose: () => void };

/** A dialog to change one's own password; only for somebody who has one. */
export function ChangePassword({ onClose }: Props) {
  return <ChangePasswordView {...useChangePassword()} onClose={onClose} />;
}

function ChangePasswordView(record: ChangePasswordRecord & Props) {
  return (
    <Dialog title={words.agentMenu.changePasswordTitle} onClose={record.onClose}>
      {record.state === "done" ? <Done {...record} /> : <Form {...record} />}
    </Dialog>
  );
}

function Done({ onClose }: Props) {
  return (
    <>
      <p role="status" className="mt-2">
        {texts.done}
      </p>
      <div className="mt-6 flex justify-end">
        <Button look="accent" onClick={onClose} autoFocus>
          {texts.close}
        </Button>
      </div>
    </>
  );
}

function Form({
  login,
  fields,
  faults,
  problem,
  state,
  change,
  submit,
  onClose,
}: ChangePasswordRecord & Props) {
  return (
    <form
      noValidate
      className="mt-2 grid grid-cols-[minmax(0,1fr)] gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
        focusFirstFault(event.currentTarget);
      }}
    >
      <p className="text-muted">{texts.lead}</p>
      {problem !== null && <Trouble {...problem} />}
      <input type="text" name="username" autoComplete="username" value={login} readOnly hidden />
      <PasswordField
        label={texts.current}
        show={signIn.showPassword}
        hide={signIn.hidePassword}
        autoComplete="current-password"
        value={fields.current}
        fault={faults.current}
        onChange={(current) => change({ current })}
      />
      <PasswordField
        label={welcome.newPassword}
        show={signIn.showPassword}
        hide={signIn.hidePassword}
        autoComplete="new-password"
        value={fields.next}
        hint={welcome.passwordHint}
        fault={faults.next}
        onChange={(next) => change({ next })}
      />
      <div className="mt-2 flex flex-wrap justify-end gap-2.5">
        <Button onClick={onClose}>{texts.cancel}</Button>
        <Button type="submit" look="accent" disabled={state === "busy"}>
          {state === "busy" ? texts.busy : texts.submit}
        </Button>
      </div>
    </form>
  );
}
