import type { Browser, CDPSession, Page } from "@playwright/test";
import { clickWhenThere } from "../instrument.ts";
import { patience } from "../within.ts";
import { agent } from "./site.ts";
import { watchPage, type Seen } from "./watch.ts";

/** The phone as somebody sees it who sits before it. */
export interface PhonePage {
  readonly page: Page;
  readonly seen: () => Promise<Seen>;
  /** How many calls stand on the screen. */
  readonly calls: () => Promise<number>;
  /** Waits until none does, and says how many do when that takes too long. */
  readonly untilQuiet: () => Promise<number>;
  /** Bytes, after the garbage has been collected. */
  readonly heap: () => Promise<number>;
  readonly dialogs: () => number;
  readonly hasLeft: () => boolean;
}

/** Opens the app and signs in. @throws when its line does not come up. */
export async function openPhone(browser: Browser, url: string): Promise<PhonePage> {
  const context = await browser.newContext({
    locale: "en-GB",
    viewport: { width: 1440, height: 900 },
    permissions: ["microphone"],
    ignoreHTTPSErrors: true,
  });
  await context.addInitScript(watchPage);
  await context.addInitScript(clickWhenThere, `Continue as ${agent.name} (demo)`);
  const page = await context.newPage();
  let dialogs = 0;
  page.on("dialog", (dialog) => {
    dialogs += 1;
    void dialog.dismiss();
  });
  let others = 0;
  context.on("page", () => (others += 1));
  const cdp = await context.newCDPSession(page);
  await page.goto(url);
  await page.getByRole("button", { name: /^Line ready/ }).waitFor({ timeout: patience });

  const calls = (): Promise<number> =>
    page.getByRole("button", { name: /^(Answer|Decline|Hang up|Cancel call)/ }).count();
  return {
    page,
    seen: () => page.evaluate(() => globalThis.hostileSeen()),
    calls,
    untilQuiet: async () => {
      const limit = performance.now() + 8_000;
      let left = await calls();
      while (left > 0 && performance.now() < limit) {
        await page.waitForTimeout(100);
        left = await calls();
      }
      return left;
    },
    heap: () => heapOf(cdp),
    dialogs: () => dialogs,
    hasLeft: () => others > 0 || !page.url().startsWith(url),
  };
}

async function heapOf(cdp: CDPSession): Promise<number> {
  for (let round = 0; round < 3; round += 1) await cdp.send("HeapProfiler.collectGarbage");
  return (await cdp.send("Runtime.getHeapUsage")).usedSize;
}
