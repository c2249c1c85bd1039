import { setTimeout as delay } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { PBX_HOST } from "../lab/cast.ts";
import type { CustomerCall } from "../lab/meta-stand-in/customer-call.ts";
import { setRtpTimeouts, type RtpTimeouts } from "../lab/rtp-timeouts.ts";
import type { AgentPhone, Talk } from "./testing/agent-phone.ts";
import { factsOf, finalOf, startLabWithPhones, type LabWithPhones } from "./testing/lab-phones.ts";
import { statusOf } from "./testing/sip-message.ts";

const support = "+12145550111";
const sales = "+12145550122";
const lucia = "+34655102030";
/** Answers at once. */
const paulo = "+351912345678";

let place: LabWithPhones;
beforeAll(async () => {
  place = await startLabWithPhones(60);
});
afterAll(() => place.stop());
afterEach(async () => {
  expect(await place.clear()).toEqual([]);
});

/** Lucía calls Sales, and Alice takes it. */
async function talkWithLucia(): Promise<{ readonly call: CustomerCall; readonly talk: Talk }> {
  const { lab } = place;
  const call = await lab.meta.callIn({ from: lucia, to: sales, audio: { toneHz: 700 } });
  const offers = await place.offers();
  const talk = offers[0].accept();
  await call.until("answered");
  await place.bridged();
  return { call, talk };
}

/** A page goes, and says which call it leaves. */
async function leave(phone: AgentPhone, callId: string): Promise<void> {
  expect(
    statusOf((await phone.send("MESSAGE", "left", [["Content-Type", "text/plain"]], callId)).final),
  ).toBe(202);
}

/** Longer than the PBX waits for a page that may be loading. */
const patience = 15_000;
const over = (talk: Talk) => expect.poll(() => talk.isOver()).toBe(true);
const waits = async () => (await place.lab.pbx.cli("core show channels")).includes("wa-left");

describe("a page that goes in the middle of a call", () => {
  test("and does not take it over: the customer rings there again, and the old leg ends", async () => {
    const { call, talk } = await talkWithLucia();
    await leave(place.alice, talk.callId);
    const back = await place.alice.nextOffer(patience);
    expect(factsOf(back.invite)).toMatchObject({
      from: lucia,
      "X-WA-Number": sales,
      "X-WA-Returned-From": "1001",
      "X-WA-Returned-Because": "left",
    });
    await over(talk);
    back.accept();
    await place.bridged();
    expect(call.state()).toBe("answered");
  });

  test("and is not there any more: the customer rings at the others", async () => {
    const { call, talk } = await talkWithLucia();
    await leave(place.alice, talk.callId);
    await place.alice.signOut();
    const offer = await place.bob.nextOffer(patience);
    expect(factsOf(offer.invite)).toMatchObject({ from: lucia, "X-WA-Number": sales });
    offer.accept();
    await place.bridged();
    expect(call.state()).toBe("answered");
  });

  test("and takes it over: the talk goes on", async () => {
    const { call, talk } = await talkWithLucia();
    await leave(place.alice, talk.callId);
    const taken = await place.alice.dial("*43", [
      ["Require", "replaces"],
      ["Replaces", talk.replaces],
    ]);
    expect(finalOf(taken)).toBe(200);
    await expect.poll(waits).toBe(true);
    await expect.poll(waits).toBe(false);
    await place.bridged();
    expect([call.state(), taken.talk?.isOver(), place.alice.waiting()]).toEqual(["answered", false, 0]);
  });

  test("and had called the customer, who rings there now", async () => {
    const { alice } = place;
    const { talk } = await alice.dial(paulo);
    await place.bridged();
    await leave(alice, talk?.callId ?? "");
    const back = await alice.nextOffer(patience);
    expect(factsOf(back.invite)).toMatchObject({ from: paulo, "X-WA-Returned-Because": "left" });
    await over(talk!);
  });

  test("in a call with a colleague, whose call ends", async () => {
    const { alice, bob } = place;
    const dialling = alice.dial("1002");
    const bobs = (await bob.nextOffer()).accept();
    const { talk } = await dialling;
    await place.bridged();
    await leave(alice, talk?.callId ?? "");
    await over(bobs);
  });

  test("nobody leaves another's call, or what is none", async () => {
    const { talk } = await talkWithLucia();
    await leave(place.bob, talk.callId);
    await leave(place.alice, "not-a-call");
    await expect.poll(waits).toBe(true);
    for (const odd of ["a,b", "a)", "${EXTEN}", "a b", "é", ""]) await leave(place.alice, odd);
    await expect.poll(waits).toBe(false);
    await place.bridged();
    expect(talk.isOver()).toBe(false);
  });
});

describe("a browser that crashed, or lost its network for too long", () => {
  // These phones never send any sound.
  let usual: RtpTimeouts;
  beforeAll(async () => {
    usual = await setRtpTimeouts(place.lab, { talking: 6, held: 6 });
  });
  afterAll(() => setRtpTimeouts(place.lab, usual));

  const returned = { from: lucia, "X-WA-Number": sales, "X-WA-Returned-From": "1001" };

  test("and is there again: the customer rings there, and after that call the same again", async () => {
    const { call, talk } = await talkWithLucia();
    const back = await place.alice.nextOffer(patience);
    expect(factsOf(back.invite)).toMatchObject({ ...returned, "X-WA-Returned-Because": "left" });
    await over(talk);
    back.accept();
    const again = await place.alice.nextOffer(patience);
    expect(factsOf(again.invite)).toMatchObject(returned);
    expect(call.state()).toBe("answered");
  });

  test("and is not: the customer rings at the others", async () => {
    const { call } = await talkWithLucia();
    await place.alice.signOut();
    const offer = await place.bob.nextOffer(patience);
    expect(factsOf(offer.invite)).toMatchObject({ from: lucia, "X-WA-Number": sales });
    expect(call.state()).toBe("answered");
  });

  test("and had called the customer: the same", async () => {
    const { lab, alice } = place;
    const { talk } = await alice.dial(paulo);
    await place.bridged();
    const back = await alice.nextOffer(patience);
    expect(factsOf(back.invite)).toMatchObject({ ...returned, from: paulo, "X-WA-Number": support });
    await over(talk!);
    await expect.poll(() => lab.pbx.cli("core show channels count")).toContain("2 active channels");
  });

  test("and had taken the call over after a reload: the same", async () => {
    const { talk } = await talkWithLucia();
    const taken = await place.alice.dial("*43", [
      ["Require", "replaces"],
      ["Replaces", talk.replaces],
    ]);
    expect(finalOf(taken)).toBe(200);
    expect(factsOf((await place.alice.nextOffer(patience)).invite)).toMatchObject(returned);
  });

  test("and was handed the customer by a colleague: the customer rings at that browser again", async () => {
    const { talk } = await talkWithLucia();
    expect(await talk.refer(`sip:1002@${PBX_HOST}`)).toBe(202);
    (await place.bob.nextOffer()).accept();
    const back = await place.bob.nextOffer(patience);
    expect(factsOf(back.invite)).toMatchObject({ ...returned, "X-WA-Returned-From": "1002" });
  });
});

test.each(["called", "was called by"])(
  "an agent who %s the customer hangs up: then nobody rings",
  async (who) => {
    const { alice, lab } = place;
    const talk = who === "called" ? (await alice.dial(paulo)).talk : (await talkWithLucia()).talk;
    await place.bridged();
    await talk?.hangUp();
    await expect.poll(() => lab.pbx.cli("core show channels count")).toContain("0 active channels");
    expect([alice.waiting(), place.bob.waiting()]).toEqual([0, 0]);
  },
);

test("an agent who had taken the call over hangs up: then nobody rings", async () => {
  const { alice, bob, lab } = place;
  const { talk } = await talkWithLucia();
  const taken = await alice.dial("*43", [
    ["Require", "replaces"],
    ["Replaces", talk.replaces],
  ]);
  await over(talk);
  // For so long it counts how the leg before has ended ([wa-over]).
  await delay(3_100);
  await taken.talk?.hangUp();
  await expect.poll(() => lab.pbx.cli("core show channels count")).toContain("0 active channels");
  expect([alice.waiting(), bob.waiting()]).toEqual([0, 0]);
});

test("a call that is gone cannot be taken over: that is refused, and nothing else is dialled", async () => {
  const { talk } = await talkWithLucia();
  await talk.hangUp();
  const late = await place.alice.dial("*43", [
    ["Require", "replaces"],
    ["Replaces", talk.replaces],
  ]);
  // 603 for one that has just ended (RFC 3891 3).
  expect([481, 603]).toContain(finalOf(late));
  // The channel of what is refused stays for a moment.
  await expect.poll(() => place.lab.pbx.cli("core show channels count")).toContain("0 active channels");
  expect([place.alice.waiting(), place.bob.waiting()]).toEqual([0, 0]);
});
