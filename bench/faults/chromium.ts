import { spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { chromiumLaunch } from "../../lab/chromium.ts";
import { joinBrowser } from "./devtools.ts";
import type { Devtools } from "./devtools.ts";

export interface ChromiumOptions {
  /** Beside the usual ones. */
  readonly switches?: readonly string[];
  /** Instead of the machine's own: such as one in a network of its own. */
  readonly executablePath?: string;
}

export interface Chromium {
  readonly devtools: Devtools;
  /** At once, also one that is stopped or waits for a tab that has crashed. */
  end(): Promise<void>;
}

/** Starts Chromium on a profile of its own, as people have it but for its microphone. It ends with us. */
export function startChromium(profile: string, options: ChromiumOptions): Chromium {
  const { switches = [], executablePath } = options;
  const launch = chromiumLaunch([
    ...["--headless=new", "--no-sandbox", "--no-default-browser-check", "--mute-audio", "--lang=en-GB"],
    ...["--window-size=1440,900", "--password-store=basic", `--user-data-dir=${profile}`],
    ...["--remote-debugging-pipe", ...switches],
  ]);
  // In a group of its own: Ctrl-C is for us to handle.
  const child = spawn(executablePath ?? launch.executablePath, [...launch.args, "about:blank"], {
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
    detached: true,
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  child.once("error", () => undefined);
  const [, , , orders, answers] = child.stdio;
  return {
    devtools: joinBrowser(orders as Writable, answers as Readable),
    end: async () => {
      if (child.pid !== undefined) signal(-child.pid, "SIGKILL");
      await ended;
    },
  };
}

export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone already.
  }
}
