import { PasswordField } from "../../ui/password-field.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { accountsWords } from "../../words/numbers-words.ts";
import { isMetaItself, type AccountFault } from "./account-form.ts";
import type { AccountFormRecord } from "./use-account-form.ts";

const { form: texts } = accountsWords;

type Props = Pick<AccountFormRecord, "fields" | "faults" | "change"> & {
  /** A known account keeps its id, and the secrets that are not typed. */
  readonly isNew: boolean;
};

/** What an account is made of, with where each value is found. */
export function AccountFieldsView({ fields, faults, change, isNew }: Props) {
  const secret = { show: texts.show, hide: texts.hide, autoComplete: "off", keepsHint: true } as const;
  return (
    <>
      <TextField
        keepsHint
        label={texts.name}
        hint={texts.nameHint}
        autoComplete="off"
        maxLength={60}
        value={fields.name}
        fault={said(faults.name)}
        onChange={(event) => change({ name: event.target.value })}
      />
      {isNew && (
        <TextField
          keepsHint
          label={texts.wabaId}
          hint={texts.wabaIdHint}
          inputMode="numeric"
          autoComplete="off"
          maxLength={32}
          value={fields.wabaId}
          fault={said(faults.wabaId)}
          onChange={(event) => change({ wabaId: event.target.value })}
        />
      )}
      <PasswordField
        {...secret}
        label={isNew ? texts.accessToken : texts.newAccessToken}
        hint={isNew ? texts.accessTokenHint : texts.keepSecret}
        value={fields.accessToken}
        fault={said(faults.accessToken)}
        onChange={(accessToken) => change({ accessToken })}
      />
      <TextField
        keepsHint
        label={`${texts.appId} (${texts.optional})`}
        hint={texts.appIdHint}
        inputMode="numeric"
        autoComplete="off"
        maxLength={32}
        value={fields.appId}
        fault={said(faults.appId)}
        onChange={(event) => change({ appId: event.target.value })}
      />
      <PasswordField
        {...secret}
        label={isNew ? `${texts.appSecret} (${texts.optional})` : texts.newAppSecret}
        hint={isNew ? texts.appSecretHint : texts.keepSecret}
        value={fields.appSecret}
        fault={said(faults.appSecret)}
        onChange={(appSecret) => change({ appSecret })}
      />
      <Partner {...{ fields, faults, change }} />
    </>
  );
}

const said = (fault: AccountFault | undefined) => fault && texts.faults[fault];

/** Where requests go; most never open this. */
function Partner({ fields, faults, change }: Omit<Props, "isNew">) {
  return (
    <details
      // A value of its own, or one at fault, must be in sight.
      open={faults.baseUrl !== undefined || !isMetaItself(fields) || undefined}
      className="rounded-key border border-edge px-4 py-3"
    >
      <summary className="text-[13px] font-semibold">{texts.advanced}</summary>
      <div className="mt-3 grid grid-cols-[minmax(0,1fr)] gap-4">
        <p className="text-[13px] text-pretty text-muted">{texts.advancedLead}</p>
        <TextField
          keepsHint
          label={texts.baseUrl}
          hint={texts.baseUrlHint}
          type="url"
          autoComplete="off"
          spellCheck={false}
          maxLength={300}
          placeholder={texts.baseUrlExample}
          value={fields.baseUrl}
          fault={said(faults.baseUrl)}
          onChange={(event) => change({ baseUrl: event.target.value })}
        />
        <SelectField
          label={texts.authorization}
          value={fields.authorization}
          options={(["Bearer", "Token"] as const).map((value) => ({
            value,
            text: texts.authorizations[value],
          }))}
          onChange={(authorization) => change({ authorization })}
        />
        <div>
          <p className="mb-1.5 text-[13px] text-muted">{texts.preview}</p>
          <pre className="overflow-x-auto rounded-key bg-sunken px-3 py-2.5 font-mono text-xs leading-5 whitespace-pre-wrap wrap-anywhere">
            {`GET ${fields.baseUrl.replace(/\/+$/, "")}/${fields.wabaId || "…"}/phone_numbers\nAuthorization: ${fields.authorization} ••••••••`}
          </pre>
        </div>
      </div>
    </details>
  );
}
