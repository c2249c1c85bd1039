import { useState } from "react";
import type { LineProblem } from "../../core/problems.ts";
import { causesOf } from "../../words/line-words.ts";
import { entryWords } from "../../words/entry-words.ts";
import { words } from "../../words/words.ts";

const { signIn: texts } = entryWords;
const { lineProblems } = words;

type Fields = {
  readonly server: string;
  readonly user: string;
  readonly password: string;
  readonly keep: boolean;
};
type ServerFault = "empty" | "not-an-address" | "wrong-scheme" | "insecure";

/** What the application gives: the feature runs before there is a workplace. */
export type SignInProps = {
  /** `fixed`: decided for all agents, so nobody is asked. */
  readonly server: { readonly value: string; readonly fixed: boolean };
  /** Who signed in here last, or "". */
  readonly user: string;
  readonly demoAgents: readonly { readonly user: string; readonly name: string }[];
  /** Why the last sign-in led back here, and the server it was tried at. */
  readonly problem: { readonly what: LineProblem; readonly server: string } | null;
  readonly busy: boolean;
  readonly faultOfServer: (address: string) => ServerFault | null;
  readonly isUserName: (user: string) => boolean;
  readonly signIn: (fields: Fields) => void;
  readonly signInAsDemo: (user: string) => void;
};

export type SignInRecord = {
  readonly fields: Fields;
  /** Sentences under the fields they belong to. */
  readonly faults: { readonly server?: string; readonly user?: string; readonly password?: string };
  readonly serverFixed: boolean;
  readonly demoAgents: readonly { readonly name: string; readonly signIn: () => void }[];
  readonly problem: {
    readonly title: string;
    readonly meaning: string;
    readonly detail: string | null;
    readonly unreachable: ReturnType<typeof causesOf>;
  } | null;
  readonly busy: boolean;
  readonly change: (fields: Partial<Fields>) => void;
  readonly submit: () => void;
};

export function useSignIn(props: SignInProps): SignInRecord {
  const { server, demoAgents, problem, busy, faultOfServer, signIn, signInAsDemo } = props;
  const [fields, setFields] = useState<Fields>({
    server: server.value,
    user: props.user,
    password: "",
    keep: false,
  });
  const [checked, setChecked] = useState(false);

  const faultOf = {
    server: server.fixed ? null : faultOfServer(fields.server),
    user: faultOfUser(fields.user.trim(), props.isUserName),
    password: fields.password === "" ? ("no-password" as const) : null,
  };
  const said = (name: keyof typeof faultOf) => {
    const fault = faultOf[name];
    return checked && fault !== null ? { [name]: texts.faults[fault] } : {};
  };
  return {
    fields,
    faults: { ...said("server"), ...said("user"), ...said("password") },
    serverFixed: server.fixed,
    demoAgents: demoAgents.map(({ user, name }) => ({ name, signIn: () => signInAsDemo(user) })),
    problem: problem && {
      ...lineProblems[problem.what.code],
      detail: problem.what.detail,
      unreachable: causesOf(problem.what, problem.server, {
        ownHost: window.location.host,
        isTyped: !server.fixed,
      }),
    },
    busy,
    change: (change) => setFields({ ...fields, ...change }),
    submit: () => {
      setChecked(true);
      if (Object.values(faultOf).some((fault) => fault !== null)) return;
      signIn({ ...fields, server: fields.server.trim(), user: fields.user.trim() });
    },
  };
}

function faultOfUser(user: string, isUserName: SignInProps["isUserName"]): "no-user" | "bad-user" | null {
  if (user === "") return "no-user";
  return isUserName(user) ? null : "bad-user";
}
