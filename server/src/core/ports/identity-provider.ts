/** One sign-in under way at the company's identity provider; kept in a cookie of the browser, sealed. */
export type PendingSignIn = { readonly state: string; readonly nonce: string; readonly codeVerifier: string };

export type IdentityAnswer =
  | { readonly kind: "known"; readonly subject: string; readonly login: string | null }
  /** `text`: for our log. */
  | { readonly kind: "failed"; readonly text: string };

/** OpenID Connect, authorization code flow with PKCE. */
export interface IdentityProvider {
  /** What the button says. */
  readonly label: string;
  start(): Promise<{ readonly url: string; readonly pending: PendingSignIn }>;
  /** `returned`: the address the browser came back with, query included. */
  finish(returned: string, pending: PendingSignIn): Promise<IdentityAnswer>;
}
