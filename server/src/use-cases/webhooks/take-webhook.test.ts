import { afterEach, beforeEach, expect, test } from "vitest";
import { MINUTE } from "../../core/time.ts";
import { appSecret, createNumberWorld, type NumberWorld } from "../../testing/number-world.ts";
import { harbourAccount } from "../../testing/stored.ts";
import { takeWebhook } from "./take-webhook.ts";
import { verifyWebhook } from "./verify-webhook.ts";

let world: NumberWorld;
beforeEach(async () => {
  world = await createNumberWorld();
  await world.addAccount();
});
afterEach(() => world.storage.close());

const { hook, verifyToken } = harbourAccount;
const bytes = (text: string) => new TextEncoder().encode(text);
const sign = (text: string, secret = appSecret) => `sha256=${world.secrets.hmac(secret, bytes(text))}`;
const take = (text: string, signature: string | null = sign(text), to = hook) =>
  takeWebhook(world.ports, { hook: to, signature, raw: bytes(text), text });
const due = () => world.storage.deliveries.due(world.clock.now(), 10);
const body = '{"object":"whatsapp_business_account","entry":[]}';

test("a delivery with a right signature is kept as it came", async () => {
  expect(await take(body)).toEqual({ kind: "done", value: "kept" });
  expect(await due()).toMatchObject([{ accountId: harbourAccount.id, body, attempts: 0 }]);
  expect((await world.storage.accounts.find(harbourAccount.id))?.webhookSeenAt).toBe(world.clock.now());
});

test("the same once more is known, also an hour later", async () => {
  await take(body);
  world.clock.advance(60 * MINUTE);
  expect(await take(body)).toEqual({ kind: "done", value: "known" });
  expect(await due()).toHaveLength(1);
});

test.each([
  ["none", () => null],
  ["an empty one", () => ""],
  ["another secret's", () => sign(body, "another secret")],
  ["another body's", () => sign(`${body} `)],
  ["without its name", () => sign(body).slice("sha256=".length)],
  ["of the older kind", () => sign(body).replace("sha256", "sha1")],
])("a signature that is %s: nothing is kept, and the log says so without it", async (_name, signature) => {
  expect(await take(body, signature())).toEqual({ kind: "problem", problem: { code: "signature-wrong" } });
  expect(await due()).toEqual([]);
  expect(world.logger.lines).toMatchObject([{ level: "warn", event: "webhook.signature-wrong" }]);
  expect((await world.storage.accounts.find(harbourAccount.id))?.webhookSeenAt).toBeNull();
});

test("the signature is of the bytes, not of what they read as", async () => {
  const raw = new Uint8Array([...bytes('{"text":"'), 0xff, ...bytes('"}')]);
  const text = new TextDecoder().decode(raw);
  const signature = `sha256=${world.secrets.hmac(appSecret, raw)}`;
  expect(await takeWebhook(world.ports, { hook, signature, raw, text })).toMatchObject({ value: "kept" });
});

test("without an app secret nobody is believed", async () => {
  const sealed = { appSecret: null };
  await world.storage.accounts.change(harbourAccount.id, 1, {}, sealed);
  expect(await take(body)).toEqual({ kind: "problem", problem: { code: "signature-wrong" } });
  expect(world.logger.lines).toMatchObject([{ event: "webhook.no-app-secret" }]);
});

test("what is no JSON is not kept, whoever signed it", async () => {
  expect(await take('{"entry":[')).toMatchObject({ problem: { code: "invalid" } });
  expect(await due()).toEqual([]);
});

test("an address that is nobody's", async () => {
  expect(await take(body, sign(body), "nobodys-hook-000000000")).toEqual({
    kind: "problem",
    problem: { code: "not-found" },
  });
});

const verify = (more: { hook?: string; mode?: string; verifyToken?: string } = {}) =>
  verifyWebhook(world.ports, { hook, mode: "subscribe", verifyToken, challenge: "1158201444", ...more });

test("Meta's handshake gets its challenge back", async () => {
  expect(await verify()).toEqual({ kind: "done", value: "1158201444" });
});

test.each([
  ["a wrong token", { verifyToken: "guess" }, "forbidden"],
  ["another mode", { mode: "unsubscribe" }, "forbidden"],
  ["an address that is nobody's", { hook: "nobodys-hook-000000000" }, "not-found"],
] as const)("a handshake with %s", async (_name, more, code) => {
  expect(await verify(more)).toEqual({ kind: "problem", problem: { code } });
});
