import { generateKeyPairSync } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Provider, { type AccountClaims, type Adapter, type AdapterPayload } from "oidc-provider";

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export type LocalIdentityProvider = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Answers this path instead of the provider, which is handed over. @returns how to give it back. */
  override(path: string, answer: (...call: [...Parameters<Handler>, provider: Handler]) => void): () => void;
  /** Opens the address as this person's browser does; null says no. @returns the address of ours that it ends at. */
  signIn(url: string, account: string | null): Promise<string>;
  close(): Promise<void>;
};

export type LocalOptions = {
  readonly redirectUri: string;
  /** What it claims of whom, by their subject there. */
  readonly accounts: Readonly<Record<string, Omit<AccountClaims, "sub">>>;
  /** Whether names stand in the ID token or, as the standard has it, in the user info only. */
  readonly names?: "in-id-token" | "in-user-info";
  readonly authentication?: "client_secret_basic" | "client_secret_post";
  /** Seconds that an ID token is good for. */
  readonly idTokenLasts?: number;
};

const clientId = "ringbridge";
/** A colon and a percent sign: in a header both must be written otherwise (RFC 6749, 2.3.1). */
const clientSecret = "long:enough%for a provider of our own";
/** The browser's word for who sits in front of it; a form's work elsewhere. */
const ACCOUNT = "x-account";

/** A real OpenID provider on this machine, by plain HTTP. */
export async function startLocalIdentityProvider(options: LocalOptions): Promise<LocalIdentityProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = createProvider(issuer, options);
  const answer = provider.callback() as Handler;
  const overrides = new Map<string, (...call: [...Parameters<Handler>, provider: Handler]) => void>();

  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const path = new URL(request.url ?? "/", issuer).pathname;
    const override = overrides.get(path);
    if (override !== undefined) override(request, response, answer);
    else if (path.startsWith("/interaction/")) void interact(provider, request, response);
    else answer(request, response);
  });

  return {
    issuer,
    clientId,
    clientSecret,
    override(path, instead) {
      overrides.set(path, instead);
      return () => overrides.delete(path);
    },
    signIn: (url, account) => follow(url, options.redirectUri, account),
    close: () => close(server),
  };
}

function createProvider(issuer: string, options: LocalOptions): Provider {
  const way = options.authentication ?? "client_secret_basic";
  return new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [options.redirectUri],
        token_endpoint_auth_method: way,
      },
    ],
    clientAuthMethods: [way],
    claims: { openid: ["sub"], profile: ["preferred_username"], email: ["email", "email_verified"] },
    conformIdTokenClaims: options.names !== "in-id-token",
    cookies: { keys: ["of this test"] },
    jwks: { keys: [newKey("of-the-provider")] },
    ttl: {
      IdToken: options.idTokenLasts ?? 3600,
      AccessToken: 3600,
      Grant: 3600,
      Interaction: 3600,
      Session: 3600,
    },
    adapter: createAdapters(),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    async loadExistingGrant({ oidc }) {
      const accountId = oidc.session?.accountId ?? "";
      const grant = new oidc.provider.Grant({ accountId, clientId });
      grant.addOIDCScope("openid profile email");
      await grant.save();
      return grant;
    },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...options.accounts[sub] }) }),
  });
}

async function interact(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const account = request.headers[ACCOUNT];
  const result =
    typeof account === "string" ? { login: { accountId: account } } : { error: "access_denied" as const };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

/** A new private key as a provider keeps it; without `d` and its like it is the public one. */
export function newKey(kid: string): Record<string, string> {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const key = privateKey.export({ format: "jwk" }) as Record<string, string>;
  return { ...key, kid, use: "sig", alg: "RS256" };
}

/** Follows redirects, with the cookies that come, until it is sent to `end`. */
async function follow(start: string, end: string, account: string | null): Promise<string> {
  const cookies = new Map<string, string>();
  let url = start;
  for (let hop = 0; hop < 20 && !url.startsWith(end); hop++) {
    const response = await fetch(url, {
      redirect: "manual",
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        ...(account === null ? {} : { [ACCOUNT]: account }),
      },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get("location");
    if (location === null)
      throw new Error(`The provider answered ${response.status}: ${(await response.text()).slice(0, 300)}`);
    url = new URL(location, url).href;
  }
  return url;
}

/** What the provider remembers, as long as it runs. */
function createAdapters(): (name: string) => Adapter {
  return () => {
    const items = new Map<string, AdapterPayload>();
    const first = (fits: (item: AdapterPayload) => boolean) =>
      Promise.resolve([...items.values()].find(fits));
    const drop = (fits: (item: AdapterPayload) => boolean) => {
      for (const [id, item] of items) if (fits(item)) items.delete(id);
      return Promise.resolve();
    };
    return {
      upsert(id, payload) {
        items.set(id, payload);
        return Promise.resolve();
      },
      find: (id) => Promise.resolve(items.get(id)),
      findByUid: (uid) => first((item) => item.uid === uid),
      findByUserCode: (userCode) => first((item) => item.userCode === userCode),
      consume(id) {
        const item = items.get(id);
        if (item !== undefined) items.set(id, { ...item, consumed: Math.floor(Date.now() / 1000) });
        return Promise.resolve();
      },
      destroy(id) {
        items.delete(id);
        return Promise.resolve();
      },
      revokeByGrantId: (grantId) => drop((item) => item.grantId === grantId),
    };
  };
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
