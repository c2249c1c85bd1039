import { spawn } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { LabError } from "../lab-error.ts";

const FLOCK = "flock";

/**
 * Runs `work` while holding a lock on `file`, waiting for other holders first.
 *
 * The kernel holds it for a `flock` child (util-linux, on every Debian and Ubuntu) that lives as long as our end of its
 * standard input: however we die, the lock is free again, so no stale lock can ever need clearing by hand.
 */
export async function withLock<T>(file: string, onWait: () => void, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(file), { recursive: true });
  const holder = spawn(FLOCK, [file, "sh", "-c", "echo held; exec cat >/dev/null"], {
    stdio: ["pipe", "pipe", "inherit"],
    // Its own group, so that Ctrl-C in a terminal does not free the lock before we are done.
    detached: true,
  });
  const waiting = setTimeout(onWait, 300);
  try {
    await new Promise<void>((resolve, reject) => {
      holder.stdout.once("data", () => {
        resolve();
      });
      holder.once("error", () => {
        reject(
          new LabError('The program "flock" is missing on this machine. Install the package util-linux.'),
        );
      });
      holder.once("exit", (code) => {
        reject(
          new LabError(
            `Could not lock ${file} (flock ended with ${String(code)}). Check that you may write there.`,
          ),
        );
      });
    });
    clearTimeout(waiting);
    return await work();
  } finally {
    clearTimeout(waiting);
    holder.stdin.end();
  }
}
