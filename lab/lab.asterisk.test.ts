import { createServer } from "node:net";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dominantFrequency } from "./audio/frequency.ts";
import { readWav } from "./audio/wav.ts";
import { labStatus, openLab, startLab } from "./lab.ts";
import type { Lab } from "./lab.ts";
import type { CustomerCall } from "./meta-stand-in/customer-call.ts";

const INDEX = 42;
const paulo = "+351912345678";
const lucia = "+34655102030";
const haruto = "+819012345678";
const support = "+12145550111";

let lab: Lab;
beforeAll(async () => {
  lab = await startLab({ index: INDEX, ringSeconds: 1 });
});
afterAll(() => lab.stop());

/** The PBX calls a customer; its own leg goes to the samples' echo test, *43, in place of an agent. */
async function dial(number: string): Promise<void> {
  const endpoint = `PJSIP/wa-${support.slice(1)}/sip:${number}@${lab.addresses.meta.address};transport=tls`;
  await lab.pbx.ari.post("channels", {}, { endpoint, context: "from-webrtc", extension: "*43", priority: 1 });
}

async function callOut(number: string): Promise<CustomerCall> {
  const next = lab.meta.nextCallOut();
  await dial(number);
  return next;
}

/** Resolves when the customer's phone has had so many packets: time measured in sound, not on the clock. */
async function hearPackets(count: number): Promise<void> {
  while (
    !(await lab.pbx.channels()).some(({ packets }) => packets.sent >= count && packets.received >= count)
  )
    await setTimeout(20);
}

describe("a call", () => {
  test("from the PBX carries sound to the customer and back, encrypted opus on the trunk", async () => {
    const call = await callOut(paulo);
    await call.until("answered");
    await hearPackets(40);
    expect(await lab.pbx.channels()).toMatchObject([
      { endpoint: "wa-12145550111", codec: "(opus)", isEncrypted: true },
    ]);
    await call.hangUp();
    // Paulo's tone went to the PBX, which sent it back.
    const heard = dominantFrequency(await readWav(await call.recording()));
    expect(heard.hz).toBeCloseTo(1000, -1.5);
    expect(heard.share).toBeGreaterThan(0.8);
    expect(call.facts()).toMatchObject({
      direction: "to-customer",
      customer: { name: "Paulo Mendes" },
      businessNumber: support,
    });
  });

  test("from a customer rings at the PBX with Meta's headers, and carries sound once answered", async () => {
    const mark = await lab.pbx.mark();
    const call = await lab.meta.callIn({
      from: lucia,
      to: support,
      payload: "order 12853",
      audio: { toneHz: 700 },
    });
    await call.until("ringing");
    // Asterisk writes its log in a thread of its own.
    const recordRoutes = async () =>
      (await lab.pbx.logSince(mark)).match(/^Record-Route: .*$/gm)?.length ?? 0;
    await expect.poll(recordRoutes).toBeGreaterThanOrEqual(2);
    const log = await lab.pbx.logSince(mark);
    expect(log).toMatch(/x-wa-meta-wacid: wacid\./);
    expect(log).toContain("x-wa-meta-cta-payload: order 12853");
    expect(log).toContain("X-FB-External-Domain: wa.meta.vc");
    expect(log).toContain('"Lucía Fernández" <sip:+34655102030@wa.meta.vc>');

    // No browser here: the echo test takes the caller out of the queue.
    await lab.pbx.ari.post("asterisk/modules/res_clioriginate.so").catch(() => undefined);
    const [channel] = await lab.pbx.ari.get<{ name: string }[]>("channels");
    await lab.pbx.cli(`channel redirect ${channel!.name} from-webrtc,*43,1`);
    await call.until("answered");
    await hearPackets(40);
    await call.hangUp();
    expect(dominantFrequency(await readWav(await call.recording())).hz).toBeCloseTo(700, -1.5);
  });

  test("to somebody whose phone just rings is answered when we say so", async () => {
    const call = await callOut(haruto);
    await call.until("ringing");
    await call.answer();
    await call.until("answered");
    await call.hangUp();
    await call.until("ended");
  });

  test.each([
    ["+34612345678", "486 User declined the call"],
    ["+420601123456", "480 Temporarily Unavailable"],
    ["+6581234567", "403 No Approved Call Permission Found: No approved call permission from the recipient"],
  ])("to %s fails with %s", async (number, status) => {
    const mark = await lab.pbx.mark();
    await dial(number);
    await expect.poll(() => lab.pbx.logSince(mark)).toContain(`SIP/2.0 ${status}`);
  });

  test("carries keys that the customer presses, and its duration when they hang up", async () => {
    const call = await callOut(paulo);
    await call.until("answered");
    await hearPackets(10);
    const keys: string[] = [];
    const events = await lab.pbx.ari.listen(({ digit }) => {
      if (digit !== undefined) keys.push(digit);
    });
    // No #: with that, the echo test hangs up by itself.
    await call.press("42*");
    await expect.poll(() => keys.join("")).toBe("42*");
    events.close();
    const mark = await lab.pbx.mark();
    await call.hangUp();
    await expect.poll(() => lab.pbx.logSince(mark)).toMatch(/^BYE [^]*^x-wa-meta-call-duration: \d+/m);
  });

  test("that is cancelled while it rings ends for both", async () => {
    const call = await lab.meta.callIn({ from: lucia, to: support });
    await call.until("ringing");
    await call.hangUp();
    await call.until("ended");
    await expect(call.until("answered")).rejects.toThrow(/never answered/);
    await expect.poll(() => lab.pbx.channels()).toEqual([]);
  });
});

describe("a lab", () => {
  test("is not started twice", async () => {
    await expect(startLab({ index: INDEX })).rejects.toThrow(/Lab 42 is up already, held by process \d+/);
  });

  test("can be joined, and its PBX stopped and started again", async () => {
    const joined = await openLab(INDEX);
    expect(joined.pbx.agents).toEqual(lab.pbx.agents);
    joined.meta.detach();
    await lab.pbx.kill();
    expect(lab.pbx.isRunning()).toBe(false);
    await lab.pbx.start();
    expect((await labStatus(INDEX)).every(({ pid }) => pid !== undefined)).toBe(true);
    const call = await lab.meta.callIn({ from: lucia, to: support });
    await call.until("ringing");
    await call.hangUp();
  });

  test("names the port that is in use, and who has it", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(8089, "127.0.43.1", resolve));
    await expect(startLab({ index: 43 })).rejects.toThrow(
      new RegExp(
        `Port 127\\.0\\.43\\.1:8089 \\(the PBX's WebSockets\\) is in use by .*process ${String(process.pid)}\\. Stop it`,
      ),
    );
    await new Promise((resolve) => server.close(resolve));
  });
});
