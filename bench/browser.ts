import { chromium } from "@playwright/test";
import type { Browser } from "@playwright/test";
import { chromiumLaunch, writeVoices } from "../lab/chromium.ts";

/** @throws LabError when there is no Chromium, naming the remedy. */
export async function launchBrowser(): Promise<Browser> {
  await writeVoices();
  return chromium.launch({
    ...chromiumLaunch(),
    // Ctrl-C is ours to handle: the lab must end, too.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}
