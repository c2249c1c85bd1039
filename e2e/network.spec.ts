import { execFileSync } from "node:child_process";
import type { ServedApp } from "../lab/app/serve-app.ts";
import type { Lab } from "../lab/lab.ts";
import { tonesHeard, wayInUse } from "./fixtures/ear.ts";
import { expect, test } from "./fixtures/test.ts";
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
    await alice.expectLine("Line ready");
    await expectHeard(alice);
    // Said over the new socket: else the agent would go on listening to nobody.
    await call.hangUp();
    await alice.expectOutcome("Call ended");
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
