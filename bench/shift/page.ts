import type { Browser, CDPSession, Page } from "@playwright/test";
import type { Lab } from "../../lab/lab.ts";
import { LabError } from "../../lab/lab-error.ts";
import { clickWhenThere } from "../instrument.ts";
import { patience } from "../within.ts";
import { countTimers } from "./timers.ts";

/** Milliseconds until a call is forgotten: a SIP transaction listens for 32 s to what comes late (RFC 3261, 64 × T1). */
export const afterlife = 36_000;

export interface ShiftPage {
  readonly page: Page;
  readonly cdp: CDPSession;
}

export interface ShiftPageOptions {
  /** What the browser allows without asking. */
  readonly permissions?: readonly "microphone"[];
  /** Scripts that run in the page before any of its own. */
  readonly before?: readonly (() => void)[];
}

/** The phone of the first agent, signed in and ready, with its timers counted. */
export async function openShiftPage(
  browser: Browser,
  lab: Lab,
  url: string,
  { permissions = [], before = [] }: ShiftPageOptions = {},
): Promise<ShiftPage> {
  const [agent] = lab.pbx.agents;
  if (agent === undefined) throw new LabError("The lab has no agent.");
  const context = await browser.newContext({
    locale: "en-GB",
    viewport: { width: 1440, height: 900 },
    permissions: [...permissions],
  });
  for (const script of [countTimers, ...before]) await context.addInitScript(script);
  await context.addInitScript(clickWhenThere, `Continue as ${agent.name} (demo)`);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send("Performance.enable");
  await page.goto(url);
  await page.getByRole("button", { name: /^Line ready/ }).waitFor({ timeout: patience });
  return { page, cdp };
}
