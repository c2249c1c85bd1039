/** One sign-in under way at the company's identity provider; kept in a cookie of the browser, sealed. */
export type PendingSignIn = { readonly state: string; readonly nonce: string; readonly codeVerifier: string };

export type IdentityStart =
  | { readonly kind: "started"; readonly url: string; readonly pending: PendingSignIn }
  /** `text`: for our log. */
  | { readonly kind: "failed"; readonly text: string };

export type IdentityAnswer =
  | {
      readonly kind: "known";
      /** Who it is, for ever: the provider's name for them, with the provider's own. */
      readonly subject: string;
      /** What could be their login here, the likeliest first. */
      readonly logins: readonly string[];
    }
  /** `text`: for our log. */
  | { readonly kind: "failed"; readonly text: string };

/** OpenID Connect, authorization code flow with PKCE. Nothing here throws for what the provider or the network does. */
export interface IdentityProvider {
  /** What the button says. */
  readonly label: string;
  start(): Promise<IdentityStart>;
  /** `returned`: the address the browser came back with, query included. */
  finish(returned: string, pending: PendingSignIn): Promise<IdentityAnswer>;
}
