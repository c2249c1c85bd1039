import { execFile, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { accessSync, chownSync, constants, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A PostgreSQL of this run alone, on a socket, that keeps its promises to the disk. */
export interface Postgres {
  readonly url: string;
  /** Beside its data: the same disk. */
  readonly folder: string;
  stop(): Promise<void>;
}

/**
 * Starts the machine's PostgreSQL with its own settings: fsync and synchronous_commit are on by default.
 * @returns why there is none, as a sentence, where it cannot be had.
 */
export async function startPostgres(): Promise<Postgres | string> {
  const programs = findPrograms();
  if (programs === undefined) return "This machine has no PostgreSQL (Debian: apt-get install postgresql).";
  const account = await accountToRunAs();
  if (account === undefined) return "PostgreSQL does not run as root, and there is no account for it.";
  // A socket's path may have 107 bytes, and the account must be able to come here.
  const folder = mkdtempSync("/tmp/ringbridge-bench-");
  const data = join(folder, "data");
  const options = { cwd: folder, env: { LC_ALL: "C" }, ...(account === "ourselves" ? {} : account) };
  if (account !== "ourselves") chownSync(folder, account.uid, account.gid);
  const end = (): void => {
    spawnSync(join(programs, "pg_ctl"), ["stop", "-D", data, "-m", "immediate"], {
      ...options,
      stdio: "ignore",
    });
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const users = ["-U", "ringbridge", "--auth=trust", "--no-sync"];
    await run(join(programs, "initdb"), ["-D", data, "--encoding=UTF8", "--locale=C", ...users], options);
    const listen = ["-D", data, "-k", folder, "-c", "listen_addresses="];
    const server = spawn(join(programs, "postgres"), listen, {
      ...options,
      stdio: ["ignore", "ignore", "pipe"],
    });
    const ready = new Promise<void>((resolve, reject) => {
      server.stderr.setEncoding("utf8").on("data", (text: string) => {
        if (text.includes("ready to accept connections")) resolve();
      });
      server.once("exit", () => reject(new Error("it ended while it started")));
    });
    process.once("exit", end);
    await ready;
    return {
      url: `postgres://ringbridge@${encodeURIComponent(folder)}/postgres`,
      folder,
      stop: async () => {
        process.off("exit", end);
        const ended = once(server, "exit");
        server.kill("SIGINT"); // fast: open connections are cut, everything is written
        await ended;
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    process.off("exit", end);
    end();
    return `PostgreSQL did not start (${error instanceof Error ? error.message : String(error)}).`;
  }
}

/** Debian keeps each version in a folder of its own, outside PATH; the newest comes first. */
function findPrograms(): string | undefined {
  const debian = "/usr/lib/postgresql";
  const versions = names(debian)
    .map(Number)
    .sort((a, b) => b - a);
  const folders = [
    ...versions.map((version) => join(debian, String(version), "bin")),
    ...(process.env["PATH"] ?? "").split(delimiter),
  ];
  return folders.find((folder) =>
    ["initdb", "postgres", "pg_ctl"].every((name) => isProgram(join(folder, name))),
  );
}

function names(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** "ourselves" unless we are root, as which PostgreSQL does not run. */
async function accountToRunAs(): Promise<Account | "ourselves" | undefined> {
  if (process.getuid?.() !== 0) return "ourselves";
  for (const name of ["postgres", "nobody"]) {
    try {
      const [uid, gid] = await Promise.all([run("id", ["-u", name]), run("id", ["-g", name])]);
      return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
    } catch {
      // This machine has no such account.
    }
  }
  return undefined;
}
