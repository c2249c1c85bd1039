import { AccountSignInView } from "./account-view.tsx";
import { useAccountSignIn, type AccountSignInProps } from "./use-account-sign-in.ts";

/** Signing in with an account of the backend. */
export function AccountSignIn(props: AccountSignInProps) {
  return <AccountSignInView {...useAccountSignIn(props)} />;
}
