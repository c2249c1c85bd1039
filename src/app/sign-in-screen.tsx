import type { ComponentProps } from "react";
import { SignIn } from "../features/sign-in/sign-in.tsx";
import { words } from "../words/words.ts";
import { Brand } from "./brand.tsx";
import { isUserName } from "./session.ts";
import { useTheme } from "./use-theme.ts";

/** The first screen: needs a SurroundingsProvider around it, no workplace yet. */
export function SignInScreen(props: Omit<ComponentProps<typeof SignIn>, "isUserName">) {
  useTheme();
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-[27rem] flex-col justify-center gap-6 p-4 py-10">
      <Brand />
      <div className="rounded-card border border-edge bg-surface p-5 shadow-card sm:p-7">
        <h1 className="text-2xl font-semibold tracking-tight">{words.signIn.heading}</h1>
        <p className="mt-1 mb-6 text-muted">{words.signIn.lead}</p>
        <SignIn {...props} isUserName={isUserName} />
      </div>
    </main>
  );
}
