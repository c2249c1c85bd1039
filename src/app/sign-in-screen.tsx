import type { ComponentProps } from "react";
import { SignIn } from "../features/sign-in/sign-in.tsx";
import { entryWords } from "../words/entry-words.ts";
import { Entry } from "./entry.tsx";
import { isUserName } from "./user-name.ts";

/** The first screen: needs a SurroundingsProvider around it, no workplace yet. */
export function SignInScreen(props: Omit<ComponentProps<typeof SignIn>, "isUserName">) {
  return (
    <Entry>
      <h1 className="text-2xl font-semibold tracking-tight">{entryWords.signIn.heading}</h1>
      <p className="mt-1 mb-6 text-muted">{entryWords.signIn.lead}</p>
      <SignIn {...props} isUserName={isUserName} />
    </Entry>
  );
}
