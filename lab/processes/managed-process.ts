import { spawn } from "node:child_process";
import { mkdir, open, readFile, rm, writeFile } from "node:fs/promises";
import { existsSync, readFileSync } from "node:fs";
import { constants, setPriority } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { LabError } from "../lab-error.ts";

/** A server we started, from this process or an earlier one. */
export interface ManagedProcess {
  readonly name: string;
  readonly pid: number;
  /** Resolves when it has ended, however that came. */
  readonly ended: Promise<void>;
  isRunning(): boolean;
  /** Asks it to end, insists after five seconds. */
  stop(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

export interface StartOptions {
  /** Also the name of the pid file and of the file its output goes to. */
  readonly name: string;
  readonly directory: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Whether it outlives this process. */
  readonly background: boolean;
  /** Whether it must not wait for others: sound that comes late is lost. Only where this process may say so. */
  readonly isUrgent?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
}

const PATIENCE_MS = 5000;
const SETPRIV = "/usr/bin/setpriv";

export const outputFile = (directory: string, name: string): string => join(directory, `${name}.out`);
const pidFile = (directory: string, name: string): string => join(directory, `${name}.pid`);

/**
 * Starts a server in a process group of its own: Ctrl-C in a terminal reaches us alone, and we stop what we started in
 * order. In the foreground the kernel ends it when we die without having had a chance to (PR_SET_PDEATHSIG).
 */
export async function startProcess(options: StartOptions): Promise<ManagedProcess> {
  const { name, directory, command, args, background } = options;
  await mkdir(directory, { recursive: true });
  const output = await open(outputFile(directory, name), "a");
  const tied = !background && existsSync(SETPRIV);
  const child = spawn(tied ? SETPRIV : command, tied ? ["--pdeathsig=TERM", "--", command, ...args] : args, {
    cwd: directory,
    env: { ...process.env, ...options.environment },
    stdio: ["ignore", output.fd, output.fd],
    detached: true,
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.once("spawn", resolve);
    child.once("error", (error) => reject(new LabError(`Could not start ${name} (${error.message}).`)));
  });
  await output.close();
  const { pid } = child;
  if (pid === undefined) throw new LabError(`Could not start ${name}.`);
  if (options.isUrgent === true) goFirst(pid);
  if (background) child.unref();
  await writeFile(pidFile(directory, name), JSON.stringify({ pid, birth: birthOf(pid) }));
  return manage(name, pid, directory, ended, () => child.exitCode === null && child.signalCode === null);
}

/** As a telephone server runs: before whatever else wants the processor. */
function goFirst(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_HIGH);
  } catch {
    // Only root may. A machine that is not busy is as good.
  }
}

/** The process that an earlier run of ours started and that is still there; never somebody else's with the same number. */
export async function findProcess(directory: string, name: string): Promise<ManagedProcess | undefined> {
  const text = await readFile(pidFile(directory, name), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const { pid, birth } = JSON.parse(text) as { pid: number; birth: string };
  const isRunning = (): boolean => birthOf(pid) === birth;
  if (!isRunning()) return undefined;
  return manage(name, pid, directory, undefined, isRunning);
}

function manage(
  name: string,
  pid: number,
  directory: string,
  exit: Promise<void> | undefined,
  isRunning: () => boolean,
): ManagedProcess {
  // Not our child: nobody tells us, so ask. Asking alone does not keep us alive.
  const gone = async (): Promise<void> => {
    while (isRunning()) await delay(20, undefined, { ref: false });
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (isRunning()) signalGroup(pid, signal);
    const late = new AbortController();
    const insist = delay(PATIENCE_MS, undefined, { signal: late.signal }).then(
      () => signalGroup(pid, "SIGKILL"),
      () => undefined,
    );
    await (exit ?? gone());
    late.abort();
    await insist;
    await rm(pidFile(directory, name), { force: true });
  };
  return {
    name,
    pid,
    get ended() {
      return exit ?? gone();
    },
    isRunning,
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
  };
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // Already gone.
  }
}

/** When a process started, in the kernel's ticks: tells it from a later one with the same number. */
function birthOf(pid: number): string | undefined {
  try {
    const fields = readFileSync(`/proc/${String(pid)}/stat`, "latin1")
      .replace(/^.*\) /s, "")
      .split(" ");
    // A zombie is not running.
    return fields[0] === "Z" ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

/**
 * Waits until `ready` says so, or fails as soon as the process has ended, with the end of what it printed.
 * @throws LabError when it ends first or is not ready in time.
 */
export async function whenReady(
  managed: ManagedProcess,
  directory: string,
  ready: () => Promise<boolean>,
  timeoutMs = 60_000,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await ready())) {
    const late = Date.now() > deadline;
    if (managed.isRunning() && !late) {
      await delay(15);
      continue;
    }
    const output = await readFile(outputFile(directory, managed.name), "utf8").catch(() => "");
    const tail = output.trim().split("\n").slice(-6).join("\n");
    throw new LabError(
      `${managed.name} ${late ? `was not ready within ${String(timeoutMs / 1000)} s` : "ended while it started"}. ` +
        `Its last words (all of them: ${outputFile(directory, managed.name)}):\n${tail}`,
    );
  }
}
