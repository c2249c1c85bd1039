import { Button } from "../../ui/button.tsx";
import { focusFirstFault } from "../../ui/focus.ts";
import { PasswordField } from "../../ui/password-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { Trouble } from "../../ui/trouble.tsx";
import { entryWords } from "../../words/entry-words.ts";
import type { AcceptanceRecord } from "./use-acceptance.ts";

const { account, signIn, welcome: texts } = entryWords;

export function AcceptanceView(record: AcceptanceRecord) {
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight wrap-anywhere">{record.heading}</h1>
      <p className="mt-1 mb-6 text-muted">{record.lead}</p>
      <Form {...record} />
    </>
  );
}

function Form({ heading, asksName, fields, faults, problem, busy, change, submit }: AcceptanceRecord) {
  return (
    <form
      noValidate
      aria-label={heading}
      className="grid grid-cols-[minmax(0,1fr)] gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
        focusFirstFault(event.currentTarget);
      }}
    >
      {problem !== null && <Trouble {...problem} />}
      {asksName && (
        <TextField
          label={account.name}
          name="name"
          autoComplete="name"
          value={fields.name}
          fault={faults.name}
          onChange={(event) => change({ name: event.target.value })}
        />
      )}
      {/* Also where it cannot be chosen: password managers keep the password under it. */}
      <TextField
        label={account.login}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        readOnly={!asksName}
        value={fields.login}
        fault={faults.login}
        onChange={(event) => change({ login: event.target.value })}
      />
      <PasswordField
        label={texts.newPassword}
        show={signIn.showPassword}
        hide={signIn.hidePassword}
        autoComplete="new-password"
        value={fields.password}
        hint={texts.passwordHint}
        fault={faults.password}
        onChange={(password) => change({ password })}
      />
      <Button type="submit" look="accent" wide disabled={busy}>
        {busy ? texts.busy : texts.submit}
      </Button>
    </form>
  );
}
