import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { CustomerCall } from "../lab/meta-stand-in/customer-call.ts";
import type { Talk } from "./testing/agent-phone.ts";
import { factsOf, startLabWithPhones, type LabWithPhones } from "./testing/lab-phones.ts";
import { header } from "./testing/sip-message.ts";

const sales = "+12145550122";
const [lucia, paulo, diego] = ["+34655102030", "+351912345678", "+34612345678"];
const lucias = {
  name: "Lucía Fernández",
  from: lucia,
  "X-WA-Number": sales,
  "X-WA-Payload": "order%2012853",
};

let place: LabWithPhones;
beforeAll(async () => {
  place = await startLabWithPhones(56);
});
afterAll(() => place.stop());
afterEach(async () => {
  expect(await place.clear()).toEqual([]);
});

const at = (user: string) => `sip:${user}@pbx.ringbridge.example`;

/** Lucía calls Sales, and Alice takes it. */
async function talkWithLucia(): Promise<{ readonly call: CustomerCall; readonly talk: Talk }> {
  const { lab } = place;
  const call = await lab.meta.callIn({
    from: lucia,
    to: sales,
    payload: "order 12853",
    audio: { toneHz: 700 },
  });
  const offers = await place.offers();
  const talk = offers[0].accept();
  await call.until("answered");
  await place.bridged();
  return { call, talk };
}

/** The facts of an offer, but for the id of the call. */
function told(invite: Parameters<typeof factsOf>[0]): Record<string, string> {
  const { "X-WA-Call-Id": id = "", "X-WA-Country": country = "", ...facts } = factsOf(invite);
  expect([id, country]).toEqual([expect.stringMatching(/^wacid\./), "ES"]);
  return facts;
}

describe("an agent sends a customer to a colleague", () => {
  test("who sees the customer and who sent them; the agent is free", async () => {
    const { bob } = place;
    const { call, talk } = await talkWithLucia();
    expect(await talk.refer(at("1002"))).toBe(202);
    await expect.poll(() => talk.isOver()).toBe(true);
    const offer = await bob.nextOffer();
    expect(told(offer.invite)).toEqual({
      ...lucias,
      "X-WA-Transferred-By": "1001",
      "X-WA-Transferred-By-Name": "Alice%20Lind",
    });
    const bobs = offer.accept();
    expect(talk.progress).toEqual(["SIP/2.0 100 Trying", "SIP/2.0 200 OK"]);
    await call.hangUp();
    await expect.poll(() => bobs.isOver()).toBe(true);
  });

  test.each([
    [486, "Busy Here", "busy"],
    [603, "Decline", "declined"],
    [480, "Temporarily Unavailable", "no-answer"],
  ])("who says %i %s: the customer is back at the agent's", async (status, reason, because) => {
    const { alice, bob } = place;
    const { call, talk } = await talkWithLucia();
    await talk.refer(at("1002"));
    (await bob.nextOffer()).refuse(status, reason);
    const back = await alice.nextOffer();
    expect(told(back.invite)).toEqual({
      ...lucias,
      "X-WA-Returned-From": "1002",
      "X-WA-Returned-Because": because,
    });
    const again = back.accept();
    await call.hangUp();
    await expect.poll(() => again.isOver()).toBe(true);
  });

  test("who does not answer: the customer hears it ring, and is back after 25 seconds", async () => {
    const { alice, bob, lab } = place;
    const { talk } = await talkWithLucia();
    await talk.refer(at("1002"));
    const offer = await bob.nextOffer();
    const back = await alice.nextOffer(30_000);
    await expect.poll(() => offer.isCancelled()).toBe(true);
    const trunk = (await lab.pbx.channels()).find(({ endpoint }) => endpoint.startsWith("wa-"))!;
    // 50 packets a second: silence would have Meta end the call.
    expect(trunk.packets.sent).toBeGreaterThan(20 * 50);
    expect(factsOf(back.invite)).toMatchObject({ "X-WA-Returned-Because": "no-answer" });
  });

  test("who is not there, and when the agent is gone too, everybody else is rung", async () => {
    const { alice, bob, chen } = place;
    const { talk } = await talkWithLucia();
    await bob.signOut();
    await talk.refer(at("1002"));
    (await alice.nextOffer()).refuse(486, "Busy Here");
    // Alice may be passed over: for the queue her phone may still be ringing.
    const offer = await chen.nextOffer();
    expect(told(offer.invite)).toEqual({
      ...lucias,
      "X-WA-Transferred-By": "1001",
      "X-WA-Transferred-By-Name": "Alice%20Lind",
    });
    offer.accept();
    await place.bridged();
  });

  test("with an extension of two digits, which nobody has: the customer is back", async () => {
    const { alice } = place;
    const { talk } = await talkWithLucia();
    await talk.refer(at("10"));
    expect(told((await alice.nextOffer()).invite)).toEqual({
      ...lucias,
      "X-WA-Returned-From": "10",
      "X-WA-Returned-Because": "away",
    });
  });

  test("who sends them on", async () => {
    const { bob, chen } = place;
    const { talk } = await talkWithLucia();
    await talk.refer(at("1002"));
    const bobs = (await bob.nextOffer()).accept();
    await place.bridged();
    await bobs.refer(at("1003"));
    expect(told((await chen.nextOffer()).invite)).toMatchObject({ ...lucias, "X-WA-Transferred-By": "1002" });
  });
});

describe("an agent sends on", () => {
  test("a customer they called: the colleague sees whom, and our number", async () => {
    const { lab, alice, bob } = place;
    const next = lab.meta.nextCallOut();
    const { talk } = await alice.dial(paulo, [["X-WA-From", sales]]);
    await (await next).until("answered");
    await place.bridged();
    await talk!.refer(at("1002"));
    const offer = await bob.nextOffer();
    expect(factsOf(offer.invite)).toMatchObject({
      from: paulo,
      "X-WA-Number": sales,
      "X-WA-Transferred-By": "1001",
    });
    offer.accept();
  });

  test("a customer to a number on WhatsApp: from the number their own call came to", async () => {
    const { lab } = place;
    const { call, talk } = await talkWithLucia();
    const next = lab.meta.nextCallOut();
    await talk.refer(at(paulo));
    const out = await next;
    await out.until("answered");
    expect(out.facts()).toMatchObject({ customer: { number: paulo }, businessNumber: sales });
    await call.hangUp();
    await out.until("ended");
  });

  test("a customer to a number that declines: they are back", async () => {
    const { alice } = place;
    const { talk } = await talkWithLucia();
    await talk.refer(at(diego));
    expect(told((await alice.nextOffer()).invite)).toMatchObject({
      ...lucias,
      "X-WA-Returned-From": diego,
      "X-WA-Returned-Because": "busy",
    });
  });

  test("a colleague to another: who sees the first, and no business number", async () => {
    const { alice, bob, chen } = place;
    const dialled = alice.dial("1002");
    const bobs = (await bob.nextOffer()).accept();
    const { talk } = await dialled;
    await place.bridged();
    await talk!.refer(at("1003"));
    const offer = await chen.nextOffer();
    expect(factsOf(offer.invite)).toEqual({
      name: "Bob Ortiz",
      from: "1002",
      "X-WA-Transferred-By": "1001",
      "X-WA-Transferred-By-Name": "Alice%20Lind",
    });
    offer.refuse(486, "Busy Here");
    expect(factsOf((await alice.nextOffer()).invite)).toMatchObject({
      from: "1002",
      "X-WA-Returned-From": "1003",
    });
    await bobs.hangUp();
  });

  test.each([
    "queue-join",
    "*43",
    "h",
    "s",
    "1",
    "+1%26PJSIP/1002",
    "1002%26PJSIP/1003",
    "wa-12145550111",
    "12145550111",
  ])("nobody to %s: that is not found, and the call stays", async (target) => {
    const { talk } = await talkWithLucia();
    await talk.refer(at(target));
    await expect.poll(() => talk.progress.at(-1)).toMatch(/^SIP\/2.0 404/);
    expect(talk.isOver()).toBe(false);
  });
});

describe("an agent who has taken a call over to another page", () => {
  // Such a REFER is not looked up in wa-transfer, for that call was never there: it is taken, and the customer must not pay.
  test.each([
    ["0034655102030", "0034655102030"],
    ["+1%26PJSIP/1002", "*00"],
    ["*43", "*43"],
  ])("sends the customer to %s: they are back", async (target, from) => {
    const { alice } = place;
    const { call, talk } = await talkWithLucia();
    const taken = await alice.dial("1002", [
      ["Require", "replaces"],
      ["Replaces", talk.replaces],
    ]);
    await expect.poll(() => talk.isOver()).toBe(true);
    await place.bridged();
    expect(await taken.talk!.refer(at(target))).toBe(202);
    const back = await alice.nextOffer();
    expect(told(back.invite)).toMatchObject({
      from: lucia,
      "X-WA-Number": sales,
      "X-WA-Returned-From": from,
      "X-WA-Returned-Because": "failed",
    });
    back.accept();
    await call.hangUp();
  });
});

describe("an agent asks a colleague and hands over", () => {
  test("the colleague's browser hears who it is now", async () => {
    const { alice, bob } = place;
    const { call, talk } = await talkWithLucia();
    expect(await talk.setHold("held")).toBe(200);
    const dialled = alice.dial("1002");
    const bobs = (await bob.nextOffer()).accept();
    const { talk: asked } = await dialled;
    await place.bridged(2);
    expect(await talk.refer(`${asked!.remoteUri}?Replaces=${encodeURIComponent(asked!.replaces)}`)).toBe(202);
    await expect.poll(() => [talk.isOver(), asked!.isOver()]).toEqual([true, true]);
    const identity = () => bobs.changes.map((change) => header(change, "P-Asserted-Identity")).at(-1) ?? "";
    await expect.poll(identity).toContain(`<sip:${lucia}@`);
    expect(identity()).toContain("Lucía Fernández");
    await call.hangUp();
    await expect.poll(() => bobs.isOver()).toBe(true);
  });
});
