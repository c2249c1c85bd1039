import { setTimeout as delay } from "node:timers/promises";
import type { Browser } from "@playwright/test";
import type { Lab } from "../../lab/lab.ts";
import { LabError } from "../../lab/lab-error.ts";
import type { Reporter } from "../../lab/reporter.ts";
import type { Builds } from "../builds.ts";
import { endAllCalls } from "../phones/pbx.ts";
import { serveSite } from "../phones/site.ts";
import { look, type Look } from "./leftovers.ts";
import { afterlife, openShiftPage } from "./page.ts";
import { playCall } from "./play.ts";
import { kindOf, kinds, shiftResultOf, type Kind, type ShiftResult } from "./result.ts";

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
  const { page, cdp } = await openShiftPage(browser, lab, site.url);
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
