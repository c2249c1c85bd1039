import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { rightPassword } from "../../testing/people-world.ts";
import { alice, nora } from "../../testing/people.ts";
import { cookieOf, createWebWorld, publicUrl, type WebWorld } from "../../testing/web-world.ts";

let world: WebWorld;
beforeEach(async () => {
  world = await createWebWorld({ identityProvider: "fake" });
  await world.add(nora, alice);
});
afterEach(() => world.close());

const signIn = (password = rightPassword, app = world) =>
  app.stranger.ask("POST", "/api/session", { body: { login: "alice", password } });

describe("signing in", () => {
  it("leaves a cookie that no script, no other host and no other site gets to use", async () => {
    const answer = await signIn();
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ person: { login: "alice" }, domain: "pbx.haug.example" });
    expect(answer.cookies).toEqual([
      {
        name: "__Host-ringbridge",
        value: expect.stringMatching(/^[\w-]{43}$/) as unknown,
        path: "/",
        httpOnly: true,
        secure: true,
        sameSite: "Strict",
        expires: new Date(world.clock.now() + world.ports.settings.sessionLasts),
      },
    ]);
    expect(answer.body).not.toContain(answer.cookies[0]?.value);
  });

  it("works without https on this very machine", async () => {
    const local = await createWebWorld({ publicUrl: new URL("http://localhost:5173") });
    await local.add(alice);
    const answer = await signIn(rightPassword, local);
    expect(answer.cookies[0]).toMatchObject({ name: "ringbridge", httpOnly: true, sameSite: "Strict" });
    expect(answer.cookies[0]).not.toHaveProperty("secure");
    expect(answer.headers["strict-transport-security"]).toBeUndefined();
    const session = await local.app.inject({
      url: "/api/session",
      headers: { cookie: `ringbridge=${answer.cookies[0]?.value ?? ""}` },
    });
    expect(session.statusCode).toBe(200);
    await local.close();
  });

  it("says the same of a wrong password and of a login that nobody has", async () => {
    const wrong = await signIn("not the password");
    const nobody = await world.stranger.ask("POST", "/api/session", {
      body: { login: "zoe", password: "x" },
    });
    for (const answer of [wrong, nobody]) {
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([401, "sign-in-refused"]);
      expect(answer.cookies).toEqual([]);
    }
  });

  it("is locked for a while after many wrong passwords, and says for how long", async () => {
    for (let i = 0; i < 5; i++) await signIn("not the password");
    const answer = await signIn();
    expect(answer.statusCode).toBe(429);
    expect(answer.json()).toMatchObject({ code: "locked-out", retryAfter: 30 });
    expect(answer.headers["retry-after"]).toBe("30");
  });

  it("ends the session that the browser had", async () => {
    const before = await world.pageOf(alice);
    await before.ask("POST", "/api/session", { body: { login: "alice", password: rightPassword } });
    expect((await before.ask("GET", "/api/session")).statusCode).toBe(401);
  });
});

it("signing out takes the cookie back", async () => {
  const page = await world.pageOf(alice);
  const answer = await page.ask("DELETE", "/api/session");
  expect(answer.statusCode).toBe(204);
  expect(answer.body).toBe("");
  expect(answer.cookies[0]).toMatchObject({
    name: "__Host-ringbridge",
    value: "",
    path: "/",
    expires: new Date(0),
  });
});

it("an invitation lets somebody in once", async () => {
  const noras = await world.pageOf(nora);
  const added = await noras.ask("POST", "/api/people", {
    body: { login: "zoe", name: "Zoe Imre", role: "agent" },
  });
  expect(added.statusCode).toBe(201);
  const { token } = added.json<{ invitation: { token: string } }>().invitation;
  const looked = await world.stranger.ask("POST", "/api/invitations/look", { body: { token } });
  expect(looked.json()).toEqual({ kind: "person", name: "Zoe Imre", login: "zoe" });
  const accepted = await world.stranger.ask("POST", "/api/invitations/accept", {
    body: { token, password: "velvet harbour 12 oak" },
  });
  expect(accepted.statusCode).toBe(200);
  expect(accepted.cookies).toHaveLength(1);
  const again = await world.stranger.ask("POST", "/api/invitations/accept", {
    body: { token, password: "velvet harbour 13 oak" },
  });
  expect([again.statusCode, again.json<{ code: string }>().code]).toEqual([404, "invitation-invalid"]);
});

describe("signing in at the company's provider", () => {
  async function start() {
    const answer = await world.stranger.ask("GET", "/api/oidc/start");
    return { answer, cookie: `${answer.cookies[0]?.name ?? ""}=${answer.cookies[0]?.value ?? ""}` };
  }
  const comeBack = (cookie: string | null, query = "code=abc&state=state") =>
    world.app.inject({
      url: `/api/oidc/callback?${query}`,
      // As a browser that the provider sends: from another site.
      headers: { "sec-fetch-site": "cross-site", ...(cookie !== null && { cookie }) },
    });

  it("begins with a redirect and a cookie for the way back alone", async () => {
    const { answer } = await start();
    expect([answer.statusCode, answer.headers.location]).toEqual([302, "https://id.haug.example/auth"]);
    expect(answer.cookies).toEqual([
      {
        name: "__Secure-ringbridge-oidc",
        value: expect.any(String) as unknown,
        path: "/api/oidc",
        httpOnly: true,
        secure: true,
        sameSite: "Lax",
        maxAge: 600,
      },
    ]);
  });

  it("ends at the app, signed in", async () => {
    world.identityProvider.says({ kind: "known", subject: "id|alice", logins: ["alice"] });
    const answer = await comeBack((await start()).cookie, "code=abc&state=state&scope=openid&authuser=0");
    expect([answer.statusCode, answer.headers.location]).toEqual([
      302,
      "https://calls.haug.example/#signed-in",
    ]);
    const session = answer.cookies.find(({ name }) => name === "__Host-ringbridge");
    expect(session).toMatchObject({ sameSite: "Strict", httpOnly: true });
    expect(answer.cookies.find(({ name }) => name === "__Secure-ringbridge-oidc")?.value).toBe("");
    const asked = await world.app.inject({
      url: "/api/session",
      headers: { cookie: cookieOf(session?.value ?? "") },
    });
    expect(asked.json()).toMatchObject({ person: { login: "alice" } });
  });

  it.each([
    [
      "with nobody that we know",
      { kind: "known", subject: "id|zoe", logins: ["zoe"] },
      "oidc-unknown-person",
    ],
    ["with a failure", { kind: "failed", text: "state mismatch" }, "oidc-failed"],
  ] as const)("ends at the app %s, and says what was wrong", async (_what, says, code) => {
    world.identityProvider.says(says);
    const answer = await comeBack((await start()).cookie);
    expect(answer.headers.location).toBe(`https://calls.haug.example/#problem=${code}`);
    expect(answer.cookies.some(({ name }) => name === "__Host-ringbridge")).toBe(false);
  });

  it.each([
    ["nobody began", () => null],
    ["somebody else began", () => "__Secure-ringbridge-oidc=eyJmb3JnZWQiOnRydWV9"],
    [
      "began too long ago",
      async () => {
        const { cookie } = await start();
        world.clock.advance(11 * 60_000);
        return cookie;
      },
    ],
  ])("does not end what %s", async (_what, cookie) => {
    world.identityProvider.says({ kind: "known", subject: "id|alice", logins: ["alice"] });
    const answer = await comeBack(await cookie());
    expect(answer.headers.location).toBe("https://calls.haug.example/#problem=oidc-failed");
  });

  it("never leads anywhere but to the provider and to us", async () => {
    const answer = await comeBack(
      (await start()).cookie,
      "code=a&state=b&redirect_uri=https://evil.example&iss=https://evil.example",
    );
    expect(new URL(String(answer.headers.location)).origin).toBe(publicUrl.origin);
  });

  it("is counted by its outcome", async () => {
    world.identityProvider.says({ kind: "failed", text: "no" });
    await comeBack((await start()).cookie);
    await signIn();
    const { text } = await world.metrics.page();
    expect(text).toContain('ringbridge_sign_ins_total{way="oidc",outcome="oidc-failed"} 1');
    expect(text).toContain('ringbridge_sign_ins_total{way="password",outcome="done"} 1');
  });
});
