import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { appSecretSeal } from "../../use-cases/accounts/seals.ts";
import { createWebWorld, type WebWorld } from "../../testing/web-world.ts";

const hook = "aaaaaaaaaaaaaaaaaaaaaa";
const secret = "5c1f8a3b7e9d4c2f";
const verifyToken = "bbbbbbbbbbbbbbbbbbbbbb";
const accountId = "00000000-0000-4000-8000-00000000000a";
const address = `/webhooks/meta/${hook}`;

let world: WebWorld;
beforeEach(async () => {
  world = await createWebWorld();
  await world.storage.accounts.add(
    {
      id: accountId,
      name: "Fjord Outdoor",
      wabaId: "102290129340398",
      appId: null,
      graph: { baseUrl: "https://graph.facebook.com/v26.0", authorization: "Bearer" },
      hook,
      verifyToken,
    },
    { accessToken: "sealed", appSecret: world.secrets.seal(secret, appSecretSeal(accountId)) },
    world.clock.now(),
  );
});
afterEach(() => world.close());

const signatureOf = (body: string | Buffer, key = secret) =>
  `sha256=${createHmac("sha256", key).update(body).digest("hex")}`;

/** As Meta sends it: from no page and with no cookie. */
const deliver = (body: string | Buffer, headers: Readonly<Record<string, string>> = {}, url = address) =>
  world.app.inject({
    method: "POST",
    url,
    payload: body,
    headers: { "content-type": "application/json", "x-hub-signature-256": signatureOf(body), ...headers },
  });

const kept = () => world.storage.deliveries.due(world.clock.now() + 1, 100);

describe("a delivery", () => {
  it("is on disk, as it came, before it is answered; then somebody is woken", async () => {
    const body = '{ "object":"whatsapp_business_account",  "entry":[ {"id":"\\u00e9é"} ] }';
    const answer = await deliver(body);
    expect([answer.statusCode, answer.body]).toEqual([200, ""]);
    expect((await kept()).map((delivery) => delivery.body)).toEqual([body]);
    expect(world.kept()).toBe(1);
  });

  it("that comes again is answered in the same way, and kept once", async () => {
    for (let i = 0; i < 3; i++) expect((await deliver('{"entry":[]}')).statusCode).toBe(200);
    expect(await kept()).toHaveLength(1);
    expect(world.kept()).toBe(1);
  });

  it.each([
    ["no signature", { "x-hub-signature-256": "" }],
    ["the signature of other bytes", { "x-hub-signature-256": signatureOf('{"entry": []}') }],
    ["the signature by another secret", { "x-hub-signature-256": signatureOf('{"entry":[]}', "guessed") }],
    ["half a signature", { "x-hub-signature-256": signatureOf('{"entry":[]}').slice(0, 40) }],
    [
      "a signature by SHA-1",
      { "x-hub-signature-256": `sha1=${createHmac("sha1", secret).update('{"entry":[]}').digest("hex")}` },
    ],
    ["the signature without its kind", { "x-hub-signature-256": signatureOf('{"entry":[]}').slice(7) }],
  ])("with %s is refused and not kept", async (_what, headers) => {
    const answer = await deliver('{"entry":[]}', headers);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([401, "signature-wrong"]);
    expect(await kept()).toEqual([]);
    expect(world.kept()).toBe(0);
  });

  it("without the header is refused", async () => {
    const answer = await world.app.inject({
      method: "POST",
      url: address,
      payload: "{}",
      headers: { "content-type": "application/json" },
    });
    expect(answer.json<{ code: string }>().code).toBe("signature-wrong");
  });

  it("to an address that is nobody's is not found, with whatever signature", async () => {
    for (const url of ["/webhooks/meta/cccccccccccccccccccccc", "/webhooks/meta/short", "/webhooks/meta/"]) {
      expect((await deliver("{}", {}, url)).statusCode).toBe(404);
    }
  });

  it("that is signed and no JSON is refused, and nothing breaks", async () => {
    const answer = await deliver('{"entry":[');
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([422, "invalid"]);
    expect(await kept()).toEqual([]);
  });

  it("that would reach every object's prototype is kept as text and reaches nothing", async () => {
    const body =
      '{"__proto__":{"role":"administrator"},"constructor":{"prototype":{"role":"administrator"}}}';
    expect((await deliver(body)).statusCode).toBe(200);
    expect(({} as Record<string, unknown>)["role"]).toBeUndefined();
  });

  it("of up to 1 MB is taken, a bigger one is too large", async () => {
    const big = JSON.stringify({ entry: "x".repeat(1_000_000) });
    expect((await deliver(big)).statusCode).toBe(200);
    const huge = JSON.stringify({ entry: "x".repeat(1_100_000) });
    const answer = await deliver(huge);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([413, "too-large"]);
    expect(await kept()).toHaveLength(1);
  });

  it("is counted by its outcome", async () => {
    await deliver("{}");
    await deliver("{}");
    await deliver("{}", { "x-hub-signature-256": "sha256=00" });
    const { text } = await world.metrics.page();
    for (const outcome of ["kept", "known", "signature-wrong"]) {
      expect(text).toContain(`ringbridge_webhook_deliveries_total{outcome="${outcome}"} 1`);
    }
  });
});

describe("Meta's handshake", () => {
  const shake = (query: Readonly<Record<string, string>>, url = address) =>
    world.app.inject({
      url: `${url}?${new URLSearchParams({ "hub.mode": "subscribe", "hub.verify_token": verifyToken, "hub.challenge": "1158201444", ...query }).toString()}`,
    });

  it("gives the challenge back as plain text that nobody runs", async () => {
    const answer = await shake({});
    expect([answer.statusCode, answer.body]).toEqual([200, "1158201444"]);
    expect(answer.headers["content-type"]).toBe("text/plain");
    expect((await shake({ "hub.challenge": "<script>alert(1)</script>" })).headers).toMatchObject({
      "content-type": "text/plain",
      "x-content-type-options": "nosniff",
    });
  });

  it.each([
    ["another token", { "hub.verify_token": "guessed" }, 403],
    ["another mode", { "hub.mode": "unsubscribe" }, 403],
  ])("is refused with %s", async (_what, query, status) => {
    const answer = await shake(query);
    expect(answer.statusCode).toBe(status);
    expect(answer.body).not.toContain("1158201444");
  });

  it("needs all of its words", async () => {
    expect((await world.app.inject({ url: `${address}?hub.mode=subscribe` })).statusCode).toBe(422);
  });
});
