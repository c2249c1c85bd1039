import { createHmac } from "node:crypto";
import type { LightMyRequestResponse } from "fastify";
import { expect, it } from "vitest";
import { createPinoLogger } from "../adapters/logging/pino-logger.ts";
import { createSecrets } from "../adapters/secrets/create-secrets.ts";
import { nora } from "../testing/people.ts";
import { createWebWorld, type Page } from "../testing/web-world.ts";
import { processDeliveries } from "../use-cases/webhooks/process-deliveries.ts";

/** What must not get out, by what it is. */
const known = {
  "access token": "EAAGm0PX4ZCpsBAKZCq2gZBxstory",
  "rotated access token": "EAAGm0PX4ZCpsBAKZCq2gZBxsecond",
  "app secret": "5c1f8a3b7e9d4c2f8a3b",
  "Meta's SIP password": "meta-made-sip-password-77",
  "Nora's password": "velvet harbour 12 oak",
  "Alice's password": "copper lantern 44 elm",
  "a wrong password": "paper kite 90 ash wrong",
};
/** What may be shown to whoever signed in, and must not stand in the log. */
const customer = {
  number: "+34600111222",
  name: "Ana Ferrer Example",
  text: "May we call about your kayak?",
};

/**
 * One story, from the first link to a refused call, with everything that is secret known. Every answer and every line of
 * the log at its most talkative is looked through for each.
 */
it("no answer and no line of the log holds a secret, and no line a customer", async () => {
  const lines: string[] = [];
  const logger = createPinoLogger("debug", { write: (line) => void lines.push(line) });
  const secrets = createSecrets({ keys: [Buffer.alloc(32, 7)] });
  const world = await createWebWorld({ identityProvider: "fake", with: { logger, secrets } });
  const { allPorts: ports, meta } = world;
  meta.token = known["access token"];
  meta.addNumber("106540352242922", "+34910111222", {
    servers: [{ hostname: "pbx.haug.example", port: 5061, password: known["Meta's SIP password"] }],
  });

  const answers: { readonly to: string; readonly answer: LightMyRequestResponse }[] = [];
  const tokens: string[] = [];
  const page = (cookie = ""): Page => ({
    token: cookie,
    async ask(method, url, { body, headers = {} } = {}) {
      const answer = await world.stranger.ask(method, url, {
        body,
        headers: { ...headers, ...(cookie !== "" && { cookie: `__Host-ringbridge=${cookie}` }) },
      });
      answers.push({ to: `${method ?? ""} ${url}`, answer });
      return answer;
    },
  });
  async function enter(answer: Promise<LightMyRequestResponse>): Promise<Page> {
    const token = (await answer).cookies.find(({ name }) => name === "__Host-ringbridge")?.value ?? "";
    expect(token).toHaveLength(43);
    tokens.push(token);
    return page(token);
  }

  // The first administrator, and an agent.
  const welcome = secrets.newToken();
  tokens.push(welcome);
  await ports.storage.invitations.put({
    token: secrets.digest(welcome),
    personId: null,
    expiresAt: world.clock.now() + 1_000,
  });
  const stranger = page();
  await stranger.ask("POST", "/api/invitations/look", { body: { token: welcome } });
  const noras = await enter(
    stranger.ask("POST", "/api/invitations/accept", {
      body: { token: welcome, password: known["Nora's password"], name: nora.name, login: nora.login },
    }),
  );
  const added = await noras.ask("POST", "/api/people", {
    body: { login: "alice", name: "Alice Lind", role: "agent", extension: "1001" },
  });
  const invitation = added.json<{ invitation: { token: string } }>().invitation.token;
  const alices = await enter(
    stranger.ask("POST", "/api/invitations/accept", {
      body: { token: invitation, password: known["Alice's password"] },
    }),
  );
  const wrong = { login: "alice", password: known["a wrong password"] };
  for (let i = 0; i < 3; i++) await stranger.ask("POST", "/api/session", { body: wrong });
  await stranger.ask("POST", "/api/session", { body: { ...wrong, password: 7 } });
  await noras.ask("PUT", "/api/session/password", {
    body: { current: known["a wrong password"], next: known["Alice's password"] },
  });

  // An account and a number.
  const account = await noras.ask("POST", "/api/accounts", {
    body: {
      name: "Fjord Outdoor",
      wabaId: "102290129340398",
      accessToken: known["access token"],
      appSecret: known["app secret"],
    },
  });
  expect(account.statusCode).toBe(201);
  const { id: accountId, webhookPath } = account.json<{ id: string; webhookPath: string }>();
  await noras.ask("GET", "/api/accounts");
  await noras.ask("GET", `/api/accounts/${accountId}/numbers-at-meta`);
  const number = await noras.ask("POST", "/api/numbers", {
    body: { accountId, phoneNumberId: "106540352242922", label: "Kayaks" },
  });
  expect(number.statusCode).toBe(201);
  const { id: numberId, version } = number.json<{ id: string; version: number }>();
  for (const who of [noras, alices]) await who.ask("GET", "/api/numbers");
  await noras.ask("PUT", `/api/numbers/${numberId}/call-settings`, {
    headers: { "if-match": `"${version}"` },
    body: {
      ...{ calling: "on", sip: "on", keyExchange: "SDES", callHours: null, callbackPermission: "on" },
      ...{ callIcon: "shown", additionalCodecs: [], permissionTemplate: null },
    },
  });
  await noras.ask("POST", `/api/numbers/${numberId}/refresh`);

  // What goes wrong at Meta and in Asterisk.
  meta.token = known["rotated access token"];
  await noras.ask("POST", `/api/numbers/${numberId}/refresh`);
  await noras.ask("PATCH", `/api/accounts/${accountId}`, {
    headers: { "if-match": '"1"' },
    body: { accessToken: known["rotated access token"] },
  });
  meta.refuse("readSettings", "server-error");
  await noras.ask("POST", `/api/numbers/${numberId}/refresh`);
  for (const mood of ["refusing", "away", "well"] as const) {
    world.pbx.become(mood);
    await alices.ask("POST", "/api/phone/credentials");
    await noras.ask("POST", `/api/numbers/${numberId}/sip-password`);
    await noras.ask("GET", "/api/team");
  }

  // A customer writes, is asked, and answers.
  const body = JSON.stringify({
    object: "whatsapp_business_account",
    entry: [
      {
        id: "102290129340398",
        changes: [
          {
            field: "messages",
            value: {
              messaging_product: "whatsapp",
              metadata: { display_phone_number: "34910111222", phone_number_id: "106540352242922" },
              contacts: [{ profile: { name: customer.name }, wa_id: customer.number.slice(1) }],
              messages: [
                {
                  from: customer.number.slice(1),
                  id: "wamid.HBgL",
                  timestamp: "1700000000",
                  type: "text",
                  text: { body: "Hi" },
                },
              ],
            },
          },
        ],
      },
    ],
  });
  const sign = (key: string) => `sha256=${createHmac("sha256", key).update(body).digest("hex")}`;
  for (const key of [known["app secret"], known["app secret"], "guessed"]) {
    const answer = await world.app.inject({
      method: "POST",
      url: webhookPath,
      payload: body,
      headers: { "content-type": "application/json", "x-hub-signature-256": sign(key) },
    });
    answers.push({ to: "POST webhook", answer });
  }
  await processDeliveries(ports);
  const asked = { numberId, customer: customer.number };
  await alices.ask("POST", "/api/permissions/look", { body: asked });
  await alices.ask("POST", "/api/permissions/ask", { body: { ...asked, text: customer.text } });
  await alices.ask("POST", "/api/calls/search", { body: { customer: customer.number } });
  await alices.ask("POST", "/api/permissions/look", { body: { ...asked, customer: `${customer.number}x` } });

  // What is secret is asked for in the ways there are, and in some that there are not.
  await alices.ask("POST", `/api/numbers/${numberId}/reveal`, { body: { what: "meta-sip-password" } });
  await noras.ask("POST", `/api/numbers/${numberId}/reveal`, { body: { what: "access-token" } });
  for (const url of ["/api/audit", "/api/people", "/api/session", `/api/numbers/${numberId}`, "/readyz"])
    await noras.ask("GET", url);
  await stranger.ask("GET", "/api/oidc/start");
  await stranger.ask("GET", "/api/oidc/callback?code=the-code-of-a-sign-in&state=x");
  const metrics = (await world.metrics.page()).text;
  await alices.ask("DELETE", "/api/session");

  const credentials = answers
    .filter(({ to, answer }) => to === "POST /api/phone/credentials" && answer.statusCode === 200)
    .map(({ answer }) => answer.json<{ password: string }>().password);
  expect(credentials).toHaveLength(1);

  for (const { to, answer } of answers) {
    const shown = JSON.stringify({ ...answer.headers, "set-cookie": null }) + answer.body;
    for (const [what, secret] of Object.entries(known))
      expect(shown, `${what} in the answer to ${to}`).not.toContain(secret);
    for (const token of tokens) expect(shown, `a token in the answer to ${to}`).not.toContain(token);
    expect(answer.statusCode, to).not.toBe(500);
  }

  // The two ways out that there are lead out, so this test would see a leak.
  const revealed = await noras.ask("POST", `/api/numbers/${numberId}/reveal`, {
    body: { what: "meta-sip-password" },
  });
  expect(revealed.statusCode).toBe(200);
  const sipPassword = revealed
    .json<{ rows: { name: string; value: string }[] }>()
    .rows.find(({ name }) => name === "password")!.value;
  await world.close();

  const log = lines.join("");
  expect(lines.length).toBeGreaterThan(40);
  for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
  const all = [
    ...Object.entries(known),
    ...tokens.map((token) => ["a token", token] as const),
    ...tokens.map((token) => ["a session's digest", secrets.digest(token)] as const),
    ["an invitation", invitation] as const,
    ["a phone's password", credentials[0]!] as const,
    ["the SIP password that Meta made", sipPassword] as const,
    ["the webhook's address", webhookPath] as const,
    ["a code of a sign-in", "the-code-of-a-sign-in"] as const,
    ["a customer's number", customer.number.slice(1)] as const,
    ["a customer's name", customer.name] as const,
    ["what a customer is asked", customer.text] as const,
    ["an agent's name", "Alice Lind"] as const,
  ];
  for (const [what, secret] of all) {
    expect(log, `${what} in the log`).not.toContain(secret);
    expect(metrics, `${what} in the metrics`).not.toContain(secret);
  }
});
