import type { Browser, BrowserContext, Page } from "@playwright/test";
import { agentHz } from "../../lab/chromium.ts";
import { instrument } from "../instrument.ts";
import { patience } from "../within.ts";
import type { Company } from "./company.ts";

/** Somebody's browser with cookies of its own, and the stopwatch in its pages. */
export async function openBrowserOf(
  browser: Browser,
  state?: Awaited<ReturnType<BrowserContext["storageState"]>>,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    // Ringbridge's policy allows no worker made from text, which the stopwatch brings.
    bypassCSP: true,
    locale: "en-GB",
    viewport: { width: 1440, height: 900 },
    ...(state === undefined ? {} : { storageState: state }),
  });
  context.setDefaultTimeout(patience);
  await context.addInitScript(instrument, [{ mark: "own-tone-heard", hz: agentHz }] as const);
  return context;
}

/** Opens the app and signs in by the lab's button. Resolves when the sign-in screen has gone. */
export async function signInAt(context: BrowserContext, company: Company, login: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(company.url);
  const button = page.getByRole("button", { name: `Continue as ${company.person(login).name} (demo)` });
  await button.click();
  await button.waitFor({ state: "detached" });
  return page;
}
