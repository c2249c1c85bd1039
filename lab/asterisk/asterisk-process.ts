import { createHash } from "node:crypto";
import { lstat, mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LabError } from "../lab-error.ts";
import { startProcess, whenReady } from "../processes/managed-process.ts";
import type { ManagedProcess } from "../processes/managed-process.ts";
import { run } from "../processes/run.ts";
import type { Ari } from "./ari.ts";
import type { Installation } from "./installation.ts";

/** The folders one Asterisk keeps to. */
export interface AsteriskFolders {
  /** Holds all of them; the pid file and the console's output too. */
  readonly home: string;
  /** `astetcdir`: the configuration files. */
  readonly configuration: string;
  readonly logs: string;
}

export const foldersOf = (home: string): AsteriskFolders => ({
  home,
  configuration: join(home, "etc"),
  logs: join(home, "log"),
});

/** The kernel's limit for the path of a socket is 108; Asterisk's control socket is named asterisk.ctl. */
const LONGEST_RUN_DIRECTORY = 90;

function runDirectory(home: string): string {
  const usual = join(home, "run");
  if (usual.length <= LONGEST_RUN_DIRECTORY) return usual;
  return join(tmpdir(), `ringbridge-${createHash("sha256").update(home).digest("hex").slice(0, 16)}`);
}

/**
 * Whoever may write to that folder commands our Asterisk, and in a shared /tmp anybody can have made it first.
 * @throws LabError when it is not ours alone.
 */
async function refuseForeign(folder: string): Promise<void> {
  const facts = await lstat(folder);
  if (facts.isDirectory() && facts.uid === process.getuid?.() && (facts.mode & 0o077) === 0) return;
  throw new LabError(
    `The folder ${folder} for Asterisk's control socket is not yours alone. ` +
      "Delete it, or set TMPDIR to a folder of your own.",
  );
}

const settingsFile = (folders: AsteriskFolders): string => join(folders.configuration, "asterisk.conf");

/** Writes asterisk.conf, the one file that is about this machine and not about telephony. */
export async function writeAsteriskConf(folders: AsteriskFolders, installation: Installation): Promise<void> {
  const { home, configuration, logs } = folders;
  const state = join(home, "state");
  const runs = runDirectory(home);
  await Promise.all(
    [configuration, logs, state, runs, join(home, "spool")].map((folder) =>
      mkdir(folder, { recursive: true, mode: 0o700 }),
    ),
  );
  if (!runs.startsWith(home)) await refuseForeign(runs);
  await writeFile(
    settingsFile(folders),
    `[directories]
astetcdir => ${configuration}
astmoddir => ${installation.asterisk.moduleDirectory}
astvarlibdir => ${state}
astdbdir => ${state}
astkeydir => ${state}
astcachedir => ${state}
astdatadir => ${installation.dataDirectory}
astagidir => ${state}
astspooldir => ${join(home, "spool")}
astrundir => ${runs}
astlogdir => ${logs}

[options]
nocolor = yes
hideconnect = yes
`,
  );
}

/** Starts an Asterisk on what lies in its folders; resolves when it takes calls. */
export async function startAsterisk(
  name: string,
  installation: Installation,
  folders: AsteriskFolders,
  ari: Ari,
  background: boolean,
): Promise<ManagedProcess> {
  const { command, leadingArguments } = installation.asterisk;
  const managed = await startProcess({
    name,
    directory: folders.home,
    command,
    args: [...leadingArguments, "-f", "-n", "-C", settingsFile(folders)],
    background,
    isUrgent: true,
    // The machine's own OpenSSL configuration may name what the unpacked library does not know.
    environment: { OPENSSL_CONF: "/dev/null" },
  });
  await whenReady(managed, folders.home, () => ari.isReady());
  return managed;
}

/**
 * Runs one command on the console of a running Asterisk and gives what it prints.
 * @throws LabError when there is no such Asterisk.
 */
export async function runOnConsole(
  installation: Installation,
  folders: AsteriskFolders,
  command: string,
): Promise<string> {
  const { command: program, leadingArguments } = installation.asterisk;
  const result = await run(program, [...leadingArguments, "-C", settingsFile(folders), "-rx", command]);
  if (result.code !== 0)
    throw new LabError(
      `Asterisk does not answer on its console: ${result.errors.trim() || result.output.trim()}`,
    );
  return result.output;
}
