import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { accountNumbers, businessNumbers } from "../../cast.ts";
import { phoneNumberId } from "../meta-facts.ts";
import type { MetaSecrets } from "../meta-facts.ts";
import { connectGraph } from "./graph-client.ts";
import type { GraphStandIn } from "./graph-client.ts";
import { serveGraph } from "./graph-server.ts";
import type { GraphServer } from "./graph-server.ts";
import { createGraphService } from "./graph-service.ts";
import { DAY } from "./pair.ts";

const support = "+12145550111";
const newsletter = "+12145550144";
const joy = "+6581234567";
const camille = "+33612345678";
const sanne = "+31612345678";
const zofia = "+48512345678";
const lucia = "+34655102030";

const app = (name: string, id: string) => ({
  id,
  name,
  secret: `secret of ${name}`,
  token: `token-of-${name}`,
});
const secrets: MetaSecrets = {
  wabaId: "104996122399160",
  apps: [app("ours", "1001"), app("other", "2002")],
  labToken: "lab",
};
const accounts = businessNumbers.map(({ number }) => ({ number, password: `first-${number.slice(-4)}` }));

let server: GraphServer;
let graph: GraphStandIn;
let receiver: Receiver;

beforeEach(async () => {
  const service = createGraphService({ accounts, secrets, deliveryWaits: [5, 10] });
  server = await serveGraph(service, { address: "127.0.0.1", port: 0, labToken: secrets.labToken });
  graph = await connectGraph(
    server.url,
    secrets,
    accountNumbers.map((each) => ({ ...each, phoneNumberId: phoneNumberId(each.number) })),
  );
  receiver = await startReceiver();
});
afterEach(async () => {
  graph.close();
  await server.close();
  receiver.server.closeAllConnections();
  await new Promise((done) => receiver.server.close(done));
});

interface Delivery {
  readonly signature: string | undefined;
  readonly body: string;
}
interface Receiver {
  readonly server: Server;
  readonly url: string;
  readonly deliveries: Delivery[];
  /** Statuses of the next answers; 200 after them. */
  answers: number[];
}

/** An app's callback. */
async function startReceiver(): Promise<Receiver> {
  const receiving: Receiver = { server: createServer(), url: "", deliveries: [], answers: [] };
  receiving.server.on("request", (request, response) => {
    const query = new URL(request.url ?? "", "http://app").searchParams;
    if (request.method === "GET") {
      const known = query.get("hub.mode") === "subscribe" && query.get("hub.verify_token") === "right";
      response.writeHead(known ? 200 : 403).end(query.get("hub.challenge"));
      return;
    }
    let body = "";
    request.setEncoding("utf8").on("data", (text: string) => (body += text));
    request.on("end", () => {
      receiving.deliveries.push({ signature: request.headers["x-hub-signature-256"] as string, body });
      response.writeHead(receiving.answers.shift() ?? 200).end();
    });
  });
  await new Promise<void>((done) => receiving.server.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${String((receiving.server.address() as AddressInfo).port)}/webhook`;
  return Object.assign(receiving, { url });
}

const listen = () => graph.setWebhook({ callbackUrl: receiver.url, verifyToken: "right" });
/** Resolves when so many webhooks have found their end. */
const settled = (count: number) =>
  graph.until(
    async () => {
      const sent = await graph.sent();
      return sent.length >= count && sent.every(({ state }) => state !== "under way") ? sent : undefined;
    },
    `There were not ${String(count)} webhooks`,
  );

async function api(
  method: string,
  path: string,
  { body, token = "token-of-ours" }: { readonly body?: unknown; readonly token?: string } = {},
) {
  const response = await fetch(`${server.url}${path.startsWith("/") ? path : `/v26.0/${path}`}`, {
    method,
    headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), "content-type": "application/json" },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, value: JSON.parse(text) as unknown };
}
const faulty = (status: number, code: number) => ({
  status,
  value: {
    error: {
      code,
      type: "OAuthException",
      fbtrace_id: expect.any(String) as string,
      message: expect.any(String) as string,
    },
  },
});
const place = (number: string, edge: string) => `${graph.phoneNumberId(number)}/${edge}`;
const question = (to: string) => ({
  messaging_product: "whatsapp",
  recipient_type: "individual",
  to,
  type: "interactive",
  interactive: {
    type: "call_permission_request",
    action: { name: "call_permission_request" },
    body: { text: "May we call you?" },
  },
});
const template = (to: string, name = "may_we_call", values: readonly string[] = []) => ({
  messaging_product: "whatsapp",
  to,
  type: "template",
  template: {
    name,
    language: { code: "en" },
    components: [{ type: "body", parameters: values.map((text) => ({ type: "text", text })) }],
  },
});
const say = (number: string, body: unknown) => api("POST", place(number, "messages"), { body });
const permissionOf = (number: string, customer: string) =>
  api("GET", place(number, `call_permissions?user_wa_id=${customer.slice(1)}`));

describe("who may ask", () => {
  test.each(["", "wrong", "token-of-ours2"])('not the token "%s"', async (token) => {
    const answer = await api("GET", place(support, "settings"), { token });
    expect(answer).toMatchObject(faulty(401, 190));
    expect(answer.value).not.toHaveProperty("error.error_data");
  });

  test("a token in the query is as good", async () => {
    const path = `${place(support, "settings")}?access_token=token-of-ours`;
    expect(await api("GET", path, { token: "" })).toMatchObject({ status: 200 });
  });

  test("an id that is none, an edge that is none", async () => {
    expect(await api("GET", "12345/settings")).toMatchObject(faulty(400, 100));
    expect(await api("GET", place(support, "horoscope"))).toMatchObject(faulty(400, 2500));
    expect(await api("GET", "/settings")).toMatchObject(faulty(400, 2500));
  });

  test("a version that has ended is answered as the oldest that has not", async () => {
    const { status, headers } = await api("GET", `/v19.0/${place(support, "settings")}`);
    expect([status, headers.get("facebook-api-version")]).toEqual([200, "v21.0"]);
  });

  test("the lab's own orders need the lab's own token", async () => {
    const response = await fetch(`${server.url}/lab/state`, { method: "POST", body: '{"order":"state"}' });
    expect(response.status).toBe(403);
  });
});

describe("numbers and their settings", () => {
  test("the account lists them", async () => {
    const { value } = await api("GET", `${secrets.wabaId}/phone_numbers?fields=display_phone_number`);
    expect(value).toMatchObject({
      data: [{ id: phoneNumberId(support), display_phone_number: "+1 214 555 0111" }, {}, {}, {}],
    });
  });

  test("fields that are asked for, and no others", async () => {
    const fields = "verified_name,messaging_limit_tier,health_status";
    const { value } = await api("GET", `${graph.phoneNumberId(newsletter)}?fields=${fields}`);
    expect(Object.keys(value as object)).toEqual(["id", ...fields.split(",")]);
    expect(value).toMatchObject({
      messaging_limit_tier: "TIER_1K",
      health_status: { entities: [{ can_receive_call_sip: "BLOCKED" }, {}] },
    });
    expect(await api("GET", `${graph.phoneNumberId(support)}?fields=colour`)).toMatchObject(faulty(400, 100));
  });

  test("a change is told to the app, our own too", async () => {
    await listen();
    const change = { calling: { callback_permission_status: "ENABLED" } };
    expect(await api("POST", place(support, "settings"), { body: change })).toMatchObject({
      value: { success: true },
    });
    const [sent] = await settled(1);
    expect(JSON.parse(sent!.body)).toMatchObject({
      object: "whatsapp_business_account",
      entry: [
        {
          id: secrets.wabaId,
          changes: [
            {
              field: "account_settings_update",
              value: {
                type: "phone_number_settings",
                phone_number_settings: { phone_number_id: phoneNumberId(support), ...change },
              },
            },
          ],
        },
      ],
    });
  });

  test("restrictions are shown while they last", async () => {
    await graph.restrict(support, "RESTRICTED_BUSINESS_INITIATED_CALLING", 7);
    const read = async () => (await api("GET", place(support, "settings"))).text;
    expect(await read()).toContain('"restrictions_list":[{"type":"RESTRICTED_BUSINESS_INITIATED_CALLING"');
    await graph.advance(7 * DAY);
    expect(await read()).not.toContain("restrictions");
  });

  test("another app's server is the second one, its password hidden from us", async () => {
    const body = { calling: { sip: { servers: [{ hostname: "pbx.other.example" }] } } };
    await api("POST", place(support, "settings"), { body, token: "token-of-other" });
    const { value } = await api("GET", place(support, "settings?include_sip_credentials=true"));
    expect(value).toMatchObject({
      calling: { sip: { servers: [{ app_id: 1001, sip_user_password: "first-0111" }, { app_id: 2002 }] } },
    });
    expect(JSON.stringify(value).match(/sip_user_password/g)).toHaveLength(1);
  });

  test("the calls API is not for numbers with SIP", async () => {
    expect(await api("POST", place(support, "calls"), { body: {} })).toMatchObject(faulty(400, 131055));
  });

  test.each(["{", "", "[]", "null", '{"calling":'])("a body that says %j", async (body) => {
    expect(await api("POST", place(support, "settings"), { body })).toMatchObject(faulty(400, 100));
  });
});

describe("asking for permission", () => {
  test("freely only within a day after the customer wrote", async () => {
    expect(await say(support, question(joy))).toMatchObject(faulty(400, 131047));
    await graph.write({ number: support, customer: joy }, "Where is my order?");
    expect(await say(support, question(joy))).toMatchObject({
      status: 200,
      value: {
        contacts: [{ wa_id: joy.slice(1) }],
        messages: [{ id: expect.stringMatching(/^wamid\./) as string }],
      },
    });
    expect(await graph.nextRequest(joy)).toMatchObject({
      number: support,
      form: "free-form",
      text: "May we call you?",
    });
    await graph.advance(DAY);
    expect(await say(support, question(joy))).toMatchObject(faulty(400, 131047));
  });

  test("with a template at any time, once a day", async () => {
    expect(await say(support, template(joy))).toMatchObject({ status: 200 });
    expect((await graph.nextRequest(joy)).text).toMatch(/^May we call you/);
    expect(await say(support, template(joy))).toMatchObject(faulty(400, 138009));
    await graph.advance(DAY);
    expect(await say(support, template(joy))).toMatchObject({ status: 200 });
  });

  test("by BSUID instead of a number", async () => {
    const message = { ...template(""), to: undefined, recipient: "SG.10000000006581234567" };
    const answer = await say(support, message);
    expect(answer).toMatchObject({ value: { contacts: [{ wa_id: joy.slice(1) }] } });
    const asked = await api("GET", place(support, "call_permissions?recipient=SG.10000000006581234567"));
    expect(asked).toMatchObject({ value: { actions: [{ limits: [{ current_usage: 1 }, {}] }, {}] } });
  });

  test.each([
    ["who has allowed it for good", support, lucia, 400, 138017],
    ["from a number without calling", newsletter, joy, 401, 138000],
  ])("not %s", async (_, number, customer, status, code) => {
    expect(await say(number, template(customer))).toMatchObject(faulty(status, code));
  });

  test("not while calls are restricted", async () => {
    await graph.restrict(support, "RESTRICTED_BUSINESS_INITIATED_CALLING");
    expect(await say(support, template(joy))).toMatchObject(faulty(400, 138014));
  });

  test("from a test number only those on its list", async () => {
    await graph.shape(support, { kind: "test" });
    expect(await say(support, template("+34911222333"))).toMatchObject(faulty(400, 131030));
    expect(await say(support, template(joy))).toMatchObject({ status: 200 });
    expect(await say(support, template(joy))).toMatchObject({ status: 200 });
  });

  test("somebody not on WhatsApp: taken, then told as undeliverable", async () => {
    await listen();
    expect(await say(support, template("+34911222333"))).toMatchObject({ status: 200 });
    const [sent] = await settled(1);
    expect(sent!.body).toContain('"code":131026');
    expect(await permissionOf(support, "+34911222333")).toMatchObject({
      value: { permission: { status: "no_permission" } },
    });
  });

  test("with a template that does not exist, or is not approved", async () => {
    for (const name of ["nothing", "spring_call_permission"])
      expect(await say(support, template(joy, name))).toMatchObject(faulty(404, 132001));
  });

  test("with a template that has another number of variables", async () => {
    expect(await say(support, template(joy, "order_sent"))).toMatchObject(faulty(400, 132000));
    expect(await say(support, template(joy, "order_sent", ["12853"]))).toMatchObject({ status: 200 });
    expect(await say(support, template(joy, "may_we_call", ["Joy"]))).toMatchObject(faulty(400, 132000));
  });

  test.each([
    [{}, /type/],
    [question("call me"), /to: is no phone number/],
    [{ ...question(joy), interactive: { ...question(joy).interactive, header: { type: "text" } } }, /header/],
    [{ ...question(joy), to: undefined }, /one of to and recipient/],
  ])("with a message that is none: %#", async (body, details) => {
    const answer = await say(support, body);
    expect(answer).toMatchObject(faulty(400, 100));
    expect(answer.text).toMatch(details);
  });
});

describe("what customers answer", () => {
  /** The replies that went out, without what is the same in all. */
  const replies = async () =>
    (await graph.sent()).flatMap(({ body }) => {
      const { entry } = JSON.parse(body) as {
        entry: {
          changes: {
            value: { messages?: { context?: object; interactive?: { call_permission_reply: object } }[] };
          }[];
        }[];
      };
      return (entry[0]?.changes[0]?.value.messages ?? [])
        .filter(({ interactive }) => interactive)
        .map(({ context, interactive }) => ({ context, ...interactive?.call_permission_reply }));
    });

  test.each([
    [
      camille,
      {
        response: "accept",
        is_permanent: false,
        expiration_timestamp: expect.stringMatching(/^\d{10}$/) as string,
      },
    ],
    [sanne, { response: "accept", is_permanent: true }],
    [zofia, { response: "reject" }],
  ])("by themselves: %s", async (customer, reply) => {
    const { value } = await say(support, template(customer));
    const [{ id } = { id: "" }] = (value as { messages: { id: string }[] }).messages;
    await settled(1);
    expect(await replies()).toEqual([
      { ...reply, response_source: "user_action", context: { from: support.slice(1), id } },
    ]);
  });

  test("by hand, and once more within a week", async () => {
    await say(support, template(joy));
    const { id } = await graph.nextRequest(joy);
    await graph.answerRequest(id, "decline");
    await graph.answerRequest(id, "accept");
    expect(await permissionOf(support, joy)).toMatchObject({
      value: { permission: { status: "temporary" } },
    });
    await graph.advance(7 * DAY);
    await expect(graph.answerRequest(id, "accept")).rejects.toThrow(/has expired/);
    await expect(graph.answerRequest("wamid.none", "accept")).rejects.toThrow(/no such request/);
    // The permission ended without a word.
    expect(await replies()).toHaveLength(2);
  });

  test("in the profile: a reply without context", async () => {
    await graph.grant({ number: support, customer: joy }, "permanent");
    await graph.revoke({ number: support, customer: joy }, "none");
    expect(await replies()).toEqual([
      { response: "accept", is_permanent: true, response_source: "user_action" },
    ]);
    expect(await permissionOf(support, joy)).toMatchObject({
      value: { permission: { status: "no_permission" } },
    });
  });
});

describe("webhooks", () => {
  const write = () => graph.write({ number: support, customer: joy }, "¿Dónde está mi pedido? 📦");

  test("a callback is taken only when it passes Meta's check", async () => {
    await expect(graph.setWebhook({ callbackUrl: receiver.url, verifyToken: "wrong" })).rejects.toThrow(
      /answered 403/,
    );
    await expect(graph.setWebhook({ callbackUrl: "http://127.0.0.1:9/", verifyToken: "" })).rejects.toThrow(
      /reached/,
    );
    await write();
    expect(await settled(1)).toMatchObject([{ state: "nobody" }]);
  });

  test("are signed over their bytes", async () => {
    await listen();
    await write();
    await settled(1);
    const [{ body, signature }] = receiver.deliveries as [Delivery];
    expect(signature).toBe(`sha256=${createHmac("sha256", "secret of ours").update(body).digest("hex")}`);
    expect(body).toContain("📦");
  });

  test("come again until they are taken, but not for ever", async () => {
    await listen();
    receiver.answers = [500, 302];
    await write();
    expect(await settled(1)).toMatchObject([
      { state: "delivered", attempts: [{ result: 500 }, { result: 302 }, { result: 200 }] },
    ]);
    receiver.answers = [500, 500, 500];
    await write();
    expect((await settled(2)).map(({ state }) => state)).toEqual(["delivered", "failed"]);
  });

  test("may come twice", async () => {
    await listen();
    await graph.duplicateWebhooks(1);
    await write();
    await settled(2);
    await write();
    await settled(3);
    const [first, second, third] = receiver.deliveries.map(({ body }) => body);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  test("go to no app that is not subscribed, and to an account's own callback", async () => {
    await listen();
    await api("DELETE", `${secrets.wabaId}/subscribed_apps`);
    await write();
    const body = { override_callback_uri: receiver.url, verify_token: "right" };
    expect(await api("POST", `${secrets.wabaId}/subscribed_apps`, { body })).toMatchObject(faulty(400, 100));
    await api("POST", `${secrets.wabaId}/subscribed_apps`);
    expect(await api("POST", `${secrets.wabaId}/subscribed_apps`, { body })).toMatchObject({ status: 200 });
    await write();
    expect((await settled(2)).map(({ state }) => state)).toEqual(["nobody", "delivered"]);
  });

  test("carry anything a test wants, and the other events", async () => {
    await listen();
    await graph.send("no JSON at all");
    await graph.warn(support, "USER_INITIATED_CALLS_LOW_PICKUP_RATE");
    await graph.restrict(support, "RESTRICTED_USER_INITIATED_CALLING");
    const { wacid } = await graph.leaveVoicemail({ number: support, customer: joy });
    await settled(4);
    const bodies = receiver.deliveries.map(({ body }) => body).join("\n");
    expect(bodies).toContain("no JSON at all");
    expect(bodies).toContain('"violation_type":"USER_INITIATED_CALLS_LOW_PICKUP_RATE"');
    expect(bodies).toContain('"restriction_type":"RESTRICTED_USER_INITIATED_CALLING"');
    expect(bodies).toContain(`"id":"${wacid}","timestamp"`);
  });
});

describe("bad days", () => {
  const read = () => api("GET", place(support, "settings"));

  test("come as ordered, for as many answers as ordered", async () => {
    await graph.misbehave({ how: "server-error" }, { answers: 2 });
    expect([(await read()).status, (await read()).status, (await read()).status]).toEqual([500, 500, 200]);
    await graph.misbehave({ how: "rate-limited" });
    expect(await read()).toMatchObject(faulty(429, 613));
    await graph.misbehave({ how: "invalid-json" });
    await expect(read()).rejects.toThrow(SyntaxError);
    await graph.misbehave({ how: "cut" });
    await expect(read()).rejects.toThrow(/fetch failed/);
    await graph.misbehave({ how: "slow", milliseconds: 40 });
    const begun = performance.now();
    expect((await read()).status).toBe(200);
    expect(performance.now() - begun).toBeGreaterThan(35);
  });

  test("only where ordered, until called off", async () => {
    await graph.misbehave({ how: "server-error" }, { answers: 9, only: "GET /v26.0/106512145550122" });
    expect((await read()).status).toBe(200);
    expect((await api("GET", graph.phoneNumberId("+12145550122"))).status).toBe(500);
    await graph.behave();
    expect((await api("GET", graph.phoneNumberId("+12145550122"))).status).toBe(200);
  });

  test("a hundred questions a second and no more", async () => {
    const answers = await Promise.all(Array.from({ length: 101 }, () => permissionOf(support, joy)));
    expect(
      answers
        .map(({ status }) => status)
        .toSorted((a, b) => a - b)
        .slice(-2),
    ).toEqual([200, 429]);
  });
});
