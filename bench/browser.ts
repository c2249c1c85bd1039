import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { chromium } from "@playwright/test";
import type { Browser } from "@playwright/test";
import { tone, writeWav } from "../lab/audio/wav.ts";
import { LabError } from "../lab/lab-error.ts";

/** What the agent's microphone says. */
export const toneHz = 700;
const toneFile = resolve(import.meta.dirname, "../.cache/bench/agent.wav");

const places = [
  process.env["RINGBRIDGE_CHROMIUM"],
  "/usr/bin/chromium",
  "/usr/bin/google-chrome",
  "/usr/bin/chromium-browser",
];

/** @throws LabError when there is no Chromium, naming the remedy. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = places.find((place) => place !== undefined && existsSync(place));
  if (executablePath === undefined)
    throw new LabError(
      "The measurement needs Chromium. Install it (Debian: sudo apt-get install chromium), " +
        "or name one: RINGBRIDGE_CHROMIUM=/path/to/chromium npm run bench",
    );
  await mkdir(dirname(toneFile), { recursive: true });
  await writeWav(toneFile, tone(toneHz, 30));
  return chromium.launch({
    executablePath,
    // As root there is no user for Chromium's sandbox to drop to; nor in most containers.
    chromiumSandbox: false,
    // Ctrl-C is ours to handle: the lab must end, too.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-quic",
      "--no-first-run",
      "--use-fake-ui-for-media-stream",
      "--use-fake-device-for-media-stream",
      `--use-file-for-fake-audio-capture=${toneFile}`,
    ],
  });
}
