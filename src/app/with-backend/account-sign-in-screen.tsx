import type { ComponentProps } from "react";
import type { SignInOptions } from "../../api/contract.ts";
import { AccountSignIn } from "../../features/sign-in/account-sign-in.tsx";
import { usePreferences } from "../../stores/react.tsx";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { entryWords } from "../../words/entry-words.ts";
import { Entry } from "../entry.tsx";
import type { SignInNotice } from "./account-session.ts";

const { account: texts } = entryWords;

type Props = {
  readonly options: SignInOptions | null;
  readonly notice: SignInNotice | null;
  readonly oidcUrl: string;
  readonly signIn: (fields: { readonly login: string; readonly password: string }) => Promise<void>;
  readonly signOut: () => void;
  readonly demoPeople: ComponentProps<typeof AccountSignIn>["demoPeople"];
};

/** Signing in at the backend. */
export function AccountSignInScreen({ options, notice, oidcUrl, signIn, signOut, demoPeople }: Props) {
  const [{ user }, change] = usePreferences();
  return (
    <Entry>
      <h1 className="text-2xl font-semibold tracking-tight">{entryWords.signIn.heading}</h1>
      <p className="mt-1 mb-6 text-muted">{entryWords.signIn.lead}</p>
      <WhyHere notice={notice} signOut={signOut} />
      <AccountSignIn
        options={options}
        oidcUrl={oidcUrl}
        login={user ?? ""}
        demoPeople={demoPeople}
        problem={notice?.kind === "problem" ? notice.problem : null}
        signIn={async (fields) => {
          await signIn(fields);
          change({ user: fields.login });
        }}
      />
    </Entry>
  );
}

/** Why somebody who was signed in sees this screen. */
function WhyHere({ notice, signOut }: Pick<Props, "notice" | "signOut">) {
  switch (notice?.kind) {
    case "ended":
      return (
        <div role="alert" className="mb-5">
          <Notice look="warn" title={texts.ended.title}>
            <p>{texts.ended.meaning}</p>
          </Notice>
        </div>
      );
    case "sign-out-unsure":
      return (
        <div role="alert" className="mb-5">
          <Notice
            look="bad"
            title={texts.signOutUnsure.title}
            action={
              <Button look="outline" onClick={signOut}>
                {texts.signOutUnsure.again}
              </Button>
            }
          >
            <p>{texts.signOutUnsure.meaning}</p>
          </Notice>
        </div>
      );
    case "problem":
    case undefined:
      return null;
  }
}
