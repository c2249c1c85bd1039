import { chromium, type Page } from "@playwright/test";
import { chromiumLaunch } from "../lab/chromium.ts";
import { expect, openPhone, test } from "./fixtures/test.ts";
import type { PhonePage } from "./pages/phone-page.ts";

/** The app as a company would have it that lets agents type their server's address. */
async function withoutDeployment(page: Page): Promise<void> {
  await page.route("**/ringbridge.json", (route) =>
    route.fulfill({ json: { domain: "pbx.ringbridge.example" } }),
  );
}

test("signing in registers the agent, and Asterisk sees the phone", async ({ alice, lab }) => {
  await alice.expectLine("Line ready");
  expect(await lab.pbx.cli("pjsip show contacts")).toMatch(/1001\/sip:/);
  const state = async () =>
    (await lab.pbx.ari.get<{ resource: string; state: string }[]>("endpoints/PJSIP")).find(
      ({ resource }) => resource === "1001",
    )?.state;
  await expect.poll(state).toBe("online");
  expect(await lab.pbx.cli("pjsip show contact 1001")).not.toContain("password");
});

test("a page that is loaded again has a connection ready before anybody calls", async ({
  alice: { page },
}) => {
  await page.addInitScript(() => {
    const Connection = RTCPeerConnection;
    // Its addresses are asked for at once, for whichever call comes first.
    const isReady = ({ iceCandidatePoolSize = 0 }: RTCConfiguration) => iceCandidatePoolSize > 0;
    globalThis.RTCPeerConnection = class extends Connection {
      constructor(configuration: RTCConfiguration = {}) {
        super(configuration);
        if (isReady(configuration)) document.documentElement.dataset["ready"] = "yes";
      }
    };
  });
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-ready", "yes");
});

test("signing out takes the phone off the line", async ({ alice, lab }) => {
  await alice.page.getByRole("button", { name: "Alice Lind, your account" }).click();
  await alice.page.getByRole("button", { name: "Sign out" }).click();
  await expect(alice.page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await expect.poll(() => lab.pbx.cli("pjsip show contacts")).not.toMatch(/1001\/sip:/);
});

test("a wrong password is refused in words, and not tried again", async ({ phone, lab }) => {
  const log = await lab.pbx.mark();
  await phone.signIn({ user: "1001", password: "not-the-password" });
  const alert = phone.page.getByRole("alert");
  await expect(alert).toContainText("Line down: password refused");
  await expect(alert).toContainText("401 Unauthorized");
  await expect(phone.page.getByRole("button", { name: "Sign in" })).toBeEnabled();
  const refused = (await lab.pbx.logSince(log)).match(/^REGISTER sip:/gm)?.length;
  // One without and one with the digest; nothing after the refusal.
  expect(refused).toBe(2);
  expect(await lab.pbx.cli("pjsip show contacts")).not.toMatch(/1001\/sip:/);
});

test("the server's port is closed: said in words, and tried again until it opens", async ({ phone, lab }) => {
  await lab.pbx.stop();
  await phone.signInAsDemo("Alice Lind");
  await phone.expectLine("Line down: server not reached");
  const notice = phone.page.getByRole("region", { name: "Line down: server not reached" });
  await expect(notice).toContainText("Its port is closed, or a firewall is in between.");
  // By now it waits long between two attempts: long enough for a person to be quicker.
  await expect(notice).toContainText(/Next attempt in 0:(?:1[2-9]|[23]\d)/, { timeout: 60_000 });
  await lab.pbx.start();
  await notice.getByRole("button", { name: "Try now" }).click();
  await phone.expectLine("Line ready");
});

test("Asterisk stops and starts again while the phone is idle", async ({ alice, lab }) => {
  await lab.pbx.stop();
  await alice.expectLine("Line down: server not reached");
  await lab.pbx.start();
  await alice.expectLine("Line ready", { timeout: 45_000 });
  await expect.poll(() => lab.pbx.cli("pjsip show contacts")).toMatch(/1001\/sip:/);
  const call = await lab.meta.callIn({ from: "+34655102030", to: "+12145550111" });
  await alice.answer("Lucía Fernández");
  await alice.expectTalking("Lucía Fernández");
  await call.hangUp();
});

test("a ring ends with the line", async ({ alice, lab }) => {
  await lab.meta.callIn({ from: "+34655102030", to: "+12145550111" });
  await expect(alice.ring("Lucía Fernández")).toBeVisible();
  await lab.pbx.kill();
  await expect(alice.ring("Lucía Fernández")).toBeHidden();
  await alice.expectOutcome("Line lost");
  await lab.pbx.start();
  await alice.expectLine("Line ready", { timeout: 45_000 });
});

test("directly to Asterisk's own WSS, its certificate trusted", async ({ app, lab }) => {
  // Chromium takes a key to trust as a switch; that key is the one the lab's authority certified.
  const browser = await chromium.launch(
    chromiumLaunch([`--ignore-certificate-errors-spki-list=${lab.pbx.certificateFingerprint}`]),
  );
  try {
    const page = await browser.newPage({ locale: "en-GB" });
    await withoutDeployment(page);
    const phone = await openPhone(page, app.url);
    const [alice] = lab.pbx.agents;
    if (alice === undefined) throw new Error("the lab has no agents");
    await phone.signIn({ server: lab.pbx.webSocketUrl, user: alice.user, password: alice.password });
    await phone.expectLine("Line ready");
    expect(await lab.pbx.cli("pjsip show contacts")).toMatch(/1001\/sip:/);
    const call = await lab.meta.callIn({ from: "+34655102030", to: "+12145550111" });
    await phone.answer("Lucía Fernández");
    await phone.expectTalking("Lucía Fernández");
    await call.hangUp();
  } finally {
    await browser.close();
  }
});

test("directly to Asterisk's own WSS, its certificate refused: said in words, with a way to look at it", async ({
  page,
  app,
  lab,
}) => {
  await withoutDeployment(page);
  const phone: PhonePage = await openPhone(page, app.url);
  await phone.signIn({ server: lab.pbx.webSocketUrl, user: "1001", password: "whatever" });
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("Line down: server not reached");
  await expect(alert).toContainText("The browser does not trust its certificate.");
  await expect(alert.getByRole("link", { name: "Check the certificate" })).toHaveAttribute(
    "href",
    new URL("/", lab.pbx.webSocketUrl.replace("wss:", "https:")).href,
  );
  // What was typed is still there to be corrected.
  await expect(page.getByLabel("Server address")).toHaveValue(lab.pbx.webSocketUrl);
});

test("signed in in two tabs, only the first is a phone, until the second is used as one", async ({
  phone: first,
  app,
  lab,
}) => {
  const page = await first.page.context().newPage();
  const second = await openPhone(page, app.url);
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await first.signInAsDemo("Alice Lind");
  await first.expectLine("Line ready");
  await second.signIn({ user: "1001", password: "not-the-password" });
  await expect(page.getByRole("alert")).toContainText("Line down: password refused");
  await second.signInAsDemo("Alice Lind");
  await second.expectLine("Line ready");
  expect((await lab.pbx.cli("pjsip show contacts")).match(/1001\/sip:/g)).toHaveLength(1);
  await page.getByRole("button", { name: "Use here" }).click();
  await expect(first.page.getByRole("region", { name: "Your phone is in another tab" })).toBeVisible();
  const call = await lab.meta.callIn({ from: "+34655102030", to: "+12145550111" });
  await second.answer("Lucía Fernández");
  await second.expectTalking("Lucía Fernández");
  await call.hangUp();
  await page.close();
});

test("a page that is closed while it calls somebody gives up the call, and asks before", async ({
  alice,
  lab,
}) => {
  const called = lab.meta.nextCallOut();
  await alice.dial("+819012345678");
  const call = await called;
  await call.until("ringing");
  const asked = alice.page.waitForEvent("dialog");
  const closed = alice.page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.accept();
  await closed;
  await call.until("ended");
});

test("the password is kept nowhere that outlives the tab", async ({ phone, lab }) => {
  const [alice] = lab.pbx.agents;
  if (alice === undefined) throw new Error("the lab has no agents");
  await phone.signIn({ user: alice.user, password: alice.password });
  await phone.expectLine("Line ready");
  const kept = await phone.page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
  );
  expect(kept).not.toContain(alice.password);
  await phone.page.reload();
  await expect(phone.page.getByRole("form", { name: "Sign in" })).toBeVisible();
});

test("asked to, the tab keeps the sign-in over a reload", async ({ alice, lab }) => {
  await alice.page.reload();
  await alice.expectLine("Line ready");
  const passwords = lab.pbx.agents.map(({ password }) => password);
  const kept = await alice.page.evaluate(() => JSON.stringify(Object.entries(localStorage)));
  for (const password of passwords) expect(kept).not.toContain(password);
});

test.describe("where every script comes over the network", () => {
  // A service worker has them at hand.
  test.use({ serviceWorkers: "block" });

  test("a page that is loaded again is reachable before its phone is there, and rings with what came meanwhile", async ({
    alice,
    lab,
  }) => {
    let letCome: () => void = () => undefined;
    const mayCome = new Promise<void>((resolve) => (letCome = resolve));
    await alice.page.route("**/assets/line-*.js", async (route) => {
      await mayCome;
      await route.continue();
    });
    const log = await lab.pbx.mark();
    await alice.page.reload({ waitUntil: "commit" });
    await expect.poll(() => lab.pbx.logSince(log)).toMatch(/^REGISTER [^]*^SIP\/2\.0 200 OK/m);
    const call = await lab.meta.callIn({ from: "+34655102030", to: "+12145550111" });
    await expect.poll(() => lab.pbx.logSince(log)).toMatch(/^INVITE sip:[\da-f]{8}@/m);
    letCome();
    await alice.answer("Lucía Fernández");
    await call.until("answered");
    await alice.expectTalking("Lucía Fernández");
    const registers = (await lab.pbx.logSince(log)).match(/^REGISTER sip:/gm)?.length;
    // One without and one with the digest: the phone was not registered again when it came.
    expect(registers).toBe(2);
    await call.hangUp();
  });
});
