import { useState } from "react";
import { useChangeAccount, useCreateAccount } from "../../api/accounts.ts";
import type { Account } from "../../api/contract.ts";
import type { ApiProblem } from "../../api/problem.ts";
import {
  changeOf,
  emptyAccount,
  faultsFrom,
  faultsOf,
  fieldsOf,
  newAccountOf,
  type AccountFaults,
  type AccountFields,
} from "./account-form.ts";

export type AccountFormRecord = {
  readonly fields: AccountFields;
  readonly faults: AccountFaults;
  readonly problem: ApiProblem | null;
  readonly isBusy: boolean;
  readonly isDirty: boolean;
  readonly isSaved: boolean;
  readonly change: (fields: Partial<AccountFields>) => void;
  readonly submit: () => void;
};

/** Adding an account; `done` gets its id. */
export function useNewAccount(done: (accountId: string) => void): AccountFormRecord {
  const create = useCreateAccount();
  const form = useForm(emptyAccount, true, create);
  return {
    ...form.record,
    isDirty: form.isDirty && !create.isPending && !create.isSuccess,
    isSaved: false,
    submit: () => {
      if (form.check()) create.mutate(newAccountOf(form.record.fields), { onSuccess: ({ id }) => done(id) });
    },
  };
}

/** Changing an account: what is not typed follows what others change. */
export function useKnownAccount(account: Account): AccountFormRecord {
  const update = useChangeAccount();
  const form = useForm(fieldsOf(account), false, update);
  const change = changeOf(account, form.record.fields);
  return {
    ...form.record,
    isDirty: change !== null,
    isSaved: update.isSuccess && change === null,
    submit: () => {
      if (form.check() && change !== null) update.mutate({ account, change }, { onSuccess: form.forget });
    },
  };
}

type Sending = { readonly error: ApiProblem | null; readonly isPending: boolean; readonly reset: () => void };

function useForm(start: AccountFields, isNew: boolean, sending: Sending) {
  const [typed, setTyped] = useState<Partial<AccountFields>>({});
  const [isChecked, setChecked] = useState(false);
  const fields = { ...start, ...typed };
  const found = faultsOf(fields, isNew);
  const refused = faultsFrom(sending.error);
  return {
    record: {
      fields,
      faults: { ...(isChecked && found), ...refused },
      problem: refused === null ? sending.error : null,
      isBusy: sending.isPending,
      change: (some: Partial<AccountFields>) => {
        if (sending.isPending) return;
        setTyped({ ...typed, ...some });
        sending.reset();
      },
    },
    isDirty: Object.values(typed).some((value) => value !== ""),
    check: () => {
      setChecked(true);
      return Object.keys(found).length === 0 && !sending.isPending;
    },
    forget: () => {
      setTyped({});
      setChecked(false);
    },
  };
}
