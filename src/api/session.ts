import { useMutation } from "@tanstack/react-query";
import { answerOf, type Api } from "./client.ts";
import type { Invitation, Session, SignInOptions } from "./contract.ts";
import { useBackend } from "./react.tsx";

/** How people can sign in here. */
export function getSignInOptions({ own }: Api): Promise<SignInOptions> {
  return answerOf(own.GET("/api/sign-in-options"));
}

/** Who is signed in. Problem: `not-signed-in`. */
export function getSession({ own }: Api): Promise<Session> {
  return answerOf(own.GET("/api/session"));
}

/** Problems: `sign-in-refused`, `locked-out` and `too-many-requests` (with retryAfter). */
export function signIn(
  { own }: Api,
  body: { readonly login: string; readonly password: string },
): Promise<Session> {
  return answerOf(own.POST("/api/session", { body }));
}

/** Ends the session and revokes its phone credentials. */
export async function signOut({ own }: Api): Promise<void> {
  await answerOf(own.DELETE("/api/session"));
}

/** Whom an invitation is for; does not use it up. Problem: `invitation-invalid`. */
export function lookAtInvitation({ own }: Api, token: string): Promise<Invitation> {
  return answerOf(own.POST("/api/invitations/look", { body: { token } }));
}

/** Sets the password of whom the invitation is for; name and login for the first administrator alone. */
export type Acceptance = {
  readonly token: string;
  readonly password: string;
  readonly name?: string;
  readonly login?: string;
};

/** Signs in by an invitation. Problems: `invitation-invalid`, `login-taken`, `invalid` (with `fields`). */
export function acceptInvitation({ own }: Api, body: Acceptance): Promise<Session> {
  return answerOf(own.POST("/api/invitations/accept", { body }));
}

/** Changes one's own password; one's other sessions end. Problem: `sign-in-refused` for a wrong current one. */
export function useChangePassword() {
  const { api } = useBackend();
  return useMutation({
    mutationFn: async (body: { readonly current: string; readonly next: string }) => {
      await answerOf(api.own.PUT("/api/session/password", { body }));
    },
  });
}
