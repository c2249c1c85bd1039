import { setTimeout as delay } from "node:timers/promises";
import type { Browser, CDPSession, Page } from "@playwright/test";
import type { Lab } from "../../lab/lab.ts";
import { LabError } from "../../lab/lab-error.ts";
import type { Reporter } from "../../lab/reporter.ts";
import type { Builds } from "../builds.ts";
import { clickWhenThere } from "../instrument.ts";
import { endAllCalls } from "../phones/pbx.ts";
import { serveSite } from "../phones/site.ts";
import { patience } from "../within.ts";
import { look, type Look } from "./leftovers.ts";
import { playCall } from "./play.ts";
import { kindOf, kinds, shiftResultOf, type Kind, type ShiftResult } from "./result.ts";
import { countTimers } from "./timers.ts";

export interface ShiftPlan {
  readonly calls: number;
  readonly reporter: Reporter;
  readonly stopped: AbortSignal;
}

export interface ShiftOutcome {
  readonly result: ShiftResult;
  /** Sentences: calls that could not be played. */
  readonly faults: readonly string[];
  /** Timers that are there after the calls, for who looks for a leak. */
  readonly timers: Look["timers"];
}

/** Milliseconds until a call is forgotten: a SIP transaction listens for 32 s to what comes late (RFC 3261, 64 × T1). */
const afterlife = 36_000;

/** Calls before the first look, two of each kind: what is fetched with the first call and compiled with the next is no leak. */
const warmUp = 2 * kinds.length;

/** Many calls in one page of our phone, some before to warm up; looks at the page before and after. */
export async function playShift(
  builds: Builds,
  lab: Lab,
  browser: Browser,
  { calls, reporter, stopped }: ShiftPlan,
): Promise<ShiftOutcome> {
  await using scope = new AsyncDisposableStack();
  const site = scope.adopt(await serveSite(builds, lab), (it) => it.close());
  const { page, cdp } = await openPhone(browser, lab, site.url);
  scope.defer(() => page.context().close());
  const faults: string[] = [];

  const play = async (call: number, name: string): Promise<void> => {
    if (stopped.aborted) throw new LabError("Stopped before the end, so there are no figures. Start again.");
    try {
      await playCall(call, page, lab);
    } catch (error) {
      const fault = `${name}, ${kindOf(call)}: ${error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error)}`;
      reporter.line(`  Fault: ${fault}`);
      faults.push(fault);
      await endAllCalls(lab);
    }
  };
  for (let call = 0; call < warmUp; call += 1) await play(call, "Warming up");
  await delay(afterlife);
  const before = await look(page, cdp);
  const played: Kind[] = [];
  for (let call = 0; call < calls; call += 1) {
    await play(call, `Call ${String(call + 1)} of ${String(calls)}`);
    played.push(kindOf(call));
    if (played.length % 10 === 0) reporter.line(`${String(played.length)} of ${String(calls)} calls.`);
  }
  await delay(afterlife);
  const after = await look(page, cdp);
  return {
    result: shiftResultOf(played, before.holdings, after.holdings),
    faults,
    timers: after.timers,
  };
}

async function openPhone(
  browser: Browser,
  lab: Lab,
  url: string,
): Promise<{ readonly page: Page; readonly cdp: CDPSession }> {
  const [agent] = lab.pbx.agents;
  if (agent === undefined) throw new LabError("The lab has no agent.");
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1440, height: 900 } });
  await context.addInitScript(countTimers);
  await context.addInitScript(clickWhenThere, `Continue as ${agent.name} (demo)`);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send("Performance.enable");
  await page.goto(url);
  await page.getByRole("button", { name: /^Line ready/ }).waitFor({ timeout: patience });
  return { page, cdp };
}
