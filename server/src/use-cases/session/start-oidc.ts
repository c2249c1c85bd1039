import type { PendingSignIn } from "../../core/ports/identity-provider.ts";
import { done, refused, type Outcome } from "../../core/problem.ts";
import { MINUTE, type Instant } from "../../core/time.ts";
import type { Ports } from "../ports.ts";

/** How long somebody may take at the identity provider. */
const PATIENCE = 10 * MINUTE;

/** A sign-in at the identity provider; belongs sealed into a cookie of the browser that started it. */
export type OidcAttempt = PendingSignIn & { readonly expiresAt: Instant };

/** Where to send the browser. Problem: `oidc-failed`, when there is no provider or it does not answer; the log says why. */
export async function startOidc({
  identityProvider,
  clock,
  logger,
}: Pick<Ports, "identityProvider" | "clock" | "logger">): Promise<
  Outcome<{ readonly url: string; readonly attempt: OidcAttempt }>
> {
  if (identityProvider === null) return refused("oidc-failed");
  const started = await identityProvider.start();
  if (started.kind === "failed") {
    logger.warn("oidc.start-failed", { text: started.text });
    return refused("oidc-failed");
  }
  return done({ url: started.url, attempt: { ...started.pending, expiresAt: clock.now() + PATIENCE } });
}
