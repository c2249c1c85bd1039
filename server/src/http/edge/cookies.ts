import type { FastifyReply, FastifyRequest } from "fastify";
import { MINUTE, SECOND } from "../../core/time.ts";
import type { Browser } from "../operation.ts";

const signInLasts = 10 * MINUTE;

/** Names and attributes of our cookies. With https they carry prefixes that no other host or page can set (RFC 6265bis, 4.1.3). */
export function createCookies(publicUrl: URL) {
  const secure = publicUrl.protocol === "https:";
  const session = secure ? "__Host-ringbridge" : "ringbridge";
  const signIn = secure ? "__Secure-ringbridge-oidc" : "ringbridge-oidc";
  const sessionAttributes = { path: "/", httpOnly: true, sameSite: "strict", secure } as const;
  // Lax: the browser comes back from another site, and a strict cookie would stay at home.
  const signInAttributes = { path: "/api/oidc", httpOnly: true, sameSite: "lax", secure } as const;

  /** Null also for what is no token of ours: nothing is looked up for it. */
  function sessionToken(request: FastifyRequest): string | null {
    const token = request.cookies[session];
    return token !== undefined && /^[\w-]{43}$/.test(token) ? token : null;
  }

  return {
    sessionToken,
    browser: (request: FastifyRequest, reply: FastifyReply): Browser => ({
      sessionToken: sessionToken(request),
      keepSession(token, until) {
        void reply.setCookie(session, token, { ...sessionAttributes, expires: new Date(until) });
      },
      dropSession() {
        void reply.clearCookie(session, sessionAttributes);
      },
      keepPendingSignIn(sealed) {
        void reply.setCookie(signIn, sealed, { ...signInAttributes, maxAge: signInLasts / SECOND });
      },
      takePendingSignIn() {
        const sealed = request.cookies[signIn] ?? null;
        if (sealed !== null) void reply.clearCookie(signIn, signInAttributes);
        return sealed;
      },
    }),
  };
}

export type Cookies = ReturnType<typeof createCookies>;
