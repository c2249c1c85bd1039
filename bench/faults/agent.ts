import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeVoices } from "../../lab/chromium.ts";
import { startChromium } from "./chromium.ts";
import type { ChromiumOptions } from "./chromium.ts";
import type { Devtools } from "./devtools.ts";
import { createNotes } from "./notes.ts";
import type { Notes } from "./notes.ts";
import { processesOf } from "./processes.ts";
import { openTab } from "./tab.ts";
import type { Tab } from "./tab.ts";
import { until } from "./until.ts";

/** An agent before a Chromium of their own, with what the bench sees and hears of it. */
export interface Agent {
  readonly notes: Notes;
  readonly devtools: Devtools;
  /** The tab they work in. */
  tab(): Tab;
  /** All that have been opened, the first one first. */
  tabs(): readonly Tab[];
  /** From now on they work in another one. */
  workIn(tab: Tab): void;
  openTab(): Promise<Tab>;
  /** Signs in there by the demo's button; resolves once the line is said to be ready. */
  signIn(tab: Tab): Promise<void>;
  /** The browser and everything it has started. */
  processes(): Promise<readonly number[]>;
  close(): Promise<void>;
}

export interface AgentOptions extends ChromiumOptions {
  readonly url: string;
  /** Whose button on the sign-in screen. */
  readonly name: string;
  /** Scripts that run in every page before the app. */
  readonly before?: readonly string[];
}

/**
 * Opens the app and signs in; resolves once the line is said to be ready. The browser is as people have it: what is hidden
 * is put to sleep, and what is left may be kept to come back to.
 */
export async function openAgent(options: AgentOptions): Promise<Agent> {
  await using scope = new AsyncDisposableStack();
  const { url, name, before = [] } = options;
  const profile = await mkdtemp(join(tmpdir(), "ringbridge-faults-"));
  scope.defer(() => rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }));
  await writeVoices();
  const browser = scope.adopt(startChromium(profile, options), (it) => it.end());
  const { devtools } = browser;
  const notes = createNotes();
  const tabs: Tab[] = [];
  const open = async (): Promise<Tab> => {
    const tab = await openTab(devtools, { notes, before });
    tabs.push(tab);
    return tab;
  };
  const signIn = async (tab: Tab): Promise<void> => {
    const button = `Continue as ${name} (demo)`;
    await until(() => tab.hasButton(button), `the button "${button}"`);
    await tab.click(button);
    await until(() => notes.line(tab.id) === "Line ready", "the line is said to be ready");
  };
  let current = await open();
  await current.toFront();
  await current.go(url);
  await signIn(current);
  const everything = scope.move();
  return {
    notes,
    devtools,
    tab: () => current,
    tabs: () => tabs,
    workIn: (tab) => {
      current = tab;
    },
    openTab: open,
    signIn,
    processes: () => processesOf(profile),
    close: () => everything.disposeAsync(),
  };
}
