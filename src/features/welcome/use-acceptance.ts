import { useState } from "react";
import type { Invitation } from "../../api/contract.ts";
import { asProblem, type ApiProblem } from "../../api/problem.ts";
import type { Acceptance } from "../../api/session.ts";
import { newPasswordFault } from "../../core/account/new-password.ts";
import { passwordFaultText } from "../../words/password-words.ts";
import { tellPlainProblem, type ApiTelling } from "../../words/problem-words.ts";
import { entryWords } from "../../words/entry-words.ts";

const { account, welcome: texts } = entryWords;

/** Lengths as in the contract: PersonName, LoginText. */
const longest = { name: 80, login: 120 };

type Fields = { readonly name: string; readonly login: string; readonly password: string };

export type AcceptanceRecord = {
  readonly heading: string;
  readonly lead: string;
  /** Only the first administrator chooses name and login; others have them. */
  readonly asksName: boolean;
  readonly fields: Fields;
  readonly faults: Partial<Fields>;
  readonly problem: ApiTelling | null;
  readonly busy: boolean;
  readonly change: (fields: Partial<Fields>) => void;
  readonly submit: () => void;
};

/** Setting the password an invitation asks for. `accept` throws an ApiProblem. */
export function useAcceptance(
  token: string,
  invitation: Invitation,
  accept: (acceptance: Acceptance) => Promise<void>,
): AcceptanceRecord {
  const asksName = invitation.kind === "first-administrator";
  const [fields, setFields] = useState<Fields>({
    name: invitation.name ?? "",
    login: invitation.login ?? "",
    password: "",
  });
  const [isChecked, setChecked] = useState(false);
  const [attempt, setAttempt] = useState<"none" | "busy" | ApiProblem>("none");
  const refused = typeof attempt === "string" ? {} : refusedPassword(attempt);
  const faults = { ...(asksName && faultsOfPerson(fields)), ...faultsOfPassword(fields) };

  async function tryIt(): Promise<void> {
    setAttempt("busy");
    const { name, login, password } = fields;
    try {
      await accept({ token, password, ...(asksName && { name: name.trim(), login: login.trim() }) });
    } catch (error) {
      setAttempt(asProblem(error));
    }
  }

  return {
    heading: asksName || invitation.name === null ? texts.headingFirst : texts.heading(invitation.name),
    lead: asksName ? texts.leadFirst : texts.lead,
    asksName,
    fields,
    faults: isChecked ? { ...refused, ...faults } : {},
    problem: typeof attempt === "string" || "password" in refused ? null : tellPlainProblem(attempt),
    busy: attempt === "busy",
    change: (change) => {
      setFields({ ...fields, ...change });
      if (attempt !== "busy") setAttempt("none");
    },
    submit: () => {
      setChecked(true);
      if (Object.keys(faults).length === 0) void tryIt();
    },
  };
}

function faultsOfPerson(fields: Fields): Partial<Fields> {
  const { faults } = account;
  const name = fields.name.trim();
  const login = fields.login.trim();
  return {
    ...(name === "" && { name: faults["no-name"] }),
    ...(name.length > longest.name && { name: faults["too-long"](longest.name) }),
    ...(login === "" && { login: faults["no-login"] }),
    ...(/\s/.test(login) && { login: faults["bad-login"] }),
    ...(login.length > longest.login && { login: faults["too-long"](longest.login) }),
  };
}

function faultsOfPassword({ password }: Fields): Partial<Fields> {
  const fault = newPasswordFault(password);
  return fault === null ? {} : { password: passwordFaultText(fault) };
}

/** What the backend has against a password, until another one is typed. */
function refusedPassword(problem: ApiProblem): Partial<Fields> {
  const refused = problem.fields.find(({ path }) => path === "/password");
  return refused === undefined ? {} : { password: passwordFaultText(refused.fault) };
}
