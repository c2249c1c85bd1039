import type { Browser, Page } from "@playwright/test";
import { LabError } from "../../lab/lab-error.ts";
import type { Agent } from "../../lab/secrets.ts";
import { clickWhenThere } from "../instrument.ts";
import { patience } from "../within.ts";
import { openEyes, type View } from "./eyes.ts";

/** A tab of an agent's browser. */
export interface AgentTab {
  readonly page: Page;
  readonly view: () => Promise<View>;
  /** Clicks a button so many milliseconds from now; false when there is none then, as a person would find. */
  readonly click: (name: string, after?: number) => Promise<boolean>;
  /** @throws when no such button comes. */
  readonly until: (name: string) => Promise<void>;
  /** Closes the tab; the phone's own goes with the browser. */
  readonly close: () => Promise<void>;
}

/** The phone of one agent, in a browser profile of its own. */
export interface AgentPage extends AgentTab {
  readonly user: string;
  readonly name: string;
  /** Opens another tab, which is a remote control of this one. */
  readonly openTab: () => Promise<AgentTab>;
  /** Types a number or an extension into the dial box. */
  readonly type: (number: string) => Promise<void>;
  /** Loads the page again and waits until it can be called. */
  readonly reload: () => Promise<void>;
  /** What nobody caught in one of its tabs since this was asked last. */
  readonly takeErrors: () => readonly string[];
}

/** Opens the app and signs in. @throws when its line does not come up. */
export async function openAgentPage(
  browser: Browser,
  url: string,
  { user, name }: Agent,
): Promise<AgentPage> {
  const context = await browser.newContext({
    locale: "en-GB",
    viewport: { width: 1440, height: 900 },
    permissions: ["microphone"],
  });
  await context.addInitScript(openEyes);
  await context.addInitScript(clickWhenThere, `Continue as ${name} (demo)`);
  const errors: string[] = [];

  async function openTab(): Promise<AgentTab> {
    const page = await context.newPage();
    // Not of the context: that tells of the empty page before, too, which has no devices.
    page.on("pageerror", (error) => errors.push(error.stack ?? error.message));
    // A page that is loaded again in a call asks before.
    page.on("dialog", (dialog) => void dialog.accept().catch(() => undefined));
    await page.goto(url);
    await untilReady(page);
    return {
      page,
      view: () => page.evaluate(() => globalThis.raceView()),
      click: (button, after = 0) =>
        page.evaluate(([which, wait]) => globalThis.raceClick(which, wait), [button, after] as const),
      until: async (button) => {
        const most = patience;
        if (
          !(await page.evaluate(([which, wait]) => globalThis.raceUntil(which, wait), [
            button,
            most,
          ] as const))
        )
          throw new LabError(`${name}'s page does not show "${button}" within ${String(most / 1000)} s.`);
      },
      close: () => page.close(),
    };
  }

  const tab = await openTab();
  const { page } = tab;
  return {
    ...tab,
    user,
    name,
    openTab,
    type: (number) => page.getByRole("textbox", { name: "Number" }).fill(number, { timeout: patience }),
    reload: async () => {
      await page.reload();
      await untilReady(page);
    },
    takeErrors: () => errors.splice(0),
    close: () => context.close(),
  };
}

const untilReady = (page: Page): Promise<void> =>
  page.getByRole("button", { name: /^Line ready/ }).waitFor({ timeout: patience });
