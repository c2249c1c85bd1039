import { z } from "zod";
import type { Metrics } from "../../core/ports/metrics.ts";
import { done, type Outcome } from "../../core/problem.ts";
import type { Ports } from "../../use-cases/ports.ts";
import { finishOidc } from "../../use-cases/session/finish-oidc.ts";
import { startOidc, type OidcAttempt } from "../../use-cases/session/start-oidc.ts";
import type { Handlers } from "../operation.ts";
import { signedIn } from "./session.ts";

const purpose = "oidc sign-in";

const attempt = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  expiresAt: z.number(),
});

/** Null for what we did not seal: somebody else's cookie, or one under an older key. */
function open(ports: Pick<Ports, "secrets">, sealed: string | null): OidcAttempt | null {
  if (sealed === null) return null;
  try {
    return attempt.parse(JSON.parse(ports.secrets.open(sealed, purpose)));
  } catch {
    return null;
  }
}

/**
 * Both end at the app, whatever happens: it is a person who looks at the answer. What went wrong stands in the fragment,
 * which no server gets to see.
 */
export function oidcHandlers(
  ports: Ports,
  metrics: Metrics,
  publicUrl: URL,
): Pick<Handlers, "startOidc" | "finishOidc"> {
  const toApp = (fragment: string) => done({ redirect: new URL(`#${fragment}`, publicUrl).href });
  const toAppWith = (outcome: Extract<Outcome<unknown>, { kind: "problem" }>) =>
    toApp(`problem=${outcome.problem.code}`);

  return {
    async startOidc({ browser }) {
      const started = await startOidc(ports);
      if (started.kind === "problem") return toAppWith(started);
      browser.keepPendingSignIn(ports.secrets.seal(JSON.stringify(started.value.attempt), purpose));
      return done({ redirect: started.value.url });
    },

    async finishOidc({ url, browser }) {
      const outcome = await finishOidc(ports, {
        returned: new URL(url, publicUrl).href,
        attempt: open(ports, browser.takePendingSignIn()),
        replaces: browser.sessionToken,
      });
      const finished = signedIn(outcome, "oidc", { browser, metrics });
      return finished.kind === "done" ? toApp("signed-in") : toAppWith(finished);
    },
  };
}
