import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { focusFirstFault } from "../../ui/focus.ts";
import { Notice } from "../../ui/notice.tsx";
import { PasswordField } from "../../ui/password-field.tsx";
import { Reasons } from "../../ui/reasons.tsx";
import { SmallPrint } from "../../ui/small-print.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { entryWords } from "../../words/entry-words.ts";
import { words } from "../../words/words.ts";
import { DemoButtons } from "./demo-buttons.tsx";
import type { SignInRecord } from "./use-sign-in.ts";

const { signIn: texts } = entryWords;

export function SignInView(record: SignInRecord) {
  const { demoAgents, problem, busy } = record;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      {problem !== null && (
        <div role="alert">
          <Notice look="bad" title={problem.title}>
            <p>{problem.meaning}</p>
            {problem.unreachable !== null && (
              <Reasons lead={problem.unreachable.lead} reasons={problem.unreachable.causes} />
            )}
            {problem.detail !== null && (
              <SmallPrint
                label={words.detail}
                text={problem.detail}
                copy={words.copy}
                copied={words.copied}
              />
            )}
          </Notice>
        </div>
      )}
      <DemoButtons people={demoAgents} busy={busy} />
      <Form {...record} look={demoAgents.length > 0 ? "outline" : "accent"} />
    </div>
  );
}

function Form({
  fields,
  faults,
  serverFixed,
  busy,
  change,
  submit,
  look,
}: SignInRecord & { look: "accent" | "outline" }) {
  return (
    <form
      noValidate
      className="grid grid-cols-[minmax(0,1fr)] gap-4"
      aria-label={texts.heading}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
        focusFirstFault(event.currentTarget);
      }}
    >
      {!serverFixed && (
        <TextField
          label={texts.server}
          name="server"
          inputMode="url"
          autoComplete="url"
          autoCapitalize="none"
          spellCheck={false}
          value={fields.server}
          hint={texts.serverHint}
          fault={faults.server}
          onChange={(event) => change({ server: event.target.value })}
        />
      )}
      <TextField
        label={texts.user}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        value={fields.user}
        fault={faults.user}
        onChange={(event) => change({ user: event.target.value })}
      />
      <PasswordField
        label={texts.password}
        show={texts.showPassword}
        hide={texts.hidePassword}
        autoComplete="current-password"
        value={fields.password}
        fault={faults.password}
        onChange={(password) => change({ password })}
      />
      <Checkbox label={texts.keep} checked={fields.keep} onChange={(keep) => change({ keep })} />
      <Button type="submit" look={look} wide disabled={busy}>
        {busy ? texts.busy : texts.submit}
      </Button>
    </form>
  );
}
