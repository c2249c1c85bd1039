import { useState } from "react";
import { useBackend } from "../../api/react.tsx";
import { useChangePassword as useChange } from "../../api/session.ts";
import { newPasswordFault } from "../../core/account/new-password.ts";
import { passwordFaultText } from "../../words/password-words.ts";
import { tellPlainProblem, type ApiTelling } from "../../words/problem-words.ts";
import { entryWords } from "../../words/entry-words.ts";

type Fields = { readonly current: string; readonly next: string };

export type ChangePasswordRecord = {
  /** For password managers: whose password it is. */
  readonly login: string;
  readonly fields: Fields;
  readonly faults: Partial<Fields>;
  readonly problem: ApiTelling | null;
  readonly state: "asking" | "busy" | "done";
  readonly change: (fields: Partial<Fields>) => void;
  readonly submit: () => void;
};

/** Changing one's own password. */
export function useChangePassword(): ChangePasswordRecord {
  const { person } = useBackend();
  const { mutate, reset, error, isPending, isSuccess } = useChange();
  const [fields, setFields] = useState<Fields>({ current: "", next: "" });
  const [isChecked, setChecked] = useState(false);

  const fault = newPasswordFault(fields.next);
  const faults = {
    ...(fields.current === "" && { current: entryWords.account.faults["no-password"] }),
    ...(fault !== null && { next: passwordFaultText(fault) }),
  };
  const refused = Object.fromEntries(
    (error?.fields ?? []).map(({ path, fault: why }) => [path.slice(1), passwordFaultText(why)]),
  );
  return {
    login: person.login,
    fields,
    faults: isChecked ? { ...refused, ...faults } : {},
    problem: error === null || error.fields.length > 0 ? null : tellPlainProblem(error),
    state: isSuccess ? "done" : isPending ? "busy" : "asking",
    change: (change) => {
      setFields({ ...fields, ...change });
      if (error !== null) reset();
    },
    submit: () => {
      setChecked(true);
      if (Object.keys(faults).length === 0) mutate(fields);
    },
  };
}
