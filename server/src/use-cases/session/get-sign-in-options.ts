import { hasAdministrator } from "../../core/people/administrators.ts";
import { done, type Outcome } from "../../core/problem.ts";
import type { Ports } from "../ports.ts";

export type SignInOptions = {
  readonly password: boolean;
  /** What the button says; null: there is no identity provider. */
  readonly oidc: string | null;
  /** Nobody can administrate yet; the link is in the log. */
  readonly firstRun: boolean;
};

/** How people can sign in here. For everybody. */
export async function getSignInOptions({
  storage,
  identityProvider,
}: Pick<Ports, "storage" | "identityProvider">): Promise<Outcome<SignInOptions>> {
  const ways = { identityProvider: identityProvider !== null };
  return done({
    password: true,
    oidc: identityProvider?.label ?? null,
    firstRun: !hasAdministrator(await storage.people.list(), ways),
  });
}
