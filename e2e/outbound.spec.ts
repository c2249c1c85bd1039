import { listen, packetsOf, transportOf } from "./fixtures/ear.ts";
import { heardIn, soundFrom } from "./fixtures/recording.ts";
import { expect, test } from "./fixtures/test.ts";
import { voices } from "./fixtures/voices.ts";

const paulo = { number: "+351912345678", shown: "+351 912 345 678" };
const haruto = { number: "+819012345678", shown: "+81 90 1234 5678" };
const diego = "+34612345678";
const anna = "+420601123456";
const joy = "+6581234567";

test("a customer is called, answers, and both hear each other", async ({ alice, lab }) => {
  const log = await lab.pbx.mark();
  const called = lab.meta.nextCallOut();
  await alice.dial("00 351 912-345-678");
  const call = await called;
  await alice.expectTalking(paulo.shown);
  await expect(alice.call(paulo.shown)).toContainText("from Support ··0111");
  await call.until("answered");
  expect(call.facts()).toMatchObject({ customer: { number: paulo.number }, businessNumber: "+12145550111" });

  const heard = await listen(alice.page);
  expect(heard.hz).toBeGreaterThan(970);
  expect(heard.hz).toBeLessThan(1_030);
  expect(await transportOf(alice.page)).toMatchObject({
    dtlsState: "connected",
    codecs: ["audio/opus", "audio/opus"],
  });
  const trunk = (await lab.pbx.channels()).find(({ endpoint }) => endpoint === "wa-12145550111");
  expect(trunk).toMatchObject({ state: "Up", codec: "(opus)", isEncrypted: true });
  const said = await lab.pbx.logSince(log);
  // Meta challenged us with a digest, and our keys stand in the SDP (SDES).
  expect(said).toMatch(/407 Proxy Authentication Required/);
  expect(said).toMatch(/a=crypto:1 AES_CM_128_HMAC_SHA1_80/);

  await soundFrom(alice.page, lab);
  await alice.hangUp(paulo.shown);
  await alice.expectOutcome("Call ended");
  expect(await heardIn(await call.recording(), voices)).toEqual(["alice"]);
});

test("ringing is shown, and nothing is heard, before the customer answers", async ({ alice, lab }) => {
  const called = lab.meta.nextCallOut();
  await alice.dial(haruto.number);
  const call = await called;
  await expect(alice.call(haruto.shown).getByText("Ringing…")).toBeVisible();
  // Half a second of a way that is open: nothing may stand on it that the customer would be heard behind. One piece of
  // 20 ms is Asterisk's way of not ringing (indications.conf).
  await expect.poll(async () => (await packetsOf(alice.page)).sent).toBeGreaterThan(25);
  expect((await packetsOf(alice.page)).received).toBeLessThanOrEqual(1);
  await call.answer();
  await alice.expectTalking(haruto.shown);
  await call.hangUp();
  await alice.expectOutcome("Call ended");
});

test("the agent gives up before the customer answers", async ({ alice, lab }) => {
  const called = lab.meta.nextCallOut();
  await alice.dial(haruto.number);
  const call = await called;
  await call.until("ringing");
  await alice.hangUp(haruto.shown);
  await alice.expectOutcome("Call cancelled");
  await call.until("ended");
  await expect.poll(() => lab.pbx.channels()).toEqual([]);
});

test("the second business number is called from", async ({ alice, lab }) => {
  const called = lab.meta.nextCallOut();
  await alice.page.getByLabel("Call from").selectOption({ label: "from Sales ··0122" });
  await alice.dial(paulo.number);
  expect((await called).facts().businessNumber).toBe("+12145550122");
  await alice.expectTalking(paulo.shown);
  expect((await lab.pbx.channels()).map(({ endpoint }) => endpoint)).toContain("wa-12145550122");
  await alice.hangUp(paulo.shown);
});

test("the customer declines", async ({ alice, lab }) => {
  const log = await lab.pbx.mark();
  await alice.dial(diego);
  await alice.expectOutcome("Customer declined");
  await expect(alice.outcome()).toContainText("SIP 486 User declined the call");
  await expect.poll(() => lab.pbx.logSince(log)).toMatch(/SIP\/2\.0 486 User declined the call/);
});

test("the customer does not answer", async ({ alice, lab }) => {
  const log = await lab.pbx.mark();
  await alice.dial(anna);
  await alice.expectOutcome("No answer");
  await expect(alice.outcome()).toContainText("SIP 480 Temporarily Unavailable");
  await expect.poll(() => lab.pbx.logSince(log)).toMatch(/SIP\/2\.0 480 Temporarily Unavailable/);
});

test("the customer has given no permission: the reason in words, Meta's own in small print", async ({
  alice,
  lab,
}) => {
  const log = await lab.pbx.mark();
  await alice.dial(joy);
  await alice.expectOutcome("No permission to call");
  await expect(alice.outcome()).toContainText("The customer has not allowed calls from this business number");
  await expect(alice.outcome()).toContainText("SIP 403 No Approved Call Permission Found");
  await expect.poll(() => lab.pbx.logSince(log)).toMatch(/SIP\/2\.0 403 No Approved Call Permission Found/);
});

test("a number nobody can have is refused before it is dialled", async ({ alice, lab }) => {
  const log = await lab.pbx.mark();
  const box = alice.page.getByRole("form", { name: "Call a customer" });
  await box.getByLabel("Number").fill("500%26PJSIP/wa-12145550111/sip:1900");
  await expect(box.getByRole("button", { name: "Call", exact: true })).toBeDisabled();
  await box.getByLabel("Number").press("Enter");
  expect(await lab.pbx.logSince(log)).not.toContain("INVITE sip:");
});
