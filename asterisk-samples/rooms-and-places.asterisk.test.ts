import { setTimeout } from "node:timers/promises";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { readWav } from "../lab/audio/wav.ts";
import type { CustomerCall } from "../lab/meta-stand-in/customer-call.ts";
import type { AgentPhone, Talk } from "./testing/agent-phone.ts";
import { factsOf, finalOf, startLabWithPhones, type LabWithPhones } from "./testing/lab-phones.ts";
import { secondsOf } from "./testing/heard.ts";
import { header } from "./testing/sip-message.ts";
import { decoded } from "./testing/stand-ins.ts";

const [support, sales] = ["+12145550111", "+12145550122"];
const [lucia, paulo] = ["+34655102030", "+351912345678"];

let place: LabWithPhones;
beforeAll(async () => {
  place = await startLabWithPhones(57);
});
afterAll(() => place.stop());
afterEach(async () => {
  expect(await place.clear()).toEqual([]);
});

const at = (user: string) => `sip:${user}@pbx.ringbridge.example`;

/** A customer calls, and Alice takes it. */
async function take(
  from: string,
  toneHz: number,
): Promise<{ readonly call: CustomerCall; readonly talk: Talk }> {
  const { lab } = place;
  const call = await lab.meta.callIn({ from, to: sales, payload: "order 12853", audio: { toneHz } });
  const offers = await place.offers();
  const talk = offers[0].accept();
  await call.until("answered");
  await place.bridged();
  return { call, talk };
}

const noticesOf = ({ messages }: AgentPhone) =>
  messages.map((message) => [header(message, "X-WA-Notice"), decoded(message.body)]);

/** Resolves when each customer's leg has sent and received so many packets more: time measured in sound. */
async function letFlow(packets: number): Promise<void> {
  const count = async () =>
    (await place.lab.pbx.channels())
      .filter(({ endpoint }) => endpoint.startsWith("wa-"))
      .map((channel) => [channel.id, channel.packets.sent] as const);
  const before = new Map(await count());
  while ((await count()).some(([id, sent]) => sent < (before.get(id) ?? 0) + packets)) await setTimeout(20);
}

describe("a conference", () => {
  test("two customers and an agent: each customer hears the other, the agent hears who came and went", async () => {
    const { alice } = place;
    const first = await take(lucia, 700);
    expect(await first.talk.setHold("held")).toBe(200);
    const { talk: room } = await alice.dial("*80");
    await first.talk.refer(at("*80"));
    await expect.poll(() => first.talk.isOver()).toBe(true);
    const next = place.lab.meta.nextCallOut();
    const { talk: second } = await alice.dial(paulo, [["X-WA-From", support]]);
    const out = await next;
    await out.until("answered");
    await place.bridged(2);
    await second!.refer(at("*80"));
    await expect
      .poll(() => noticesOf(alice))
      .toEqual([
        ["conference-joined", lucia],
        ["conference-joined", paulo],
      ]);
    expect(alice.messages.map((message) => header(message, "X-WA-Call-Ref"))).toEqual([
      room!.callId,
      room!.callId,
    ]);
    await letFlow(150);
    await out.hangUp();
    await expect.poll(() => noticesOf(alice).at(-1)).toEqual(["conference-left", paulo]);
    await room!.hangUp();
    await first.call.until("ended");
    const heard = async (call: CustomerCall) => secondsOf(await readWav(await call.recording()), [700, 1000]);
    expect(await heard(first.call)).toMatchObject({
      700: 0,
      1000: expect.toSatisfy((s: number) => s > 2) as number,
    });
    expect(await heard(out)).toMatchObject({
      1000: 0,
      700: expect.toSatisfy((s: number) => s > 2) as number,
    });
  });

  test("a colleague who joins stays with the customer when the host leaves, and hears the end of it", async () => {
    const { alice, bob } = place;
    const { call, talk } = await take(lucia, 700);
    const { talk: room } = await alice.dial("*80");
    await talk.refer(at("*80"));
    const dialled = alice.dial("1002");
    const bobs = (await bob.nextOffer()).accept();
    const { talk: asked } = await dialled;
    await place.bridged(2);
    await asked!.refer(at("*80"));
    await expect
      .poll(() => noticesOf(alice).slice(-2))
      .toEqual([
        ["conference-joined", lucia],
        ["conference-joined", "1002"],
      ]);
    const before = noticesOf(alice).length;
    await room!.hangUp();
    await letFlow(50);
    expect([bobs.isOver(), call.state()]).toEqual([false, "answered"]);
    await bobs.hangUp();
    await call.until("ended");
    expect(noticesOf(alice).length).toBe(before);
  });

  test("nobody is sent into a room that is not open: the customer is back", async () => {
    const { alice } = place;
    const { talk } = await take(lucia, 700);
    await talk.refer(at("*80"));
    expect(factsOf((await alice.nextOffer()).invite)).toMatchObject({
      from: lucia,
      "X-WA-Number": sales,
      "X-WA-Returned-From": "*80",
      "X-WA-Returned-Because": "failed",
    });
  });

  test("the room itself can be sent nowhere: that is refused, and the room goes on", async () => {
    const { alice, chen } = place;
    const { call, talk } = await take(lucia, 700);
    const { talk: room } = await alice.dial("*80");
    await talk.refer(at("*80"));
    await expect.poll(() => noticesOf(alice).at(-1)).toEqual(["conference-joined", lucia]);
    await letFlow(20);
    await room!.refer(at("1003"));
    await expect.poll(() => room!.progress.at(-1)).toBe("SIP/2.0 400 Bad Request");
    expect([room!.isOver(), call.state(), chen.waiting()]).toEqual([false, "answered", 0]);
    await room!.hangUp();
    await call.until("ended");
  });

  test("nobody joins a colleague's room by dialling, and every call opens a room of its own", async () => {
    const { alice, bob, lab } = place;
    const { talk } = await take(lucia, 700);
    const { talk: first } = await alice.dial("*80");
    await talk.refer(at("*80"));
    await bob.dial("*80");
    await alice.dial("*80");
    await expect
      .poll(async () =>
        [...(await lab.pbx.cli("confbridge list")).matchAll(/^wa-(\d+)-\S+ +(\d+) +(\d+)/gm)]
          .map(([, host, users, marked]) => [host, users, marked])
          .sort(),
      )
      .toEqual([
        ["1001", "1", "1"],
        ["1001", "2", "1"],
        ["1002", "1", "1"],
      ]);
    await first!.hangUp();
  });
});

describe("a parking place", () => {
  const isTaken = async (where = "*701") =>
    (await place.lab.pbx.cli("core show hints"))
      .split("\n")
      .some((line) => line.startsWith(`${where}@hints`) && line.includes("State:InUse"));

  test("takes a call, and gives it to whoever calls there, who hears whom", async () => {
    const { alice, bob } = place;
    const { call, talk } = await take(lucia, 700);
    await talk.refer(at("*701"));
    await expect.poll(() => talk.isOver()).toBe(true);
    await expect.poll(() => isTaken()).toBe(true);
    await letFlow(150);
    const { talk: bobs } = await bob.dial("*701");
    const told = bob.messages.find((message) => header(message, "X-WA-Notice") === "taken-back")!;
    expect([decoded(told.body), decoded(header(told, "X-WA-Name"))]).toEqual([lucia, "Lucía Fernández"]);
    expect(
      ["X-WA-Number", "X-WA-Payload", "X-WA-Transferred-By", "X-WA-Call-Ref"].map((name) =>
        header(told, name),
      ),
    ).toEqual([sales, "order%2012853", "1001", bobs!.callId]);
    await expect.poll(() => isTaken()).toBe(false);
    await expect
      .poll(() => bobs!.changes.map((change) => header(change, "P-Asserted-Identity")).at(-1))
      .toMatch(/^"Luc.+a Fern.+ndez" <sip:\+34655102030@/);
    await call.hangUp();
    await expect.poll(() => bobs!.isOver()).toBe(true);
    expect(secondsOf(await readWav(await call.recording()), [392])[392]).toBeGreaterThan(0.4);
    expect(alice.waiting()).toBe(0);
  });

  test("that is taken gives the second call back, and keeps the first", async () => {
    const { alice, bob } = place;
    const first = await take(lucia, 700);
    await first.talk.refer(at("*702"));
    await place.isFree(alice);
    const second = await take(paulo, 800);
    await second.talk.refer(at("*702"));
    expect(factsOf((await alice.nextOffer()).invite)).toMatchObject({
      from: paulo,
      "X-WA-Returned-From": "*702",
      "X-WA-Returned-Because": "busy",
    });
    await bob.dial("*702");
    await first.call.hangUp();
  });

  test("that two calls are sent to at once takes one, and tells of that one", async () => {
    const { alice, bob, chen, lab } = place;
    const file = join(lab.addresses.directory, "pbx/etc/extensions.conf");
    const text = await readFile(file, "utf8");
    // Time enough for the other between looking and parking.
    await writeFile(file, text.replace(" same => n,Park(", " same => n,Wait(0.5)\n$&"));
    await lab.pbx.cli("dialplan reload");
    const first = await take(lucia, 700);
    const { talk: second } = await bob.dial(paulo);
    await place.bridged(2);
    await Promise.all([first.talk.refer(at("*705")), second!.refer(at("*705"))]);
    await expect.poll(() => alice.waiting() + bob.waiting()).toBe(1);
    const returned = factsOf((await (alice.waiting() > 0 ? alice : bob).nextOffer()).invite);
    expect(returned).toMatchObject({ "X-WA-Returned-From": "*705", "X-WA-Returned-Because": "busy" });
    await expect.poll(() => isTaken("*705")).toBe(true);
    await chen.dial("*705");
    const told = chen.messages.findLast((message) => header(message, "X-WA-Notice") === "taken-back")!;
    expect([decoded(told.body), header(told, "X-WA-Payload")]).toEqual(
      returned["from"] === lucia ? [paulo, ""] : [lucia, "order%2012853"],
    );
    await writeFile(file, text);
    await lab.pbx.cli("dialplan reload");
  });

  test("forgets whom it had, whoever ends the call", async () => {
    const { bob, lab } = place;
    const kept = async () =>
      (await lab.pbx.cli("dialplan show globals"))
        .split("\n")
        .filter((line) => /^\s*WA_PLACE_706\w*=./.test(line));
    const first = await take(lucia, 700);
    await first.talk.refer(at("*706"));
    await expect.poll(() => isTaken("*706")).toBe(true);
    expect((await kept()).join()).toContain("order%2012853");
    await first.call.hangUp();
    await expect.poll(kept).toEqual([]);

    const second = await take(paulo, 800);
    await second.talk.refer(at("*706"));
    await expect.poll(() => isTaken("*706")).toBe(true);
    const { talk: bobs } = await bob.dial("*706");
    await expect.poll(kept).toEqual([]);
    await bobs!.hangUp();
  });

  test("gives a call back whom nobody fetches", async () => {
    const { lab, alice } = place;
    const file = join(lab.addresses.directory, "pbx/etc/res_parking.conf");
    const text = await readFile(file, "utf8");
    await writeFile(file, text.replace("parkingtime=300", "parkingtime=1"));
    await lab.pbx.cli("module reload res_parking.so");
    const { talk } = await take(lucia, 700);
    await talk.refer(at("*704"));
    expect(factsOf((await alice.nextOffer()).invite)).toMatchObject({
      from: lucia,
      "X-WA-Payload": "order%2012853",
      "X-WA-Returned-From": "*704",
      "X-WA-Returned-Because": "no-answer",
    });
    expect(text).toContain("parkingtime=300");
    await writeFile(file, text);
    await lab.pbx.cli("module reload res_parking.so");
  });

  test("that is empty is 404", async () => {
    expect(finalOf(await place.bob.dial("*703"))).toBe(404);
  });
});
