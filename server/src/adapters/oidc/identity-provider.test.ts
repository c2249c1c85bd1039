import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { IdentityProvider } from "../../core/ports/identity-provider.ts";
import {
  newKey,
  startLocalIdentityProvider,
  type LocalIdentityProvider,
  type LocalOptions,
} from "../../testing/local-identity-provider.ts";
import { createIdentityProvider, type OidcOptions } from "./identity-provider.ts";

const redirectUri = "https://calls.haug.example/api/oidc/callback";
const accounts = {
  "4711": { preferred_username: "nora", email: "nora@haug.example", email_verified: true },
  "4712": { preferred_username: "alice", email: "boss@haug.example", email_verified: false },
  "4713": { email: "bob@haug.example", email_verified: true },
  "4714": {},
};

let local: LocalIdentityProvider;
const others: LocalIdentityProvider[] = [];

beforeAll(async () => {
  local = await startLocalIdentityProvider({ redirectUri, accounts });
});
afterAll(() => local.close());
afterEach(async () => {
  vi.useRealTimers();
  for (const other of others.splice(0)) await other.close();
});

async function another(options: Partial<LocalOptions> = {}) {
  const other = await startLocalIdentityProvider({ redirectUri, accounts, ...options });
  others.push(other);
  return other;
}

const ours = (provider: LocalIdentityProvider, more: Partial<OidcOptions> = {}) =>
  createIdentityProvider({ ...provider, label: "Haug & Co.", redirectUri, patience: 2, ...more });

async function started(provider: IdentityProvider) {
  const start = await provider.start();
  if (start.kind === "failed") throw new Error(start.text);
  return start;
}

/** Somebody's whole way through the provider. */
async function signIn(at: LocalIdentityProvider, account: string, provider = ours(at)) {
  const { url, pending } = await started(provider);
  return provider.finish(await at.signIn(url, account), pending);
}

describe("somebody who signs in there", () => {
  test("is sent off with everything that ties the answer to this browser", async () => {
    const { url, pending } = await started(ours(local));
    const { searchParams, origin } = new URL(url);
    expect(origin).toBe(local.issuer);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      client_id: "ringbridge",
      redirect_uri: redirectUri,
      response_type: "code",
      scope: "openid profile email",
      state: pending.state,
      nonce: pending.nonce,
      code_challenge_method: "S256",
    });
    expect(url).not.toContain(pending.codeVerifier);
    expect(url).not.toContain(encodeURIComponent(local.clientSecret));
    const again = await started(ours(local));
    for (const part of ["state", "nonce", "codeVerifier"] as const)
      expect(again.pending[part]).not.toBe(pending[part]);
  });

  test.each([
    ["4711", ["nora", "nora@haug.example"]],
    // Nobody verified the address: it may be anybody's.
    ["4712", ["alice"]],
    ["4713", ["bob@haug.example"]],
    ["4714", []],
  ])("%s comes back as the subject that it is there, with logins %o", async (account, logins) => {
    expect(await signIn(local, account)).toEqual({
      kind: "known",
      subject: `${local.issuer} ${account}`,
      logins,
    });
  });

  test("is known also where the ID token has the names, and where the secret goes in the body", async () => {
    const other = await another({ names: "in-id-token", authentication: "client_secret_post" });
    expect(await signIn(other, "4711")).toMatchObject({
      kind: "known",
      logins: ["nora", "nora@haug.example"],
    });
  });

  test("may change their mind", async () => {
    const provider = ours(local);
    const { url, pending } = await started(provider);
    const answer = await provider.finish(await local.signIn(url, null), pending);
    expect(answer).toMatchObject({
      kind: "failed",
      text: expect.stringContaining("access_denied") as string,
    });
  });

  test("comes back by whatever name our server has inside: the registered address counts", async () => {
    const provider = ours(local);
    const { url, pending } = await started(provider);
    const returned = new URL(await local.signIn(url, "4711"));
    const inside = `http://10.0.0.5:8080/api/oidc/callback${returned.search}`;
    expect(await provider.finish(inside, pending)).toMatchObject({ kind: "known" });
  });
});

describe("nobody is believed", () => {
  async function backFrom(at: LocalIdentityProvider) {
    const provider = ours(at);
    const { url, pending } = await started(provider);
    const returned = await at.signIn(url, "4711");
    const code = new URL(returned).searchParams.get("code") ?? "";
    return { provider, returned, pending, code };
  }

  /** Refused, and the log has neither code nor secrets. */
  async function expectRefused(
    { provider, returned, pending, code }: Awaited<ReturnType<typeof backFrom>>,
    reason: RegExp,
  ) {
    const answer = await provider.finish(returned, pending);
    if (answer.kind === "known") throw new Error(`believed as ${answer.subject}`);
    expect(answer.text).toMatch(reason);
    expect(answer.text).not.toContain(code);
    expect(answer.text).not.toContain(pending.codeVerifier);
    expect(answer.text).not.toContain(local.clientSecret);
  }

  test("whose answer is for another browser's question", async () => {
    const back = await backFrom(local);
    await expectRefused({ ...back, pending: { ...back.pending, state: "another" } }, /state/);
  });

  test("whose answer says nothing of the question", async () => {
    const back = await backFrom(local);
    const url = new URL(back.returned);
    url.searchParams.delete("state");
    await expectRefused({ ...back, returned: url.href }, /state/);
  });

  test("whose token was made for another question", async () => {
    const back = await backFrom(local);
    await expectRefused({ ...back, pending: { ...back.pending, nonce: "another" } }, /JWT claim/);
  });

  test("who found a code, and not what it was asked with", async () => {
    const back = await backFrom(local);
    const codeVerifier = "x".repeat(43);
    await expectRefused({ ...back, pending: { ...back.pending, codeVerifier } }, /invalid_grant/);
  });

  test("who comes with a code that was used", async () => {
    const back = await backFrom(local);
    expect(await back.provider.finish(back.returned, back.pending)).toMatchObject({ kind: "known" });
    await expectRefused(back, /invalid_grant/);
  });

  test("who made a code up", async () => {
    const back = await backFrom(local);
    const url = new URL(back.returned);
    url.searchParams.set("code", "made-up");
    await expectRefused({ ...back, returned: url.href, code: "made-up" }, /invalid_grant/);
  });

  test("who says that another provider sent them", async () => {
    const back = await backFrom(local);
    const url = new URL(back.returned);
    url.searchParams.set("iss", "https://id.mallory.example");
    await expectRefused({ ...back, returned: url.href }, /iss/);
  });

  test.each([
    ["29 s ago: clocks differ", 29, "known"],
    ["a minute ago", 60, "failed"],
  ])("whose token ran out %s", async (_, seconds, kind) => {
    const other = await another({ idTokenLasts: 1 });
    const back = await backFrom(other);
    vi.useFakeTimers({ toFake: ["Date"] });
    other.override("/token", (request, response, provider) => {
      response.once("finish", () => vi.setSystemTime(Date.now() + seconds * 1000));
      provider(request, response);
    });
    if (kind === "known")
      expect(await back.provider.finish(back.returned, back.pending)).toMatchObject({ kind });
    else await expectRefused(back, /timestamp/);
  });

  test("whose token another key has signed", async () => {
    const { kty, n, e, kid, use, alg } = newKey("of-the-provider");
    const other = await another();
    other.override("/jwks", (_, response) => {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ keys: [{ kty, n, e, kid, use, alg }] }));
    });
    await expectRefused(await backFrom(other), /signature/);
  });

  test("whose user info is somebody else's", async () => {
    const other = await another();
    other.override("/me", (_, response) => {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ sub: "4712", preferred_username: "nora" }));
    });
    await expectRefused(await backFrom(other), /sub/);
  });

  test.each(["client_secret_basic", "client_secret_post"] as const)(
    "when our secret is wrong: %s",
    async (authentication) => {
      const other = await another({ authentication });
      const provider = ours(other, { clientSecret: "somebody else's" });
      const { url, pending } = await started(provider);
      const answer = await provider.finish(await other.signIn(url, "4711"), pending);
      expect(answer).toMatchObject({
        kind: "failed",
        text: expect.stringContaining("Check OIDC_CLIENT_ID and OIDC_CLIENT_SECRET") as string,
      });
    },
  );
});

describe("a provider that is not there", () => {
  test("fails in a sentence, and works again as soon as it is back", async () => {
    const other = await another();
    const back = other.override("/.well-known/openid-configuration", (_, response) => {
      response.destroy();
    });
    const provider = ours(other);
    const failed = await provider.start();
    expect(failed).toMatchObject({
      kind: "failed",
      text: expect.stringContaining("does not answer") as string,
    });
    back();
    expect(await signIn(other, "4711", provider)).toMatchObject({ kind: "known" });
  });

  test("nothing listens there", async () => {
    const other = await another();
    await other.close();
    expect(await ours(other).start()).toMatchObject({
      kind: "failed",
      text: expect.stringMatching(/does not answer.*OIDC_ISSUER.*ECONNREFUSED/) as string,
    });
  });

  test("is waited for no longer than patience lasts", async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const issuer = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const provider = ours(local, { issuer, patience: 0.2 });
    expect(await provider.start()).toMatchObject({
      kind: "failed",
      text: expect.stringContaining("does not answer") as string,
    });
    silent.closeAllConnections();
    silent.close();
  });

  test("is gone when somebody comes back from it", async () => {
    const other = await another();
    const provider = ours(other);
    const { url, pending } = await started(provider);
    const returned = await other.signIn(url, "4711");
    await other.close();
    expect(await provider.finish(returned, pending)).toMatchObject({
      kind: "failed",
      text: expect.stringContaining("does not answer") as string,
    });
  });

  test.each([
    ["no JSON", "<html>Welcome to the hotel's network</html>"],
    ["JSON of something else", "[]"],
    ["another provider's document", JSON.stringify({ issuer: "https://id.mallory.example" })],
  ])("answers with %s", async (_, body) => {
    const other = await another();
    other.override("/.well-known/openid-configuration", (_, response) => {
      response.setHeader("content-type", "application/json");
      response.end(body);
    });
    expect(await ours(other).start()).toMatchObject({ kind: "failed" });
  });
});

describe("plain HTTP", () => {
  test("is for this machine only", async () => {
    const provider = ours(local, { issuer: "http://id.haug.example" });
    expect(await provider.start()).toMatchObject({
      kind: "failed",
      text: expect.stringContaining("HTTPS") as string,
    });
  });

  test("leads nowhere else, whatever the provider's document says", async () => {
    const other = await another();
    other.override("/.well-known/openid-configuration", (_, response) => {
      response.setHeader("content-type", "application/json");
      response.end(
        JSON.stringify({
          issuer: other.issuer,
          authorization_endpoint: `${other.issuer}/auth`,
          token_endpoint: "http://tokens.mallory.example/token",
          jwks_uri: `${other.issuer}/jwks`,
        }),
      );
    });
    const provider = ours(other);
    const { pending } = await started(provider);
    const returned = `${redirectUri}?code=any&state=${pending.state}`;
    expect(await provider.finish(returned, pending)).toMatchObject({
      kind: "failed",
      text: expect.stringContaining("not https") as string,
    });
  });
});
