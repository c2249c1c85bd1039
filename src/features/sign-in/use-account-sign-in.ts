import { useState } from "react";
import type { SignInOptions } from "../../api/contract.ts";
import { asProblem, type ApiProblem } from "../../api/problem.ts";
import { tellPlainProblem, type ApiTelling } from "../../words/problem-words.ts";
import { entryWords } from "../../words/entry-words.ts";
import type { DemoPerson } from "./demo-buttons.tsx";

const { account: texts } = entryWords;

type Fields = { readonly login: string; readonly password: string };

/** What the application gives: the feature runs before anybody is signed in. */
export type AccountSignInProps = {
  /** Null until the backend has said. */
  readonly options: SignInOptions | null;
  /** Where the company's own sign-in begins. */
  readonly oidcUrl: string;
  /** Who signed in here last, or "". */
  readonly login: string;
  /** Why the last sign-in led back here. */
  readonly problem: ApiProblem | null;
  /** Throws an ApiProblem. */
  readonly signIn: (fields: Fields) => Promise<void>;
  /** Only a lab has these. */
  readonly demoPeople: readonly (Fields & Omit<DemoPerson, "signIn">)[];
};

export type AccountSignInRecord = {
  readonly fields: Fields;
  readonly faults: { readonly login?: string; readonly password?: string };
  readonly problem: ApiTelling | null;
  readonly isFirstRun: boolean;
  /** The company's own sign-in, if it is offered. */
  readonly oidc: { readonly label: string; readonly href: string } | null;
  /** False where only the company's sign-in is offered. */
  readonly takesPassword: boolean;
  readonly demoPeople: readonly DemoPerson[];
  readonly busy: boolean;
  readonly change: (fields: Partial<Fields>) => void;
  readonly submit: () => void;
};

export function useAccountSignIn(props: AccountSignInProps): AccountSignInRecord {
  const { options, oidcUrl, signIn } = props;
  const [fields, setFields] = useState<Fields>({ login: props.login, password: "" });
  const [isChecked, setChecked] = useState(false);
  const [attempt, setAttempt] = useState<"none" | "busy" | ApiProblem>("none");

  const login = fields.login.trim();
  const faults = {
    ...(login === "" && { login: texts.faults["no-login"] }),
    ...(/\s/.test(login) && { login: texts.faults["bad-login"] }),
    ...(fields.password === "" && { password: texts.faults["no-password"] }),
  };
  const problem = attempt === "none" ? props.problem : attempt === "busy" ? null : attempt;

  async function tryWith(given: Fields): Promise<void> {
    setAttempt("busy");
    try {
      await signIn(given);
    } catch (error) {
      setAttempt(asProblem(error));
    }
  }

  return {
    fields,
    faults: isChecked ? faults : {},
    problem: problem && tellPlainProblem(problem),
    isFirstRun: options?.firstRun === true,
    oidc: options?.oidc == null ? null : { label: texts.signInWith(options.oidc), href: oidcUrl },
    takesPassword: options?.password !== false,
    demoPeople: props.demoPeople.map(({ name, role, ...given }) => ({
      name,
      role,
      signIn: () => void tryWith(given),
    })),
    busy: attempt === "busy",
    change: (change) => setFields({ ...fields, ...change }),
    submit: () => {
      setChecked(true);
      if (Object.keys(faults).length === 0) void tryWith({ login, password: fields.password });
    },
  };
}
