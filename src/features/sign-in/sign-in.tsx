import { useSignIn, type SignInProps } from "./use-sign-in.ts";
import { SignInView } from "./view.tsx";

export function SignIn(props: SignInProps) {
  return <SignInView {...useSignIn(props)} />;
}
