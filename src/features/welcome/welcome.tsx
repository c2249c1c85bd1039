import type { Invitation } from "../../api/contract.ts";
import type { Acceptance } from "../../api/session.ts";
import { AcceptanceView } from "./acceptance-view.tsx";
import { useAcceptance } from "./use-acceptance.ts";
import { useInvitation } from "./use-invitation.ts";
import { WelcomeView } from "./view.tsx";

/** What the application gives: the feature runs before anybody is signed in. Both functions throw an ApiProblem. */
type Props = {
  readonly token: string;
  readonly look: (token: string) => Promise<Invitation>;
  readonly accept: (acceptance: Acceptance) => Promise<void>;
  readonly toSignIn: () => void;
};

/** Where a one-time link leads: setting a password. */
export function Welcome({ token, look, accept, toSignIn }: Props) {
  const invitation = useInvitation(token, look);
  if (invitation.kind !== "found") return <WelcomeView {...invitation} toSignIn={toSignIn} />;
  return <SetPassword token={token} invitation={invitation.invitation} accept={accept} />;
}

function SetPassword(props: Pick<Props, "token" | "accept"> & { readonly invitation: Invitation }) {
  return <AcceptanceView {...useAcceptance(props.token, props.invitation, props.accept)} />;
}
