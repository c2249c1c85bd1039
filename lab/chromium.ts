import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { tone, writeWav } from "./audio/wav.ts";
import { LabError } from "./lab-error.ts";

/** What an agent's fake microphone says: a steady tone, so that the far end can tell it by its frequency. */
export const agentHz = 700;

const voiceFile = (hz: number) => resolve(import.meta.dirname, `../.cache/voice-${hz}.wav`);
const places = [
  process.env["RINGBRIDGE_CHROMIUM"],
  "/usr/bin/chromium",
  "/usr/bin/google-chrome",
  "/usr/bin/chromium-browser",
];

/**
 * Makes what agents' microphones say, a steady tone each; a browser started with `chromiumLaunch` plays one of them. Once
 * before all: a browser that opens a file while it is being written stays silent.
 */
export async function writeVoices(hertz: readonly number[] = [agentHz]): Promise<void> {
  for (const hz of hertz) {
    await mkdir(dirname(voiceFile(hz)), { recursive: true });
    await writeWav(voiceFile(hz), tone(hz, 30));
  }
}

/**
 * How tests and measurements start Chromium, as Playwright's launch options: the machine's own, with a microphone made
 * that says one of the `writeVoices`, and without the calls home that a closed network would only refuse. `extra` adds switches.
 * @throws LabError when there is no Chromium, naming the remedy.
 */
export function chromiumLaunch(extra: readonly string[] = [], voiceHz = agentHz) {
  const executablePath = places.find((place) => place !== undefined && existsSync(place));
  if (executablePath === undefined) {
    throw new LabError(
      "This needs Chromium. Install it (Debian: sudo apt-get install chromium), " +
        "or name one: RINGBRIDGE_CHROMIUM=/path/to/chromium",
    );
  }
  return {
    executablePath,
    // As root there is no user for Chromium's sandbox to drop to; nor in most containers.
    chromiumSandbox: false,
    args: [
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-quic",
      "--no-first-run",
      "--use-fake-ui-for-media-stream",
      "--use-fake-device-for-media-stream",
      `--use-file-for-fake-audio-capture=${voiceFile(voiceHz)}`,
      ...extra,
    ],
  };
}
