import { isIPv6 } from "node:net";
import { networkInterfaces } from "node:os";
import { agentHz } from "../lab/chromium.ts";
import { startLab, type Lab } from "../lab/lab.ts";
import { listen, wayInUse } from "./fixtures/ear.ts";
import { expect, firstPhoneLab, test as base } from "./fixtures/test.ts";

const marta = { number: "+4915123456789", name: "Marta Keller" };
const paulo = { number: "+351912345678", shown: "+351 912 345 678" };
const support = "+12145550111";

/** Browsers offer neither loopback nor link-local addresses. */
const here = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ address, internal }) => isIPv6(address) && !internal && !address.startsWith("fe80:"))?.address;

/**
 * A PBX whose sound browsers reach over IPv6 alone. Their sockets go by way of the page's server, which reaches it over IPv6
 * as well.
 */
const test = base.extend<object, { readonly lab: Lab }>({
  lab: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a function needs from this pattern
    async ({}, use, { parallelIndex }) => {
      const index = firstPhoneLab + parallelIndex;
      const lab = await startLab({
        index,
        ringSeconds: 3,
        ...(here !== undefined && { webSocketAddress: here }),
      });
      await use(lab);
      await lab.stop();
    },
    { scope: "worker", timeout: 300_000 },
  ],
});

/**
 * Both ends of a way are of one family. The other end is not asked for: Chromium hides it where Asterisk's first check came
 * before its answer was read.
 */
const overIPv6 = { local: expect.stringContaining(":") };

// In the title: the reporter prints nothing else of a test that is skipped.
const unlessThere = here === undefined ? " (skipped: this machine has no IPv6 address)" : "";

test.describe(`Asterisk over IPv6 alone${unlessThere}`, () => {
  test.skip(here === undefined, "browsers need an IPv6 address of this machine");

  test("a call in and a call out: both hear each other, over IPv6", async ({ alice, lab }) => {
    const call = await lab.meta.callIn({ from: marta.number, to: support, audio: "echo" });
    await alice.answer(marta.name);
    await alice.expectTalking(marta.name);
    // The customer echoes: the agent's own voice has been there and back.
    const own = await listen(alice.page);
    expect(Math.abs(own.hz - agentHz)).toBeLessThan(30);
    expect(await wayInUse(alice.page)).toMatchObject(overIPv6);
    await alice.hangUp(marta.name);
    await call.until("ended");

    await alice.dial(paulo.number);
    await alice.expectTalking(paulo.shown);
    const heard = await listen(alice.page);
    expect(Math.abs(heard.hz - 1_000)).toBeLessThan(30);
    expect(await wayInUse(alice.page)).toMatchObject(overIPv6);
    await alice.hangUp(paulo.shown);
    await alice.expectOutcome("Call ended");
  });
});
