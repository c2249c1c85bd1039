import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nora } from "../testing/people.ts";
import {
  cookieOf,
  createWebWorld,
  fromOurPage,
  publicUrl,
  type Page,
  type WebWorld,
} from "../testing/web-world.ts";

let world: WebWorld;
let noras: Page;
beforeAll(async () => {
  world = await createWebWorld();
  await world.add(nora);
  noras = await world.pageOf(nora);
});
afterAll(() => world.close());

/** As it came, whatever it is. */
const post = (url: string, payload: string | Buffer, headers: Readonly<Record<string, string>> = {}) =>
  world.app.inject({
    method: "POST",
    url,
    payload,
    headers: {
      ...fromOurPage,
      "content-type": "application/json",
      cookie: cookieOf(noras.token),
      ...headers,
    },
  });

const zoe = { login: "zoe", name: "Zoe Imre", role: "agent" };

describe("another site", () => {
  it.each([
    ["of a sister host", { "sec-fetch-site": "same-site", origin: "https://mail.haug.example" }],
    ["of a stranger", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }],
    ["in a browser without Sec-Fetch-Site", { "sec-fetch-site": undefined, origin: "https://evil.example" }],
    ["that hides where it is", { "sec-fetch-site": undefined, origin: "null" }],
    ["that says nothing", { "sec-fetch-site": undefined }],
  ])("%s changes nothing with somebody's cookie", async (_which, headers) => {
    const { "sec-fetch-site": site, ...others } = headers as Record<string, string | undefined>;
    const answer = await world.app.inject({
      method: "POST",
      url: "/api/people",
      payload: zoe,
      headers: {
        cookie: cookieOf(noras.token),
        ...others,
        ...(site !== undefined && { "sec-fetch-site": site }),
      } as Record<string, string>,
    });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([403, "foreign-page"]);
    expect(await world.storage.people.findForSignIn("zoe")).toBeNull();
  });

  it("cannot sign anybody in either", async () => {
    const answer = await world.stranger.ask("POST", "/api/session", {
      body: { login: "nora", password: "x" },
      headers: { "sec-fetch-site": "cross-site" },
    });
    expect(answer.json<{ code: string }>().code).toBe("foreign-page");
  });

  it("reads nothing", async () => {
    const answer = await noras.ask("GET", "/api/people", { headers: { "sec-fetch-site": "cross-site" } });
    expect(answer.json<{ code: string }>().code).toBe("foreign-page");
  });

  it("cannot send a form: it is no JSON", async () => {
    const answer = await post("/api/people", "login=zoe&name=Zoe&role=agent", {
      "content-type": "application/x-www-form-urlencoded",
    });
    expect(answer.statusCode).toBe(415);
    expect(
      (await post("/api/people", JSON.stringify(zoe), { "content-type": "text/plain" })).statusCode,
    ).toBe(415);
  });

  it("is given no leave by CORS", async () => {
    const answer = await world.app.inject({
      method: "OPTIONS",
      url: "/api/people",
      headers: { origin: "https://evil.example", "access-control-request-method": "POST" },
    });
    expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
  });
});

it("takes the Origin of our page from a browser that has no Sec-Fetch-Site", async () => {
  const answer = await world.app.inject({
    method: "PUT",
    url: "/api/phone/line",
    payload: { line: "ready" },
    headers: { cookie: cookieOf(noras.token), origin: publicUrl.origin },
  });
  expect(answer.statusCode).toBe(204);
});

describe("a body", () => {
  it.each([
    ["that ends early", '{"login":"zoe"', 400],
    ["that is empty", "", 400],
    ["that is no JSON", "login=zoe", 400],
    [
      "with a property that would reach every object",
      '{"login":"zoe","name":"Zoe","role":"agent","__proto__":{"role":"administrator"}}',
      400,
    ],
    [
      "with a property that would reach the constructor",
      '{"constructor":{"prototype":{"role":"administrator"}}}',
      400,
    ],
    ["that is a list", "[]", 422],
    ["that is null", "null", 422],
    ["that is deep", `${"[".repeat(20_000)}${"]".repeat(20_000)}`, 422],
    ["with an unknown property", JSON.stringify({ ...zoe, disabled: true }), 422],
    ["without a property it needs", '{"login":"zoe","name":"Zoe"}', 422],
    ["with a number for a text", '{"login":7,"name":"Zoe","role":"agent"}', 422],
    ["with a list for a text", '{"login":["zoe"],"name":"Zoe","role":"agent"}', 422],
    ["with an object for a text", '{"login":{"$ne":null},"name":"Zoe","role":"agent"}', 422],
    ["with a role that there is not", '{"login":"zoe","name":"Zoe","role":"owner"}', 422],
  ])("%s is refused in the same form as everything", async (_what, body, status) => {
    const answer = await post("/api/people", body);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers["content-type"]).toContain("application/problem+json");
    const problem = answer.json<{
      code: string;
      reference: string;
      fields: { path: string; fault: string }[];
    }>();
    expect(problem.code).toBe("invalid");
    expect(problem.reference).toBe(answer.headers["x-request-id"]);
    expect(problem.fields.length).toBeGreaterThan(0);
    expect(({} as Record<string, unknown>)["role"]).toBeUndefined();
  });

  it.each([
    ["a line break in a name", { ...zoe, name: "Zoe\r\nSet-Cookie: a=b" }, "/name"],
    ["a NUL in a name", { ...zoe, name: "Zoe\0" }, "/name"],
    ["a line break in a login", { ...zoe, login: "zoe\r\nX-Evil: 1" }, "/login"],
    ["a blank in a login", { ...zoe, login: "zoe imre" }, "/login"],
    ["a line break at the end of an extension", { ...zoe, extension: "1003\n" }, "/extension"],
    ["half a character in a name", { ...zoe, name: "Zoe \ud800" }, "/name"],
    ["other digits in an extension", { ...zoe, extension: "١٠٠٣" }, "/extension"],
  ])("with %s is refused, and said to be so", async (_what, body, path) => {
    const answer = await noras.ask("POST", "/api/people", { body });
    expect(answer.statusCode).toBe(422);
    expect(answer.json<{ fields: { path: string }[] }>().fields.map((field) => field.path)).toEqual([path]);
  });

  it("with SQL in it is text", async () => {
    const name = "Robert'); DROP TABLE people;--";
    const answer = await noras.ask("POST", "/api/people", { body: { login: "bobby", name, role: "agent" } });
    expect(answer.statusCode).toBe(201);
    const people = await noras.ask("GET", "/api/people");
    expect(people.json<{ name: string }[]>().map((one) => one.name)).toContain(name);
  });

  it("with a NUL in a customer's name or text goes nowhere", async () => {
    const answer = await noras.ask("POST", "/api/permissions/ask", {
      body: { numberId: nora.id, customer: "+34600111222", text: "hello\0" },
    });
    expect(answer.json()).toMatchObject({
      code: "invalid",
      fields: [{ path: "/text", fault: "characters" }],
    });
  });

  it("is never repeated to whoever sent it", async () => {
    const marker = "marker-7c1f";
    const answers = [
      await post("/api/people", `{"${marker}":"${marker}"`),
      await noras.ask("POST", "/api/people", { body: { ...zoe, [marker]: marker } }),
      await noras.ask("POST", "/api/people", { body: { ...zoe, role: marker, extension: marker } }),
      await noras.ask("GET", `/api/${marker}?q=${marker}`),
      await noras.ask("GET", `/api/audit?limit=${marker}`),
      await noras.ask("GET", `/api/numbers/${marker}`),
      await noras.ask("PATCH", `/api/people/${nora.id}`, {
        body: { name: "N" },
        headers: { "if-match": marker },
      }),
      await noras.ask("GET", `/api/%zz${marker}`),
    ];
    for (const answer of answers) {
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
      expect(JSON.stringify(answer.headers) + answer.body).not.toContain(marker);
    }
  });

  it("of more than 64 kB is too large", async () => {
    const answer = await post("/api/people", JSON.stringify({ ...zoe, name: "z".repeat(70_000) }));
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([413, "too-large"]);
  });
});

describe("a query", () => {
  it.each([
    ["/api/audit?limit=0", "/limit"],
    ["/api/audit?limit=201", "/limit"],
    ["/api/audit?limit=ten", "/limit"],
    ["/api/audit?limit=1&limit=2", "/limit"],
    ["/api/audit?other=1", ""],
    ["/api/audit?__proto__=1", ""],
  ])("%s is refused", async (url, path) => {
    const answer = await noras.ask("GET", url);
    expect(answer.statusCode).toBe(422);
    expect(answer.json<{ fields: { path: string }[] }>().fields[0]?.path).toBe(path);
  });

  it("takes what the contract takes", async () => {
    expect((await noras.ask("GET", "/api/audit?limit=5")).statusCode).toBe(200);
  });
});

it.each([
  ["an address that there is not", "GET", "/api/secrets"],
  ["a method that there is not", "DELETE", "/api/team"],
  ["an id that is none", "GET", "/api/numbers/1%27%20or%201=1"],
  ["an address that leaves", "GET", "/api/../../etc/passwd"],
  ["what is no address", "GET", "/api/%c0%ae"],
] as const)("%s is not found, as a problem", async (_what, method, url) => {
  const answer = await noras.ask(method, url);
  expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([404, "not-found"]);
  expect(answer.headers["content-type"]).toContain("application/problem+json");
});

describe("every answer", () => {
  it.each([
    ["GET", "/api/sign-in-options"],
    ["GET", "/api/session"],
    ["GET", "/api/nothing"],
    ["GET", "/healthz"],
    ["POST", "/webhooks/meta/aaaaaaaaaaaaaaaaaaaaaa"],
  ] as const)("to %s %s is not kept, not framed, not guessed at, and has its number", async (method, url) => {
    const answer = await world.stranger.ask(method, url, { headers: { "x-request-id": "mine" } });
    expect(answer.headers).toMatchObject({
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "content-security-policy": expect.stringMatching(
        /^default-src 'none';.*frame-ancestors 'none'/,
      ) as unknown,
      "strict-transport-security": "max-age=31536000",
      "referrer-policy": "no-referrer",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(answer.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers["x-powered-by"]).toBeUndefined();
    expect(answer.headers["server"]).toBeUndefined();
  });
});

it("says no more than a number when something of ours breaks, and the log has that number", async () => {
  const broken = await createWebWorld({
    with: {
      view: {
        link: () => {
          throw new Error("the switchboard of +34600111222 is on fire");
        },
      } as unknown as WebWorld["ports"]["view"],
    },
  });
  await broken.add(nora);
  const answer = await (await broken.pageOf(nora)).ask("GET", "/api/team");
  await broken.close();
  expect(answer.statusCode).toBe(500);
  const problem = answer.json<Record<string, unknown>>();
  expect(Object.keys(problem).sort()).toEqual(["code", "reference"]);
  const line = broken.logger.lines.find(({ event }) => event === "http.failed");
  expect(line?.fields).toMatchObject({ request: problem["reference"], operation: "getTeam" });
  expect(JSON.stringify(line)).not.toContain("600111222");
});

it("says that it is unavailable while the database is", async () => {
  const lost = await createWebWorld();
  await lost.add(nora);
  const page = await lost.pageOf(nora);
  await lost.storage.close();
  const answer = await page.ask("GET", "/api/people");
  expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([503, "unavailable"]);
  const ready = await lost.stranger.ask("GET", "/readyz");
  expect([ready.statusCode, ready.json()]).toEqual([503, { database: "away", asterisk: "connected" }]);
  expect((await lost.stranger.ask("GET", "/healthz")).statusCode).toBe(200);
  await lost.app.close();
});

it("is ready without Asterisk, and says so", async () => {
  world.pbx.become("away");
  const ready = await world.stranger.ask("GET", "/readyz");
  expect([ready.statusCode, ready.json()]).toEqual([200, { database: "ready", asterisk: "away" }]);
  world.pbx.become("well");
});

describe("who asks too often", () => {
  it("has to wait: passwords are tried a few times a minute from one address", async () => {
    const few = await createWebWorld({ limits: { signIn: 2, api: 100, webhooks: 100 } });
    const tries = [];
    for (const url of ["/api/session", "/api/invitations/look", "/api/session"]) {
      tries.push(await few.stranger.ask("POST", url, { body: {} }));
    }
    expect(tries.map(({ statusCode }) => statusCode)).toEqual([422, 422, 429]);
    expect(tries[2]?.json()).toMatchObject({
      code: "too-many-requests",
      retryAfter: expect.any(Number) as unknown,
    });
    expect(Number(tries[2]?.headers["retry-after"])).toBeGreaterThan(0);
    expect((await few.stranger.ask("GET", "/api/sign-in-options")).statusCode).toBe(200);
    await few.close();
  });

  it("has to wait by session: colleagues behind the same address do not", async () => {
    const few = await createWebWorld({ limits: { signIn: 100, api: 2, webhooks: 100 } });
    await few.add(nora);
    const [busy, calm] = [await few.pageOf(nora), await few.pageOf(nora)];
    const answers = [];
    for (const url of ["/api/session", "/api/people", "/api/numbers"])
      answers.push(await busy.ask("GET", url));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 429]);
    expect((await calm.ask("GET", "/api/session")).statusCode).toBe(200);
    await few.close();
  });

  it.each([
    ["is not believed about its address when nobody said there was a proxy", false, [401, 401, 429]],
    ["is told apart behind a proxy that we trust", "127.0.0.1", [401, 401, 401]],
    ["is told apart behind one proxy, whatever its address", 1, [401, 401, 401]],
  ] as const)("%s", async (_what, trustProxy, statuses) => {
    const few = await createWebWorld({ trustProxy, limits: { signIn: 2, api: 100, webhooks: 100 } });
    const answers = [];
    for (const address of ["203.0.113.1", "203.0.113.2", "203.0.113.3"]) {
      answers.push(
        await few.stranger.ask("POST", "/api/session", {
          body: { login: "nobody", password: "nothing" },
          headers: { "x-forwarded-for": address },
        }),
      );
    }
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(statuses);
    await few.close();
  });

  it("behind a proxy that nobody told us of is told of in the log, once", async () => {
    const few = await createWebWorld();
    for (let i = 0; i < 2; i++) {
      await few.stranger.ask("GET", "/healthz", { headers: { "x-forwarded-for": "203.0.113.1" } });
    }
    expect(few.logger.lines.filter(({ event }) => event === "http.proxy-not-trusted")).toHaveLength(1);
    await few.close();
  });

  it("does not get around one proxy by naming more addresses", async () => {
    const few = await createWebWorld({ trustProxy: 1, limits: { signIn: 1, api: 100, webhooks: 100 } });
    const answers = [];
    for (const invented of ["198.51.100.1", "198.51.100.2"]) {
      answers.push(
        await few.stranger.ask("POST", "/api/session", {
          body: { login: "nobody", password: "nothing" },
          headers: { "x-forwarded-for": `${invented}, 203.0.113.1` },
        }),
      );
    }
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 429]);
    await few.close();
  });
});
