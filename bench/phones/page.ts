import type { BrowserContext, Page } from "@playwright/test";
import { agentHz } from "../../lab/chromium.ts";
import { instrument } from "../instrument.ts";
import type { Mark } from "../instrument.ts";
import { agentUser } from "./pbx.ts";
import type { Account } from "./pages/minimal-page.ts";
import type { PhoneName } from "./measures.ts";
import type { Stage } from "./stage.ts";

/** Runs in our page before its scripts: the tab has been signed in, as the account of the others is in their pages. */
function signedInBefore([signIn, domain]: readonly [{ readonly server: string }, string]): void {
  // Also runs in the empty page before the first, which has no storage.
  if (location.protocol === "about:") return;
  sessionStorage.setItem("ringbridge.sign-in", JSON.stringify(signIn));
  sessionStorage.setItem("ringbridge.opening", JSON.stringify({ address: signIn.server, domain }));
}

/** What the customer of a call plays whom nobody echoes. */
export const customerHz = 1000;

/** A browser that has never been here, but whose agent has allowed the microphone: as on every day but the first. */
export async function openContext(
  { browser, lab, site, iceServers }: Stage,
  phone: PhoneName,
): Promise<BrowserContext> {
  const agent = lab.pbx.agents.find(({ user }) => user === agentUser);
  if (agent === undefined) throw new Error(`The lab has no agent ${agentUser}`);
  const context = await browser.newContext({
    // Ringbridge's policy allows no worker made from text, which the stopwatch needs.
    bypassCSP: true,
    locale: "en-GB",
    permissions: ["microphone"],
    viewport: { width: 1440, height: 900 },
  });
  await context.addInitScript(instrument, [
    { mark: "own-tone-heard", hz: agentHz },
    { mark: "customer-heard", hz: customerHz },
  ] as const);
  const { user, password, name } = agent;
  if (phone === "ringbridge") {
    const signIn = { server: site.webSocketUrl, user, password, name };
    await context.addInitScript(signedInBefore, [signIn, lab.pbx.host] as const);
  } else {
    const account: Account = { server: site.webSocketUrl, domain: lab.pbx.host, user, password, iceServers };
    await context.addInitScript((given) => {
      globalThis.benchAccount = given;
    }, account);
  }
  return context;
}

export async function marksOf(page: Page, since: number): Promise<Partial<Record<Mark, number>>> {
  const marks = await page.evaluate(() => globalThis.benchStopwatch.marks());
  return Object.fromEntries(Object.entries(marks).map(([name, time]) => [name, time - since]));
}

/** Begins anew for what comes next. */
export const forget = (page: Page): Promise<void> => page.evaluate(() => globalThis.benchStopwatch.forget());

/** Begins anew, and watches the screen for a text. */
export async function startWatching(page: Page, mark: Mark, text: string, selector: string): Promise<void> {
  await page.evaluate(
    ([name, shown, where]) => {
      globalThis.benchStopwatch.forget();
      globalThis.benchStopwatch.watch(name, shown, where);
    },
    [mark, text, selector] as const,
  );
}
