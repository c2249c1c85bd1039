import { execFileSync } from "node:child_process";
import type { ServedApp } from "../lab/app/serve-app.ts";
import type { Lab } from "../lab/lab.ts";
import type { CustomerCall } from "../lab/meta-stand-in/customer-call.ts";
import { transportOf, tonesHeard, wayInUse } from "./fixtures/ear.ts";
import { heardIn, soundFor } from "./fixtures/recording.ts";
import { refreshCall } from "./fixtures/refresh-call.ts";
import { expect, test } from "./fixtures/test.ts";
import { voices } from "./fixtures/voices.ts";
import type { PhonePage } from "./pages/phone-page.ts";

const lucia = { number: "+34655102030", name: "Lucía Fernández", hz: 1_000 };
const support = "+12145550111";

// A browser takes its time to give up a way through the network.
test.setTimeout(120_000);

async function talk(alice: PhonePage, lab: Lab) {
  const call = await lab.meta.callIn({ from: lucia.number, to: support, audio: { toneHz: lucia.hz } });
  await alice.answer(lucia.name);
  await alice.expectTalking(lucia.name);
  await expectHeard(alice);
  return call;
}

const expectHeard = (alice: PhonePage, timeout = 10_000) =>
  expect.poll(() => tonesHeard(alice.page, [lucia.hz]), { timeout }).toEqual([lucia.hz]);

/** A re-INVITE from the browser, answered by Asterisk. */
const reinvited = /^INVITE [^]*?^To: .*;tag=[^]*?^SIP\/2\.0 200 OK/m;

for (const [what, happen] of [
  ["is lost", (app: ServedApp) => app.dropSockets()],
  ["is dead and does not know it", (app: ServedApp) => app.stallSockets()],
] as const)
  test(`the socket ${what} in a call: the talk goes on, and the next socket has the call`, async ({
    alice,
    app,
    lab,
  }) => {
    const call = await talk(alice, lab);
    const log = await lab.pbx.mark();
    happen(app);
    await expect.poll(() => lab.pbx.logSince(log), { timeout: 20_000 }).toMatch(reinvited);
    expect(await lab.pbx.logSince(log), "over the connection it has").toMatch(
      /^INVITE [^]*?^a=setup:actpass/m,
    );
    await alice.expectLine("Line ready");
    await expectHeard(alice);
    // Said over the new socket: else the agent would go on listening to nobody.
    await call.hangUp();
    await alice.expectOutcome("Call ended");
  });

/** As Chromium does to every connection of a page when the computer goes to sleep. */
const closeConnections = (alice: PhonePage): Promise<void> =>
  alice.page.evaluate(() => {
    for (const peer of globalThis.ringbridgePeers) peer.close();
  });

/** Asterisk asks the phone anew, in the dialog of its call, and is answered. */
async function askAnew(lab: Lab): Promise<void> {
  const log = await lab.pbx.mark();
  await refreshCall(lab);
  const answered = /^INVITE sip:[^]*?^CSeq: (\d+) INVITE[^]*?^SIP\/2\.0 200 OK[^]*?^CSeq: \1 INVITE/m;
  await expect.poll(() => lab.pbx.logSince(log)).toMatch(answered);
}

test.describe("a call whose connection the browser has closed goes on over another, in the same dialog", () => {
  const paulo = { number: "+351912345678", shown: "+351 912 345 678" };

  /** Which side begins DTLS differs, and Asterisk turns round and back in either part. */
  const calls = {
    "that came in": (alice, lab) => talk(alice, lab),
    "that was placed": async (alice, lab) => {
      const called = lab.meta.nextCallOut();
      await alice.dial(paulo.number);
      const call = await called;
      await alice.expectTalking(paulo.shown);
      await expectHeard(alice);
      return call;
    },
  } as const satisfies Readonly<Record<string, (alice: PhonePage, lab: Lab) => Promise<CustomerCall>>>;

  for (const [which, begin] of Object.entries(calls))
    test(`one ${which}, twice`, async ({ alice, app, lab }) => {
      const call = await begin(alice, lab);
      const who = which === "that came in" ? lucia.name : paulo.shown;
      await soundFor(lab, 1.5);
      for (const socket of ["stays", "is gone as well"]) {
        const log = await lab.pbx.mark();
        await closeConnections(alice);
        if (socket !== "stays") app.dropSockets();
        await expectHeard(alice, 20_000);
        await soundFor(lab, 1.5);
        expect(await lab.pbx.logSince(log), `the socket ${socket}`).toMatch(reinvited);
        expect(await transportOf(alice.page)).toMatchObject({ dtlsState: "connected" });
      }
      // What either side asks afterwards is asked over the connection there is now.
      await alice.hold(who);
      await expect.poll(() => tonesHeard(alice.page, [lucia.hz])).toEqual([]);
      await soundFor(lab, 1.5);
      await alice.resume(who);
      await expectHeard(alice);
      await askAnew(lab);
      await soundFor(lab, 1.5);
      await expectHeard(alice);
      await call.hangUp();
      await alice.expectOutcome("Call ended");
      expect(await heardIn(await call.recording(), voices)).toEqual(["alice", "music", "alice"]);
    });
});

/** From now on the browser says of the connections there are that they send from an address which this computer does not have. */
const missAddress = (alice: PhonePage): Promise<void> =>
  alice.page.evaluate(() => {
    const there = new Set(
      globalThis.ringbridgePeers.map((peer) => peer.getReceivers()[0]?.transport?.iceTransport),
    );
    const own = RTCIceTransport.prototype as { getSelectedCandidatePair: () => RTCIceCandidatePair | null };
    const native = own.getSelectedCandidatePair;
    own.getSelectedCandidatePair = function (this: RTCIceTransport) {
      const pair = native.call(this);
      const local = new RTCIceCandidate({
        candidate: "candidate:1 1 udp 2122260223 203.0.113.9 40000 typ host",
        sdpMid: "0",
      });
      return pair !== null && there.has(this) ? { local, remote: pair.remote } : pair;
    };
  });

test("a call whose address is gone goes over to another connection, though the one it has still stands", async ({
  alice,
  app,
  lab,
}) => {
  const call = await talk(alice, lab);
  await soundFor(lab, 1.5);
  await missAddress(alice);
  const log = await lab.pbx.mark();
  app.dropSockets();
  await expect.poll(() => lab.pbx.logSince(log), { timeout: 20_000 }).toMatch(reinvited);
  const setUpTwice = /^a=setup:\w+\r?$(?:(?!^m=)[^])*?^m=audio [^]*?^a=setup:\w+\r?$/m;
  expect(await lab.pbx.logSince(log), "as another connection").toMatch(setUpTwice);
  await expectHeard(alice);
  await soundFor(lab, 1.5);
  await call.hangUp();
  await alice.expectOutcome("Call ended");
  expect(await heardIn(await call.recording(), voices)).toEqual(["alice"]);
});

const isRoot = process.getuid?.() === 0;
// In the title: the reporter prints nothing else of a test that is skipped.
const unlessRoot = isRoot
  ? ""
  : " (skipped: only root may close a port, by nft; run the tests as root to see it)";

test.describe(`a firewall of this machine${unlessRoot}`, () => {
  test.skip(!isRoot, "only root may close a port, by nft");
  const table = `ringbridge_e2e_${String(process.pid)}`;
  const nft = (...words: string[]) => execFileSync("nft", words);
  test.afterEach(() => {
    // What is not there cannot be taken away.
    nft("add", "table", "inet", table);
    nft("delete", "table", "inet", table);
  });

  test("the way of the sound is closed for good: the call finds another", async ({ alice, lab }) => {
    const call = await talk(alice, lab);
    const { port } = await wayInUse(alice.page);
    nft("add", "table", "inet", table);
    nft("add", "chain", "inet", table, "out", "{ type filter hook output priority 0; }");
    for (const side of ["sport", "dport"])
      nft("add", "rule", "inet", table, "out", "udp", side, String(port), "drop");
    await expect.poll(() => tonesHeard(alice.page, [lucia.hz])).toEqual([]);
    await expectHeard(alice, 40_000);
    await expect.poll(async () => (await wayInUse(alice.page)).port).not.toBe(port);
    await call.hangUp();
  });
});
