import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { CustomerCall } from "../lab/meta-stand-in/customer-call.ts";
import type { AgentPhone, Offer } from "./testing/agent-phone.ts";
import { startLabWithPhones, type LabWithPhones } from "./testing/lab-phones.ts";
import { header, methodOf, statusOf, type SipMessage } from "./testing/sip-message.ts";
import { decoded } from "./testing/stand-ins.ts";

const [support, sales] = ["+12145550111", "+12145550122"];
const [lucia, paulo] = ["+34655102030", "+351912345678"];
const text: SipMessage["headers"][number] = ["Content-Type", "text/plain"];

/** Asterisk may be one of many on this machine. */

let place: LabWithPhones;
beforeAll(async () => {
  place = await startLabWithPhones(54);
});
afterAll(() => place.stop());
afterEach(async () => {
  expect(await place.clear()).toEqual([]);
});

type Ringing = { readonly call: CustomerCall; readonly offers: readonly [Offer, Offer, Offer] };

async function ring(from: string): Promise<Ringing> {
  const call = await place.lab.meta.callIn({ from, to: sales });
  return { call, offers: await place.offers() };
}

/** What a phone was told of a call it had been offered: who took it, in order. */
function toldOf({ peer }: AgentPhone, { invite }: Offer): readonly string[] {
  return peer.wire.received
    .filter((message) => methodOf(message) === "MESSAGE" && statusOf(message) === 0)
    .filter((message) => header(message, "X-WA-Call-Ref") === header(invite, "Call-ID"))
    .map((message) =>
      [header(message, "X-WA-Notice"), message.body, decoded(header(message, "X-WA-Name"))].join(" "),
    );
}

const endpoints = async () => (await place.lab.pbx.channels()).map(({ endpoint }) => endpoint);

/** Everything a phone has heard since, as far as it is about a call that ends. */
const order = ({ peer }: AgentPhone, since: number) =>
  peer.wire.received
    .slice(since)
    .filter((message) => statusOf(message) === 0)
    .map(methodOf)
    .filter((method) => method === "MESSAGE" || method === "CANCEL");

describe("a customer's call that an agent takes", () => {
  test("the others who were rung are told who, before the call is withdrawn; the agent is not", async () => {
    const { alice, bob, chen } = place;
    const { call, offers } = await ring(lucia);
    const [ofAlice, ofBob, ofChen] = offers;
    const [before, beforeChens] = [alice.peer.wire.received.length, chen.peer.wire.received.length];
    ofBob.accept();
    await call.until("answered");
    await expect.poll(() => ofAlice.isCancelled() && ofChen.isCancelled()).toBe(true);
    expect(toldOf(alice, ofAlice)).toEqual(["answered 1002 Bob Ortiz"]);
    expect(toldOf(chen, ofChen)).toEqual(["answered 1002 Bob Ortiz"]);
    expect(order(alice, before)).toEqual(["MESSAGE", "CANCEL"]);
    expect(order(chen, beforeChens)).toEqual(["MESSAGE", "CANCEL"]);
    expect(toldOf(bob, ofBob)).toEqual([]);
  });

  test("the next one is told of with its own", async () => {
    const { alice, chen } = place;
    const first = await ring(lucia);
    first.offers[1].accept();
    await first.call.until("answered");
    await place.isFree(alice);
    await place.isFree(chen);
    const second = await place.lab.meta.callIn({ from: paulo, to: sales });
    const [again, chens] = await Promise.all([alice.nextOffer(), chen.nextOffer()]);
    chens.accept();
    await second.until("answered");
    await expect.poll(() => toldOf(alice, again)).toEqual(["answered 1003 Chen Wu"]);
    expect(toldOf(alice, first.offers[0])).toEqual(["answered 1002 Bob Ortiz"]);
  });

  test("who had declined is told nothing more, and what a refusal says of its cause names nobody", async () => {
    const { alice, bob, chen } = place;
    const { call, offers } = await ring(lucia);
    const [ofAlice, ofBob, ofChen] = offers;
    ofBob.refuse(603, "Decline", [["Reason", "Q.850;cause=26"]]);
    await expect.poll(() => endpoints()).not.toContain("1002");
    ofAlice.accept();
    await call.until("answered");
    await expect.poll(() => toldOf(chen, ofChen)).toEqual(["answered 1001 Alice Lind"]);
    expect(toldOf(bob, ofBob)).toEqual([]);
    expect(toldOf(alice, ofAlice)).toEqual([]);
  });

  test("a ring group of one's own does the same with Dial", async () => {
    const { alice, bob, chen, lab } = place;
    const group = "PJSIP/1001&PJSIP/1002&PJSIP/1003,45,rib(wa-headers^s^1)";
    const add = async (priority: number, step: string) =>
      lab.pbx.cli(`dialplan add extension ${support},${String(priority)},${step} into from-meta`);
    await add(1, "Set(__WA_CALLER=${CHANNEL})");
    await add(2, `Dial(${group})`);
    const call = await lab.meta.callIn({ from: lucia, to: support });
    const [ofAlice, ofBob, ofChen] = await place.offers();
    ofChen.accept();
    await call.until("answered");
    await expect.poll(() => toldOf(alice, ofAlice)).toEqual(["answered 1003 Chen Wu"]);
    await expect.poll(() => toldOf(bob, ofBob)).toEqual(["answered 1003 Chen Wu"]);
    expect(toldOf(chen, ofChen)).toEqual([]);
    await lab.pbx.cli(`dialplan remove extension ${support}@from-meta`);
  });

  test("nobody is told of a call that the customer gives up", async () => {
    const { alice } = place;
    const { call, offers } = await ring(lucia);
    await call.hangUp();
    await expect.poll(() => offers[0].isCancelled()).toBe(true);
    expect(toldOf(alice, offers[0])).toEqual([]);
  });

  test("a transferred one that comes back to the queue is told of anew", async () => {
    const { alice, bob, chen } = place;
    const { call, offers } = await ring(lucia);
    const talk = offers[1].accept();
    await call.until("answered");
    await place.bridged();
    // Chen declines, then Bob, whom it comes back to; and it rings at everybody's who is free.
    expect(await talk.refer("sip:1003@pbx.ringbridge.example")).toBe(202);
    const sent = await chen.nextOffer();
    sent.refuse(603, "Decline");
    const back = await bob.nextOffer();
    // The queue rings nobody whose phone it still thinks is ringing.
    await place.isFree(chen);
    back.refuse(603, "Decline");
    const [again, chens] = await Promise.all([alice.nextOffer(), chen.nextOffer()]);
    again.accept();
    await place.bridged();
    await expect.poll(() => toldOf(chen, chens)).toEqual(["answered 1001 Alice Lind"]);
  });
});

test("a phone that is gone when another answers: nothing in the log", async () => {
  const { alice, chen, lab } = place;
  const mark = await lab.pbx.mark();
  const { call, offers } = await ring(lucia);
  await chen.signOut();
  offers[1].accept();
  await call.until("answered");
  await expect.poll(() => toldOf(alice, offers[0])).toEqual(["answered 1002 Bob Ortiz"]);
  expect((await lab.pbx.logSince(mark)).match(/^.*\b(WARNING|ERROR)\[.*$/gm) ?? []).toEqual([]);
});

describe("an agent who says such a thing to a colleague", () => {
  const notice = (ref: string): SipMessage["headers"] => [
    text,
    ["X-WA-Call-Ref", ref],
    ["X-WA-Notice", "answered"],
    ["X-WA-Name", "Mallory"],
  ];

  test.each(["1001", "1002", "%31002", "pbx", "shift"])(
    "by a MESSAGE to %s: it reaches nobody",
    async (to) => {
      const { bob, chen } = place;
      const { call, offers } = await ring(lucia);
      const before = bob.messages.length;
      const ref = header(offers[1].invite, "Call-ID");
      const { final } = await chen.send("MESSAGE", to, notice(ref), "1003");
      expect(statusOf(final)).toBe(to === "shift" ? 202 : 404);
      await call.hangUp();
      await expect.poll(() => offers[1].isCancelled()).toBe(true);
      expect(bob.messages.slice(before)).toEqual([]);
    },
  );

  test("by a MESSAGE within a call of theirs: the headers go no further", async () => {
    const { bob, chen } = place;
    const dialled = chen.dial("1002");
    const offer = await bob.nextOffer();
    const before = bob.messages.length;
    const talk = offer.accept();
    const hers = (await dialled).talk!;
    await place.bridged();
    await hers.write(notice(talk.callId), "1003");
    await hers.hangUp();
    await expect.poll(() => talk.isOver()).toBe(true);
    expect(bob.messages.slice(before).filter((one) => header(one, "X-WA-Notice") !== "")).toEqual([]);
  });
});
