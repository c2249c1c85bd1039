import { useState } from "react";
import { useAccounts, useNumbersAtMeta } from "../../api/accounts.ts";
import { useCreateNumber } from "../../api/numbers.ts";
import { faultsFrom, faultsOf, newNumberOf, type NumberFields } from "./number-form.ts";

/** Adding a number of an account, picked from those that Meta names or typed by its id. `done` gets the new number's id. */
export function useAddNumber(accountId: string | undefined, done: (numberId: string) => void) {
  const accounts = useAccounts();
  const create = useCreateNumber();
  const [typed, setTyped] = useState<Partial<NumberFields>>({});
  const [isChecked, setChecked] = useState(false);
  const known = accounts.data ?? [];
  const account = known.find(({ id }) => id === (typed.accountId ?? accountId)) ?? known[0];
  const atMeta = useNumbersAtMeta(account?.id ?? null);

  const offered = atMeta.data ?? [];
  const free = offered.filter(({ added }) => !added);
  const isSettled = atMeta.data !== undefined || atMeta.error !== null;
  // One number is no choice, and none is the other way.
  const obvious = !isSettled
    ? null
    : free.length === 0
      ? "other"
      : free.length === 1
        ? (free[0]?.phoneNumberId ?? null)
        : null;
  const picked = typed.picked ?? obvious;
  const fields: NumberFields = {
    accountId: account?.id ?? "",
    picked,
    phoneNumberId: typed.phoneNumberId ?? "",
    number: typed.number ?? "",
    label:
      typed.label ??
      free.find(({ phoneNumberId }) => phoneNumberId === picked)?.verifiedName?.slice(0, 60) ??
      "",
  };
  const found = faultsOf(fields);
  const refused = faultsFrom(create.error, fields);
  return {
    accounts,
    account,
    atMeta,
    offered,
    fields,
    faults: { ...(isChecked && found), ...refused },
    problem: refused === null ? create.error : null,
    isBusy: create.isPending,
    change: (some: Partial<NumberFields>) => {
      if (create.isPending) return;
      setTyped({ ...typed, ...some });
      create.reset();
    },
    submit: () => {
      setChecked(true);
      if (Object.keys(found).length > 0 || create.isPending) return;
      create.mutate(newNumberOf(fields), { onSuccess: ({ id }) => done(id) });
    },
  };
}

export type AddNumberRecord = ReturnType<typeof useAddNumber>;
