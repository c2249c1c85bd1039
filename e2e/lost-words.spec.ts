import type { Lab } from "../lab/lab.ts";
import { tonesHeard } from "./fixtures/ear.ts";
import { lose, prepareToLose } from "./fixtures/lost-word.ts";
import { refreshCall } from "./fixtures/refresh-call.ts";
import { expect, test } from "./fixtures/test.ts";
import type { PhonePage } from "./pages/phone-page.ts";

const lucia = { number: "+34655102030", name: "Lucía Fernández", hz: 1_000 };
/** Picks up at once. */
const paulo = { number: "+351912345678", shown: "+351 912 345 678", hz: 1_000 };
const support = "+12145550111";

test.beforeEach(async ({ alice }) => {
  await prepareToLose(alice.page);
  await alice.expectLine("Line ready");
});

const ring = (lab: Lab) => lab.meta.callIn({ from: lucia.number, to: support, audio: { toneHz: lucia.hz } });

async function talk(alice: PhonePage, lab: Lab) {
  const call = await ring(lab);
  await alice.answer(lucia.name);
  await alice.expectTalking(lucia.name);
  return call;
}

/** The phone has asked for another way, over another socket, and Asterisk has said yes. */
const expectMended = (lab: Lab, log: number) =>
  expect
    .poll(() => lab.pbx.logSince(log))
    .toMatch(/^REGISTER [^]*?^INVITE [^]*?^CSeq: (\d+) INVITE[^]*?^SIP\/2\.0 200 OK[^]*?^CSeq: \1 INVITE/m);

test("a customer picks up while the socket breaks: Asterisk hears of our ACK over the next one, and lets the call be mended", async ({
  alice,
  lab,
}) => {
  const log = await lab.pbx.mark();
  await lose(alice.page, "ACK");
  await alice.dial(paulo.number);
  await alice.expectTalking(paulo.shown);
  await expectMended(lab, log);
  expect(await lab.pbx.logSince(log)).not.toContain("491 Request Pending");
  await expect.poll(() => tonesHeard(alice.page, [paulo.hz])).toEqual([paulo.hz]);
});

test("the agent picks up while the socket breaks, and hangs up: so does Asterisk, and does not wait for half a minute", async ({
  alice,
  lab,
}) => {
  const log = await lab.pbx.mark();
  const call = await ring(lab);
  await lose(alice.page, "ACK");
  await alice.answer(lucia.name);
  await alice.expectTalking(lucia.name);
  await expect.poll(() => lab.pbx.logSince(log)).toContain("\nREGISTER ");
  await alice.hangUp(lucia.name);
  await call.until("ended");
});

test("Asterisk has asked something of a call while the socket broke: the call can be held all the same", async ({
  alice,
  lab,
}) => {
  await talk(alice, lab);
  await lose(alice.page, "ACK");
  const log = await lab.pbx.mark();
  await refreshCall(lab);
  await expect.poll(() => lab.pbx.logSince(log)).toContain("\nREGISTER ");
  await alice.expectLine("Line ready");
  await alice.page.getByRole("button", { name: "Hold", exact: true }).click();
  await expect(alice.page.getByText("On hold", { exact: true })).toBeVisible();
});

test("the agent hangs up while the socket breaks: the customer does not wait for somebody who has gone", async ({
  alice,
  lab,
}) => {
  const call = await talk(alice, lab);
  await lose(alice.page, "BYE");
  await alice.hangUp(lucia.name);
  await alice.expectOutcome("Call ended");
  await call.until("ended");
});

test("a customer picks up, and that is lost: they do not listen to nobody", async ({ alice, lab }) => {
  const called = lab.meta.nextCallOut();
  await lose(alice.page, "200 INVITE");
  await alice.dial(paulo.number);
  const call = await called;
  await call.until("ended");
});

test("Asterisk has put a call on hold, and that is lost: it can be held again at once", async ({
  alice,
  lab,
}) => {
  await talk(alice, lab);
  await lose(alice.page, "200 INVITE");
  const log = await lab.pbx.mark();
  await alice.page.getByRole("button", { name: "Hold", exact: true }).click();
  await expectMended(lab, log);
  await alice.hold(lucia.name);
  expect(await lab.pbx.logSince(log)).not.toContain("Another INVITE transaction in progress");
});
