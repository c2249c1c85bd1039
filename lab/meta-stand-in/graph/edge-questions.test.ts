import { createHash } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { PBX_HOST, businessNumbers } from "../../cast.ts";
import type { MetaSecrets } from "../meta-facts.ts";
import { phoneNumberId } from "../meta-facts.ts";
import { createGraphService } from "./graph-service.ts";
import type { GraphService } from "./graph-service.ts";
import { addressIn, formatReply, parseRequest } from "./sip-message.ts";
import type { SipReply } from "./sip-message.ts";

const support = businessNumbers[0]!.number;
const diego = "+34612345678";
const joy = "+6581234567";
const secrets: MetaSecrets = {
  wabaId: "1",
  apps: [
    { id: "1001", name: "ours", secret: "s", token: "t" },
    { id: "2002", name: "other", secret: "s", token: "u" },
  ],
  labToken: "lab",
};

let service: GraphService;
beforeEach(() => {
  service = createGraphService({
    accounts: businessNumbers.map(({ number }) => ({ number, password: "secret" })),
    secrets,
  });
});

const pairOf = (customer: string) => service.world.pair(numberOf(), customer);
const numberOf = () => service.world.numbers().find(({ id }) => id === phoneNumberId(support))!;

/** An INVITE as the edge hands it on, with digest. */
function invite(customer: string, callId: string): SipReply {
  const uri = `sip:${customer}@127.0.0.2;transport=tls`;
  const challenge = service.questions.answer(parse(customer, callId, ""));
  const [, nonce = ""] = /nonce="([^"]+)"/.exec(challenge.headers?.[0] ?? "") ?? [];
  const md5 = (text: string): string => createHash("md5").update(text).digest("hex");
  const user = support.slice(1);
  const response = md5(
    `${md5(`${user}:wa.meta.vc:secret`)}:${nonce}:00000001:c:auth:${md5(`INVITE:${uri}`)}`,
  );
  const credentials = `Digest username="${user}", realm="wa.meta.vc", nonce="${nonce}", uri="${uri}", response="${response}", cnonce="c", qop=auth, nc=00000001`;
  return service.questions.answer(parse(customer, callId, `Proxy-Authorization: ${credentials}\r\n`));
}
const parse = (customer: string, callId: string, more: string) =>
  parseRequest(
    `INVITE sip:${customer}@127.0.0.2;transport=tls SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.2:5072;branch=z9hG4bK1\r\nVia: SIP/2.0/TLS 127.0.0.1;branch=z9hG4bK2\r\nFrom: "Support" <sip:${support}@${PBX_HOST}>;tag=a\r\nTo: <sip:${customer}@127.0.0.2>\r\nCall-ID: ${callId}\r\nCSeq: 1 INVITE\r\n${more}Content-Length: 0\r\n\r\n`,
  )!;

describe("what the edge asks and tells", () => {
  test("a call that may go through, and its INVITE once more", () => {
    expect(invite(diego, "first").status).toBe(302);
    expect(invite(diego, "first").status).toBe(302);
    expect(invite(diego, "second")).toMatchObject({ status: 403, reason: "Duplicate call" });
  });

  test.each([
    ["cancelled", "cancelled first", 1],
    ["declined", "failed first 486", 1],
    ["not answered", "failed first 480", 1],
    ["broken by us", "failed first 488", 0],
    ["broken by Meta", "failed first 503", 0],
  ])("a call that was %s", (_, line, count) => {
    invite(diego, "first");
    service.questions.hear(line);
    expect(pairOf(diego).unansweredInARow).toBe(count);
    service.questions.hear(line);
    expect(pairOf(diego).unansweredInARow).toBe(count);
    expect(invite(diego, "second").status).toBe(302);
  });

  test("an answered call counts once, and its end counts as no failure", () => {
    invite(diego, "first");
    for (const line of ["answered first", "answered first", "ended first", "ended first"])
      service.questions.hear(line);
    expect(pairOf(diego)).toMatchObject({ unansweredInARow: 0, connectedAt: [expect.any(Number)] });
  });

  test("the fourth unanswered call in a row takes the permission back before the fifth is asked", () => {
    for (const nth of ["1", "2", "3", "4"]) {
      expect(invite(diego, nth).status).toBe(302);
      service.questions.hear(`failed ${nth} 486`);
    }
    expect(invite(diego, "5").reason).toMatch(/^No Approved Call Permission/);
  });

  test("a customer's call, known by its WhatsApp id, forgives requests once it is answered", async () => {
    const plan = (await service.obey({ order: "call", number: support, customer: joy })) as { wacid: string };
    service.questions.hear(`called theirs ${plan.wacid}`);
    expect(invite(joy, "ours").status).toBe(403);
    service.world.setPair(numberOf(), joy, { ...pairOf(joy), askedAt: [Date.now()] });
    service.questions.hear("answered theirs");
    expect(pairOf(joy)).toMatchObject({ askedAt: [], connectedAt: [] });
  });

  test("calls are told to the app only if the number asks for it", () => {
    const told = () =>
      (service.obey({ order: "sent" }) as { field: string; body: string }[]).filter(
        ({ field }) => field === "calls",
      );
    invite(diego, "first");
    service.questions.hear("failed first 486");
    expect(told()).toEqual([]);
    const { settings } = numberOf();
    service.world.setNumber({
      ...numberOf(),
      settings: { ...settings, sip: { ...settings.sip, webhook_delivery: "ENABLED" } },
    });
    invite(diego, "second");
    service.questions.hear("answered second");
    service.questions.hear("ended second");
    expect(told()).toMatchObject([
      { body: expect.stringMatching(/"event":"call_created".*"direction":"BUSINESS_INITIATED"/) as string },
      { body: expect.stringMatching(/"event":"terminate".*"status":"COMPLETED"/) as string },
    ]);
  });
});

describe("SIP in a datagram", () => {
  test("a reply carries back what it must, and a tag", () => {
    const text = formatReply(parse(joy, "a call", ""), { status: 403, reason: "No" }, "meta");
    expect(text.split("\r\n")).toEqual([
      "SIP/2.0 403 No",
      "Via: SIP/2.0/UDP 127.0.0.2:5072;branch=z9hG4bK1",
      "Via: SIP/2.0/TLS 127.0.0.1;branch=z9hG4bK2",
      `From: "Support" <sip:${support}@${PBX_HOST}>;tag=a`,
      `To: <sip:${joy}@127.0.0.2>;tag=meta`,
      "Call-ID: a call",
      "CSeq: 1 INVITE",
      "Server: Facebook SipGateway",
      "Content-Length: 0",
      "",
      "",
    ]);
  });

  test.each([
    ['"A <b> c" <sip:+34655102030@Pbx.Example;transport=tls>;tag=1', "+34655102030", "pbx.example"],
    ["sips:1@a.example:5061?x=y", "1", "a.example"],
    ["<sip:a.example>", "", "a.example"],
    ["tel:+1", "", ""],
  ])("%s", (header, user, host) => {
    expect(addressIn(header)).toEqual({ user, host });
  });

  test("anything else is none", () => {
    for (const text of ["", "answered abc", "SIP/2.0 200 OK\r\n\r\n"])
      expect(parseRequest(text)).toBeUndefined();
  });
});
