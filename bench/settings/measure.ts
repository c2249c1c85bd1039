import type { Browser, BrowserContext } from "@playwright/test";
import { LabError } from "../../lab/lab-error.ts";
import type { Reporter } from "../../lab/reporter.ts";
import type { Company } from "../company/company.ts";
import { openBrowserOf, signInAt } from "../company/visit.ts";
import { watchFromTheStart } from "../instrument.ts";
import type { Watched } from "../instrument.ts";
import { within } from "../within.ts";
import { caches, screens } from "./result.ts";
import type { Cache, Load, ScreenName } from "./result.ts";

export interface SettingsPlan {
  readonly rounds: number;
  readonly reporter: Reporter;
  readonly stopped: AbortSignal;
}

export interface SettingsOutcome {
  readonly loads: readonly Load[];
  readonly faults: readonly string[];
}

/** Who opens it, where, and what they see when it is there. */
interface Visit {
  readonly login: string;
  readonly url: string;
  /** What says that nobody has to wait any more. */
  readonly seen: Omit<Watched, "mark">;
  readonly signedIn: Awaited<ReturnType<BrowserContext["storageState"]>>;
}

/** Opens both screens again and again, in turns; round 0 warms up and is not counted. */
export async function measureSettings(
  company: Company,
  browser: Browser,
  { rounds, reporter, stopped }: SettingsPlan,
): Promise<SettingsOutcome> {
  const numbers = await (await company.signIn("adam")).get<{ id: string }[]>("/api/numbers");
  const numberId = numbers[0]?.id ?? "";
  const visits: Readonly<Record<ScreenName, Visit>> = {
    settings: {
      login: "adam",
      url: `${company.url}#/numbers/${numberId}`,
      seen: { text: "Callback permission", selector: "form" },
      signedIn: await signedIn(company, browser, "adam"),
    },
    phone: {
      login: "alice",
      url: company.url,
      seen: { text: "Call", selector: "form button" },
      signedIn: await signedIn(company, browser, "alice"),
    },
  };
  const loads: Load[] = [];
  const faults: string[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const name = round === 0 ? "Warming up" : `Round ${String(round)} of ${String(rounds)}`;
    for (const screen of round % 2 === 0 ? screens : screens.toReversed()) {
      if (stopped.aborted)
        throw new LabError("Stopped before the end, so there are no figures. Start again.");
      try {
        const times = await loadBoth(browser, visits[screen]);
        reporter.line(`${name}, ${screen}: cold ${times.cold.toFixed(1)}, warm ${times.warm.toFixed(1)}`);
        if (round > 0) for (const cache of caches) loads.push({ screen, cache, ms: times[cache] });
      } catch (error) {
        faults.push(`${name}, ${screen}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
  return { loads, faults };
}

async function signedIn(company: Company, browser: Browser, login: string): Promise<Visit["signedIn"]> {
  const context = await openBrowserOf(browser);
  await signInAt(context, company, login);
  const state = await context.storageState();
  await context.close();
  return state;
}

/** A browser that has never seen the app but knows who is signed in; then the same again in another tab. */
async function loadBoth(
  browser: Browser,
  { url, seen, signedIn: state }: Visit,
): Promise<Record<Cache, number>> {
  const context = await openBrowserOf(browser, state);
  try {
    await context.addInitScript(watchFromTheStart, { mark: "screen-seen" as const, ...seen });
    const cold = await within(loadOnce(context, url));
    const warm = await within(loadOnce(context, url));
    return { cold, warm };
  } finally {
    await context.close();
  }
}

/** A page of its own, so that nothing but the browser's cache is left of the one before. */
async function loadOnce(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage();
  await page.goto(url, { waitUntil: "commit" });
  const time = await page.evaluate(() => globalThis.benchStopwatch.until("screen-seen"));
  await page.close();
  return time;
}
