import {
  ClientSecretBasic,
  ClientSecretPost,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  clockTolerance,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type ClientAuth,
  type Configuration,
} from "openid-client";
import type {
  IdentityAnswer,
  IdentityProvider,
  IdentityStart,
  PendingSignIn,
} from "../../core/ports/identity-provider.ts";
import { identityOf, namesLogins } from "./claims.ts";
import { sentenceOf } from "./failures.ts";
import { isLoopback, safeFetch } from "./safe-fetch.ts";

export type OidcOptions = {
  /** As its discovery document names itself. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button says. */
  readonly label: string;
  /** Ours, as it is registered at the provider: the public address of /api/oidc/callback. */
  readonly redirectUri: string;
  /** How long the provider may take for one answer, in seconds. */
  readonly patience?: number;
};

/** Seconds that the provider's clock and ours may differ. */
const CLOCKS_DIFFER = 30;

/**
 * A company's identity provider by OpenID Connect: discovery, authorization code with PKCE (S256), state and nonce; the ID
 * token's signature is checked although it comes over TLS. Plain HTTP is for this very machine only.
 */
export function createIdentityProvider(options: OidcOptions): IdentityProvider {
  const redirectUri = new URL(options.redirectUri);
  let discovered: Promise<Configuration> | null = null;

  /** What was found is kept until something fails: it may have changed since. */
  function configuration(): Promise<Configuration> {
    discovered ??= discover(options);
    return discovered;
  }

  async function orFailure<Answer>(work: () => Promise<Answer>): Promise<Answer | Failure> {
    try {
      return await work();
    } catch (thrown) {
      discovered = null;
      return { kind: "failed", text: sentenceOf(thrown, options.issuer) };
    }
  }

  return {
    label: options.label,
    start: () =>
      orFailure(async (): Promise<IdentityStart> => {
        const pending = {
          state: randomState(),
          nonce: randomNonce(),
          codeVerifier: randomPKCECodeVerifier(),
        };
        const url = buildAuthorizationUrl(await configuration(), {
          redirect_uri: redirectUri.href,
          scope: "openid profile email",
          state: pending.state,
          nonce: pending.nonce,
          code_challenge: await calculatePKCECodeChallenge(pending.codeVerifier),
          code_challenge_method: "S256",
        });
        return { kind: "started", url: url.href, pending };
      }),
    finish: (returned, pending) =>
      orFailure(async () => {
        // Of what the browser came back with only the query counts: the address is the one we registered.
        const address = new URL(redirectUri);
        address.search = new URL(returned).search;
        return await exchange(await configuration(), address, pending);
      }),
  };
}

type Failure = Extract<IdentityAnswer, { kind: "failed" }>;

function discover({ issuer, clientId, clientSecret, patience = 10 }: OidcOptions): Promise<Configuration> {
  const server = new URL(issuer);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- Marked so that it stands out: it is for this machine only, and safeFetch sees to it.
  const plainHttp = isLoopback(server) ? [allowInsecureRequests] : [];
  return discovery(server, clientId, { [clockTolerance]: CLOCKS_DIFFER }, authenticateBy(clientSecret), {
    execute: [enableNonRepudiationChecks, ...plainHttp],
    timeout: patience,
    [customFetch]: safeFetch,
  });
}

async function exchange(
  configuration: Configuration,
  returned: URL,
  { state, nonce, codeVerifier }: PendingSignIn,
): Promise<IdentityAnswer> {
  const tokens = await authorizationCodeGrant(configuration, returned, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: codeVerifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (claims === undefined) return { kind: "failed", text: "The identity provider sent no ID token." };
  // Many providers keep the names out of the ID token (OpenID Connect Core 1.0, 5.4).
  const asksMore = !namesLogins(claims) && configuration.serverMetadata().userinfo_endpoint !== undefined;
  const more = asksMore ? await fetchUserInfo(configuration, tokens.access_token, claims.sub) : {};
  return identityOf({ ...more, ...claims });
}

/** In the header where the provider takes that, which is what it must do unless it says otherwise (Discovery 1.0, 3). */
function authenticateBy(secret: string): ClientAuth {
  const [header, body] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
  return (server, client, parameters, headers) => {
    const ways = server.token_endpoint_auth_methods_supported;
    const inBody = ways?.includes("client_secret_post") === true && !ways.includes("client_secret_basic");
    return (inBody ? body : header)(server, client, parameters, headers);
  };
}
