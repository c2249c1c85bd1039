import { chromium } from "@playwright/test";
import type { Browser } from "@playwright/test";
import { chromiumLaunch, writeVoices } from "../lab/chromium.ts";
import type { Network } from "../lab/network/network.ts";

/** Where a browser is that is not on this machine's own network, and whose certificate it is to trust there. */
export interface Elsewhere {
  readonly network: Network;
  readonly certificateFingerprint: string;
}

/** @throws LabError when there is no Chromium, naming the remedy. */
export async function launchBrowser(elsewhere?: Elsewhere): Promise<Browser> {
  await writeVoices();
  const trusted = elsewhere?.certificateFingerprint;
  const launch = chromiumLaunch(
    trusted === undefined ? [] : [`--ignore-certificate-errors-spki-list=${trusted}`],
  );
  return chromium.launch({
    ...launch,
    executablePath: (await elsewhere?.network.inside(launch.executablePath)) ?? launch.executablePath,
    // Ctrl-C is ours to handle: the lab must end, too.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}
