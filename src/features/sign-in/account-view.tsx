import { Button } from "../../ui/button.tsx";
import { focusFirstFault } from "../../ui/focus.ts";
import { LinkButton } from "../../ui/link-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PasswordField } from "../../ui/password-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { Trouble } from "../../ui/trouble.tsx";
import { entryWords } from "../../words/entry-words.ts";
import { DemoButtons } from "./demo-buttons.tsx";
import type { AccountSignInRecord } from "./use-account-sign-in.ts";

const { account: texts, signIn: shared } = entryWords;

export function AccountSignInView(record: AccountSignInRecord) {
  const { problem, isFirstRun, oidc, takesPassword } = record;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      {isFirstRun && (
        <Notice look="warn" title={texts.firstRun.title}>
          <p>{texts.firstRun.meaning}</p>
        </Notice>
      )}
      {problem !== null && <Trouble {...problem} />}
      <DemoButtons people={record.demoPeople} busy={record.busy} />
      {oidc !== null && (
        <LinkButton href={oidc.href} look="accent" wide>
          <span className="truncate">{oidc.label}</span>
        </LinkButton>
      )}
      {oidc !== null && takesPassword && (
        <p className="flex items-center gap-3 text-[13px] text-muted before:h-px before:flex-1 before:bg-edge after:h-px after:flex-1 after:bg-edge">
          {texts.or}
        </p>
      )}
      {takesPassword && <Form {...record} />}
    </div>
  );
}

function Form({ fields, faults, oidc, demoPeople, busy, change, submit }: AccountSignInRecord) {
  const isFirst = oidc === null && demoPeople.length === 0;
  return (
    <form
      noValidate
      className="grid grid-cols-[minmax(0,1fr)] gap-4"
      aria-label={shared.heading}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
        focusFirstFault(event.currentTarget);
      }}
    >
      <TextField
        label={texts.login}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        value={fields.login}
        fault={faults.login}
        onChange={(event) => change({ login: event.target.value })}
      />
      <PasswordField
        label={texts.password}
        show={shared.showPassword}
        hide={shared.hidePassword}
        autoComplete="current-password"
        value={fields.password}
        fault={faults.password}
        onChange={(password) => change({ password })}
      />
      <Button type="submit" look={isFirst ? "accent" : "outline"} wide disabled={busy}>
        {busy ? shared.busy : shared.submit}
      </Button>
    </form>
  );
}
