import { useState } from "react";
import { useAccounts, useNumbersAtMeta } from "../../api/accounts.ts";
import { useCreateNumber } from "../../api/numbers.ts";
import { faultsFrom, faultsOf, newNumberOf, type NumberFields } from "./number-form.ts";

/** Adding a number of an account, picked from those that Meta names or typed by its id. `done` gets the new number's id. */
export function useAddNumber(accountId: string | undefined, done: (numberId: string) => void) {
  const accounts = useAccounts();
  const create = useCreateNumber();
  const [typed, setTyped] = useState<Typed>({});
  const [isChecked, setChecked] = useState(false);
  const known = accounts.data ?? [];
  const account = known.find(({ id }) => id === (typed.accountId ?? accountId)) ?? known[0];
  const atMeta = useNumbersAtMeta(account?.id ?? null);

  const offered = atMeta.data ?? [];
  const isSettled = atMeta.data !== undefined || atMeta.error !== null;
  const fields = fieldsFrom({ accountId: account?.id ?? "", ...typed }, isSettled ? offered : null);
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

type Typed = Partial<NumberFields>;
type Offered = NonNullable<ReturnType<typeof useNumbersAtMeta>["data"]>;

/** What was typed, and for the rest what is obvious once Meta has answered. */
function fieldsFrom(typed: Typed & Pick<NumberFields, "accountId">, offered: Offered | null): NumberFields {
  const free = offered?.filter(({ added }) => !added) ?? [];
  const picked = typed.picked ?? (offered === null ? null : obviousOf(free));
  const name = free.find(({ phoneNumberId }) => phoneNumberId === picked)?.verifiedName ?? "";
  return { phoneNumberId: "", number: "", label: name.slice(0, 60), ...typed, picked };
}

/** One number is no choice, and none is the other way. */
function obviousOf(free: Offered): string | null {
  const [first, second] = free;
  if (first === undefined) return "other";
  return second === undefined ? first.phoneNumberId : null;
}
