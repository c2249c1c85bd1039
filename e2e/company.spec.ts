import type { Page } from "@playwright/test";
import type { Lab } from "../lab/lab.ts";
import type { CustomerCall } from "../lab/meta-stand-in/customer-call.ts";
import { expect, freshPassword, test, type Company } from "./fixtures/company.ts";
import { listen } from "./fixtures/ear.ts";
import { heardIn, soundFrom } from "./fixtures/recording.ts";
import { voices } from "./fixtures/voices.ts";
import { NumbersPage } from "./pages/numbers-page.ts";
import { PeoplePage } from "./pages/people-page.ts";
import { PhonePage } from "./pages/phone-page.ts";

const service = { number: "+12145550133", label: "Service", shown: "Service ··0133" };
const paulo = { number: "+351912345678", name: "Paulo Mendes", shown: "+351 912 345 678" };
const joy = { number: "+6581234567", shown: "+65 8123 4567" };

test("from the first link to a call that was asked for", async ({ newCompany, someone }) => {
  test.setTimeout(180_000);
  const { lab } = newCompany;

  const nora = await test.step("the first administrator signs in by the link of the log", () =>
    becomeAdministrator(newCompany, someone));
  await test.step("she adds the Meta account and tells Meta where its webhooks go", async () => {
    const numbers = new NumbersPage(nora);
    await numbers.open();
    const { url: graphUrl, account } = lab.meta.graph;
    const webhook = await numbers.addAccount({
      name: "Our company",
      wabaId: account.wabaId,
      accessToken: account.accessToken,
      appId: account.appId,
      appSecret: account.appSecret,
      baseUrl: `${graphUrl}/v26.0`,
    });
    await lab.meta.graph.setWebhook(webhook);
  });
  await test.step("she adds a number that Meta has and Asterisk has never heard of", async () => {
    const numbers = new NumbersPage(nora);
    await numbers.addNumber({ shown: "+1 214 555 0133", label: service.label });
    await numbers.switchOn({ template: "may_we_call" });
    await numbers.expectState("Works");
    const { settings } = await lab.meta.graph.number(service.number);
    expect(settings).toMatchObject({
      status: "ENABLED",
      srtp_key_exchange_protocol: "SDES",
      sip: { status: "ENABLED", servers: [{ hostname: lab.pbx.host, port: 5061 }] },
    });
  });

  const alice = await test.step("an agent is created, chooses a password, and has a line", async () => {
    const people = new PeoplePage(nora);
    await people.open();
    const link = await people.add({ name: "Alice Lind", login: "alice" });
    const page = await someone(link);
    await page.getByLabel("New password").fill(freshPassword());
    await page.getByRole("button", { name: "Set password and sign in" }).click();
    const phone = new PhonePage(page);
    await phone.expectLine("Line ready");
    expect(page.url(), "the one-time token is out of the address bar").not.toContain("welcome");
    return phone;
  });
  const panel = alice.page.getByRole("complementary", { name: "Customer and number" });

  await test.step("a customer calls: the panel shows number, settings and button payload", async () => {
    const call = await lab.meta.callIn({
      from: paulo.number,
      to: service.number,
      payload: "order 12853",
      audio: { toneHz: 1000 },
    });
    await expect(alice.ring(paulo.name)).toBeVisible();
    await expect(panel).toContainText("order 12853");
    await expect(panel).toContainText(service.label);
    await expect(panel).toContainText(`${lab.pbx.host}:5061`);
    await expect(panel).toContainText("SDES");
    await alice.answer(paulo.name);
    await alice.expectTalking(paulo.name);
    await expectAudioBothWays(lab, alice, paulo.name, call);
    await expect(panel.getByText("Alice Lind")).toBeVisible();
  });

  await test.step("a customer took the permission back unseen: refused in words", async () => {
    const pair = { number: service.number, customer: joy.number };
    await lab.meta.graph.grant(pair, "permanent");
    await alice.type(joy.number);
    await expect(alice.page.getByText("May be called at any time.")).toBeVisible();
    await lab.meta.graph.revoke(pair, "none");
    await alice.callTyped();
    await alice.expectOutcome("No permission to call");
    await expect(alice.outcome()).toContainText("SIP 403 No Approved Call Permission Found");
  });

  await test.step("the agent asks, the customer accepts, the button turns to Call, both hear each other", async () => {
    await alice.outcome().getByRole("button", { name: "Ask permission" }).click();
    const dialog = alice.page.getByRole("dialog", { name: "Ask for permission to call" });
    await dialog.getByRole("button", { name: "Send request" }).click();
    await expect(dialog).toBeHidden();
    await expect(panel).toContainText(/Asked/);
    const { id } = await lab.meta.graph.nextRequest(joy.number);
    await lab.meta.graph.answerRequest(id, "accept");
    const callButton = alice.outcome().getByRole("button", { name: "Call again" });
    await expect(callButton).toBeVisible();
    const called = lab.meta.nextCallOut();
    await callButton.click();
    await expect(alice.call(joy.shown)).toBeVisible();
    const call = await called;
    await call.until("ringing");
    await call.answer();
    await alice.expectTalking(joy.shown);
    await listen(alice.page);
    await alice.hangUp(joy.shown);
    await alice.expectOutcome("Call ended");
  });
});

async function becomeAdministrator(company: Company, someone: (url: string) => Promise<Page>) {
  const token = await company.backend.firstAdministratorToken();
  const page = await someone(`${company.url}#welcome=${token}`);
  await page.getByLabel("Your name").fill("Nora Haug");
  await page.getByLabel("Login").fill("nora");
  await page.getByLabel("New password").fill(freshPassword());
  await page.getByRole("button", { name: "Set password and sign in" }).click();
  await expect(page.getByRole("navigation", { name: "Screens" })).toBeVisible();
  const again = await someone(`${company.url}#welcome=${token}`);
  await expect(again.getByText("This link does not work any more")).toBeVisible();
  return page;
}

/** The agent hears the customer's tone, and the customer the agent's; then the agent hangs up. */
async function expectAudioBothWays(
  lab: Lab,
  phone: PhonePage,
  who: string,
  call: CustomerCall,
): Promise<void> {
  const heard = await listen(phone.page);
  expect(heard.hz).toBeGreaterThan(970);
  expect(heard.hz).toBeLessThan(1_030);
  await soundFrom(phone.page, lab);
  await phone.hangUp(who);
  await phone.expectOutcome("Call ended");
  expect(await heardIn(await call.recording(), voices)).toEqual(["alice"]);
}
