import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { PBX_HOST } from "../cast.ts";
import { startLab } from "../lab.ts";
import type { Lab } from "../lab.ts";
import { readLabSecrets } from "../secrets.ts";
import { connectSipPeer } from "../testing/sip-peer.ts";
import type { SipReply } from "../testing/sip-peer.ts";
import type { GraphStandIn, PairName } from "./graph/graph-client.ts";

const support = "+12145550111";
const sales = "+12145550122";
const service = "+12145550133";
const joy = "+6581234567";
const paulo = "+351912345678";
const diego = "+34612345678";
const anna = "+420601123456";
const haruto = "+819012345678";
const NO_PERMISSION = "No Approved Call Permission Found: No approved call permission from the recipient";
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let lab: Lab;
let graph: GraphStandIn;
let password: string;

beforeAll(async () => {
  lab = await startLab({ index: 46, ringSeconds: 1 });
  graph = lab.meta.graph;
  const secrets = await readLabSecrets(lab.addresses);
  password = secrets?.accounts.find(({ number }) => number === support)?.password ?? "";
});
afterAll(() => lab.stop());

/** The Graph API as a program uses it. */
async function api(method: string, path: string, body?: unknown, token = graph.account.accessToken) {
  const response = await fetch(`${graph.url}/v26.0/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, value: (await response.json()) as Record<string, unknown> };
}
const settingsOf = (number: string) => `${graph.phoneNumberId(number)}/settings`;
const setCalling = (number: string, calling: unknown, token?: string) =>
  api("POST", settingsOf(number), { calling }, token);

/** One INVITE with digest and nothing between us and Meta: the final reply, at the moment it comes. */
async function call(customer: string, { from = support, secret = password } = {}): Promise<SipReply> {
  const { address, sipPort } = lab.addresses.meta;
  const peer = await connectSipPeer(address, sipPort, lab.pbx.authorityFile);
  const uri = `sip:${customer}@${address};transport=tls`;
  const request = { method: "INVITE", uri, from: `${from}@${PBX_HOST}` };
  let reply = await peer.sendWithDigest(request, from.slice(1), secret);
  while (reply.status < 200) reply = await peer.reply();
  if (reply.status === 200) expect(await peer.hangUp(request, reply)).toMatchObject({ status: 200 });
  peer.close();
  return reply;
}
const reasonOf = async (customer: string, from?: { from?: string; secret?: string }) =>
  (await call(customer, from)).reason;

/** The PBX calls; its own leg goes to the samples' echo test. */
async function dial(number: string): Promise<void> {
  const endpoint = `PJSIP/wa-${support.slice(1)}/sip:${number}@${lab.addresses.meta.address};transport=tls`;
  await lab.pbx.ari.post("channels", {}, { endpoint, context: "from-webrtc", extension: "*43", priority: 1 });
}

async function pbxHears(status: string, work: () => Promise<unknown>): Promise<void> {
  const mark = await lab.pbx.mark();
  await work();
  await expect.poll(async () => (await lab.pbx.logSince(mark)).includes(`SIP/2.0 ${status}`)).toBe(true);
}

const ask = (customer: string) =>
  api("POST", `${graph.phoneNumberId(support)}/messages`, {
    messaging_product: "whatsapp",
    to: customer,
    type: "template",
    template: { name: "may_we_call", language: { code: "en" } },
  });

describe("permission", () => {
  test("accepted: the very next call goes through; revoked: the very next is refused", async () => {
    const name: PairName = { number: support, customer: joy };
    await pbxHears(`403 ${NO_PERMISSION}`, () => dial(joy));
    expect((await ask(joy)).status).toBe(200);
    const request = await graph.nextRequest(joy);
    await graph.answerRequest(request.id, "accept");
    const next = lab.meta.nextCallOut();
    await dial(joy);
    const answered = await next;
    await answered.until("answered");
    await graph.until(
      async () => (await graph.pair(name))?.connectedAt.at(0),
      "Meta counted no connected call",
    );
    await answered.hangUp();
    await answered.until("ended");
    await graph.revoke(name);
    expect(await reasonOf(joy)).toBe(NO_PERMISSION);
  });

  test("four calls in a row that came to nothing take it back, and Meta says so", async () => {
    const name: PairName = { number: support, customer: diego };
    for (const nth of [1, 2, 3, 4]) {
      expect(await call(diego), `call ${String(nth)}`).toMatchObject({ status: 486 });
      if (nth === 2) expect((await graph.pair(name))?.notes).toHaveLength(1);
    }
    expect(await reasonOf(diego)).toBe(NO_PERMISSION);
    expect(await graph.pair(name)).toMatchObject({ permission: { status: "no_permission" } });
    const reply = (await graph.sent()).at(-1)?.body;
    expect(reply).toContain('"response":"reject","response_source":"automatic"');
    expect(reply).not.toContain('"context"');
  });

  test("no answer and a call that is cancelled count, an answered one begins anew", async () => {
    const name: PairName = { number: support, customer: anna };
    const count = async () => (await graph.pair(name))?.unansweredInARow;
    expect(await call(anna)).toMatchObject({ status: 480 });
    expect(await count()).toBe(1);
    const next = lab.meta.nextCallOut();
    await dial(anna);
    await (await next).until("ringing");
    for (const { id } of await lab.pbx.channels())
      await lab.pbx.ari.delete(`channels/${id}`).catch(() => undefined);
    await graph.until(
      async () => ((await count()) === 2 ? true : undefined),
      "The cancelled call did not count",
    );

    await call(paulo);
    expect(await graph.pair({ number: support, customer: paulo })).toMatchObject({
      unansweredInARow: 0,
      connectedAt: [expect.any(Number)],
    });
  });

  test("a second call while one is up is refused", async () => {
    const next = lab.meta.nextCallOut();
    await dial(haruto);
    const first = await next;
    await first.until("ringing");
    expect(await reasonOf(haruto)).toBe("Duplicate call");
    await first.answer();
    await first.until("answered");
    expect(await reasonOf(haruto)).toBe("Duplicate call");
    await first.hangUp();
    await first.until("ended");
    await expect.poll(() => lab.pbx.channels()).toEqual([]);
    const again = lab.meta.nextCallOut();
    await dial(haruto);
    await (await again).until("ringing");
    await (await again).hangUp();
  });

  test("a customer who calls may be called back for seven days, if the number is set so", async () => {
    const name: PairName = { number: sales, customer: joy };
    const made = await lab.meta.callIn({ from: joy, to: sales });
    await made.hangUp();
    expect(await graph.pair(name)).toMatchObject({ permission: { status: "temporary" } });
    expect((await graph.pair(name))?.windowUntil).toBeDefined();
    expect((await graph.sent()).at(-1)?.body).toMatch(
      /"context":\{[^}]*"id":"wacid\.[^}]+\}.*"response":"accept".*"response_source":"automatic"/,
    );
    await graph.advance(7 * DAY);
    expect(await graph.pair(name)).toMatchObject({ permission: { status: "no_permission" } });
  });
});

describe("settings", () => {
  const onAgain = {
    status: "ENABLED",
    srtp_key_exchange_protocol: "SDES",
    sip: { status: "ENABLED", servers: [{ hostname: PBX_HOST, port: 5061 }] },
  };
  const closed = { status: "ENABLED", timezone_id: "Europe/London", weekly_operating_hours: [] };
  beforeEach(async () => {
    await setCalling(support, { ...onAgain, call_hours: { ...closed, status: "DISABLED" } });
    const { value } = await api("GET", `${settingsOf(support)}?include_sip_credentials=true`);
    const { calling } = value as { calling: { sip: { servers: { sip_user_password: string }[] } } };
    password = calling.sip.servers[0]!.sip_user_password;
  });

  test("calling or SIP off: no call in either direction", async () => {
    await setCalling(support, { status: "DISABLED" });
    expect(await call(paulo)).toMatchObject({ status: 403, reason: /not enabled/ });
    await expect(lab.meta.callIn({ from: joy, to: support })).rejects.toThrow(/Calling is disabled/);
    await setCalling(support, { status: "ENABLED" });
    await setCalling(support, { sip: { status: "DISABLED" } });
    await expect(lab.meta.callIn({ from: joy, to: support })).rejects.toThrow(/SIP is disabled/);
  });

  test("another hostname: Meta knows no such server of ours, and customers' calls go there", async () => {
    await setCalling(support, { sip: { servers: [{ hostname: "pbx.elsewhere.example" }] } });
    expect(await reasonOf(paulo)).toMatch(
      /^SIP server `pbx\.ringbridge\.example` from INVITE does not match/,
    );
    await expect(lab.meta.callIn({ from: joy, to: support })).rejects.toThrow(
      /pbx\.elsewhere\.example:5061, which is not this lab's PBX/,
    );
  });

  test("outside call hours customers cannot call, but can be called", async () => {
    await setCalling(support, { call_hours: closed });
    await expect(lab.meta.callIn({ from: joy, to: support })).rejects.toThrow(/call hours/);
    expect(await call(paulo)).toMatchObject({ status: 200 });
  });

  test("DTLS instead of SDES: our trunk answers 488, and Meta refuses our offer", async () => {
    await setCalling(support, { srtp_key_exchange_protocol: "DTLS" });
    await pbxHears("403 SDP Validation error", () => dial(paulo));
    await pbxHears("488", () => lab.meta.callIn({ from: joy, to: support }));
  });

  test("restricted: not even with permission", async () => {
    await graph.restrict(support, "RESTRICTED_BUSINESS_INITIATED_CALLING");
    expect(await call(paulo)).toMatchObject({ status: 403, reason: /temporarily disabled/ });
    await graph.restrict(support, "RESTRICTED_USER_INITIATED_CALLING");
    await expect(lab.meta.callIn({ from: joy, to: support })).rejects.toThrow(/restricted/);
    await graph.liftRestrictions(support);
    expect(await call(paulo)).toMatchObject({ status: 200 });
  });

  test("a number that the PBX does not know rings there once it is set up at Meta", async () => {
    await expect(lab.meta.callIn({ from: joy, to: service })).rejects.toThrow(/Calling is disabled/);
    await setCalling(service, onAgain);
    // Nobody has made a trunk for it: the PBX turns the call away, but it comes.
    await pbxHears("401", () => lab.meta.callIn({ from: joy, to: service }));
  });

  test("a new password counts at once, in both directions; the old one no more", async () => {
    const old = password;
    await setCalling(support, { status: "DISABLED", sip: { status: "DISABLED", servers: [] } });
    await setCalling(support, { ...onAgain, call_hours: { ...closed, status: "DISABLED" } });
    const { value } = await api("GET", `${settingsOf(support)}?include_sip_credentials=true`);
    const fresh = /"sip_user_password":"(\w+)"/.exec(JSON.stringify(value))![1]!;
    expect(fresh).not.toBe(old);
    expect(await reasonOf(paulo, { secret: old })).toBe("Invalid digest auth response");
    expect(await call(paulo, { secret: fresh })).toMatchObject({ status: 200 });
    // The PBX still has the old one, so it refuses Meta.
    const refused = await lab.meta.callIn({ from: joy, to: support });
    await refused.until("ended");
    await expect(refused.until("ringing")).rejects.toThrow(/never ringing/);
  });
});
