import type { Metrics } from "../../core/ports/metrics.ts";
import type { Outcome } from "../../core/problem.ts";
import type { Ports } from "../../use-cases/ports.ts";
import { acceptInvitation } from "../../use-cases/session/accept-invitation.ts";
import { changePassword } from "../../use-cases/session/change-password.ts";
import { getSession } from "../../use-cases/session/get-session.ts";
import { getSignInOptions } from "../../use-cases/session/get-sign-in-options.ts";
import { lookAtInvitation } from "../../use-cases/session/look-at-invitation.ts";
import type { SignedIn } from "../../use-cases/session/open-session.ts";
import { signIn } from "../../use-cases/session/sign-in.ts";
import { signOut } from "../../use-cases/session/sign-out.ts";
import type { Browser, Handlers } from "../operation.ts";
import { shown } from "./outcomes.ts";
import { toSession } from "./person-json.ts";

type SessionOperations =
  | "getSignInOptions"
  | "getSession"
  | "signIn"
  | "signOut"
  | "changePassword"
  | "lookAtInvitation"
  | "acceptInvitation";

/** Counts the sign-in, and leaves its cookie in the browser. */
export function signedIn(
  outcome: Outcome<SignedIn>,
  way: Parameters<Metrics["signedIn"]>[0],
  { browser, metrics }: { readonly browser: Browser; readonly metrics: Metrics },
): Outcome<SignedIn> {
  metrics.signedIn(way, outcome.kind === "done" ? "done" : outcome.problem.code);
  if (outcome.kind === "done") browser.keepSession(outcome.value.token, outcome.value.session.expiresAt);
  return outcome;
}

export function sessionHandlers(ports: Ports, metrics: Metrics): Pick<Handlers, SessionOperations> {
  return {
    getSignInOptions: () => getSignInOptions(ports),

    getSession: async ({ actor }) => shown(await getSession(ports, actor), toSession),

    async signIn({ body, browser }) {
      const outcome = await signIn(ports, { ...body, replaces: browser.sessionToken });
      return shown(signedIn(outcome, "password", { browser, metrics }), ({ session }) => toSession(session));
    },

    async signOut({ actor, browser }) {
      const outcome = await signOut(ports, actor);
      browser.dropSession();
      return outcome;
    },

    changePassword: ({ actor, body }) => changePassword(ports, actor, body),

    lookAtInvitation: ({ body }) => lookAtInvitation(ports, body.token),

    async acceptInvitation({ body, browser }) {
      const outcome = await acceptInvitation(ports, {
        ...body,
        name: body.name ?? null,
        login: body.login ?? null,
        replaces: browser.sessionToken,
      });
      return shown(signedIn(outcome, "invitation", { browser, metrics }), ({ session }) =>
        toSession(session),
      );
    },
  };
}
